#include <QtTest>

#include "core/connectors/kube/pod_log_level.h"
#include "core/connectors/kube/pod_log_runs.h"
#include "core/connectors/kube/pod_log_splitter.h"
#include "core/connectors/kube/pod_log_stream.h"
#include "core/connectors/kube/pod_log_text.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

const std::string bad = "\xEF\xBF\xBD";

std::string clean(std::string_view raw)
{
    std::string text;
    std::vector<LogSpan> spans;
    appendLogText(raw, text, spans);
    return text;
}

std::vector<std::string> texts(const LogBatch& lines)
{
    std::vector<std::string> found;
    for (std::size_t i = 0; i < lines.size(); ++i)
        found.emplace_back(lines.line(i).text);
    return found;
}

PodLogQuery webQuery()
{
    return {.namespaceName = "shop", .pod = "web-0", .container = "main"};
}

std::string statusJson(const std::string& words, int code)
{
    return R"({"kind":"Status","message":")" + words + R"(","reason":"BadRequest","code":)" + std::to_string(code) + "}";
}

// One stream on a fake server and what it told.
struct StreamBench
{
    explicit StreamBench(FakeAnswer answer, PodLogSettings settings = {})
    {
        http.next(std::move(answer));
        stream = std::make_unique<PodLogStream>(http, scheduler, webQuery(),
                                                PodLogListener{.onOpen = [this] { ++opened; },
                                                               .onLines =
                                                                   [this](LogBatch lines) {
                                                                       ++deliveries;
                                                                       dropped += lines.dropped;
                                                                       for (const std::string& text : texts(lines))
                                                                           told.push_back(text);
                                                                   },
                                                               .onEnd =
                                                                   [this](std::optional<PodLogFailure> failure) {
                                                                       ++ended;
                                                                       end = std::move(failure);
                                                                   }},
                                                settings);
    }

    FakeScheduler scheduler;
    FakeHttp http{scheduler};
    std::vector<std::string> told;
    int opened = 0;
    int deliveries = 0;
    int ended = 0;
    std::size_t dropped = 0;
    std::optional<PodLogFailure> end;
    std::unique_ptr<PodLogStream> stream;
};

} // namespace

// From the bytes of a container to lines that may be shown.
class PodLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRequestSaysWhatIsWanted()
    {
        PodLogQuery query = webQuery();
        QCOMPARE(QByteArray::fromStdString(podLogRequest(query).target),
                 QByteArray("/api/v1/namespaces/shop/pods/web-0/log?timestamps=true&container=main"));
        query.isFollowed = true;
        query.since = 600s;
        query.tailLines = 0;
        const HttpRequest followed = podLogRequest(query);
        QVERIFY(followed.target.ends_with("&follow=true&sinceSeconds=600&tailLines=0"));
        QCOMPARE(followed.deadline, Duration::zero());
        query = webQuery();
        query.isPrevious = true;
        query.sinceTime = LogTime(std::chrono::milliseconds(1'700'000'000'999));
        QCOMPARE(
            podLogRequest(query).target,
            std::string(
                "/api/v1/namespaces/shop/pods/web-0/log?timestamps=true&container=main&previous=true&sinceTime=2023-11-14T22%3a13%3a20Z"));
    }

    void textIsMadeHarmless_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray no(bad.c_str());
        QTest::newRow("plain") << QByteArray("hello\tworld") << QByteArray("hello\tworld");
        QTest::newRow("umlauts") << QByteArray("gr\xC3\xBC\xC3\x9F \xE2\x82\xAC \xF0\x9F\x8D\xB5")
                                 << QByteArray("gr\xC3\xBC\xC3\x9F \xE2\x82\xAC \xF0\x9F\x8D\xB5");
        QTest::newRow("NUL and controls") << QByteArray("a\0b\x01"
                                                        "c\rd\x7F",
                                                        8)
                                          << "a" + no + "b" + no + "c" + no + "d" + no;
        QTest::newRow("no UTF-8") << QByteArray("a\xFF"
                                                "b\xC3")
                                  << "a" + no + "b" + no;
        QTest::newRow("overlong, surrogate, too high")
            << QByteArray("\xC0\xAF|\xED\xA0\x80|\xF4\x90\x80\x80") << no + no + "|" + no + no + no + "|" + no + no + no + no;
        QTest::newRow("C1, bidi, zero width") << QByteArray("a\xC2\x9B"
                                                            "b\xE2\x80\xAE"
                                                            "c\xE2\x80\x8B"
                                                            "d\xE2\x81\xA6")
                                              << "a" + no + "b" + no + "c" + no + "d" + no;
        QTest::newRow("colours") << QByteArray("\x1b[1;31mERROR\x1b[0m gone") << QByteArray("ERROR gone");
        QTest::newRow("cursor and title") << QByteArray("\x1b[2J\x1b[10;5Hx\x1b]0;title\ay\x1b]8;;http://a\x1b\\z\x1b(B.")
                                          << QByteArray("xyz.");
        QTest::newRow("an endless title hides nothing") << QByteArray("a\x1b]0;rm -rf") << QByteArray("a0;rm -rf");
        QTest::newRow("half a sequence") << QByteArray("a\x1b[31") << QByteArray("a31");
        QTest::newRow("a lonely escape") << QByteArray("a\x1b") << QByteArray("a");
    }
    void textIsMadeHarmless()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(clean(std::string_view(raw.constData(), static_cast<std::size_t>(raw.size())))), expected);
    }

    void coloursBecomeSpans()
    {
        std::string text;
        std::vector<LogSpan> spans;
        appendLogText("a\x1b[1;31mred\x1b[22;39m-\x1b[4;93mx\x1b[m \x1b[38;5;196mi\x1b[0m\x1b[38;2;0;0;250;1mb\x1b[49;mc", text, spans);
        QCOMPARE(text, std::string("ared-x ibc"));
        QCOMPARE(spans.size(), std::size_t(4));
        QCOMPARE(spans[0], (LogSpan{.begin = 1, .length = 3, .style = {.foreground = 2, .isBold = true}}));
        QCOMPARE(spans[1], (LogSpan{.begin = 5, .length = 1, .style = {.foreground = 12, .isUnderlined = true}}));
        QCOMPARE(int(spans[2].style.foreground), 10);
        QCOMPARE(spans[3], (LogSpan{.begin = 8, .length = 1, .style = {.foreground = 13, .isBold = true}}));
    }

    void levelsAreRecognised_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("level");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* line, LogLevel level, const char* word) { QTest::newRow(line) << line << int(level) << word; };
        row("INFO  loading model", LogLevel::Info, "INFO");
        row("2026/11/23 11:39:49 [error] 7#7: *1 open() failed", LogLevel::Error, "error");
        row("WARNING: low", LogLevel::Warn, "WARNING");
        row(R"({"ts":1,"level":"warn","msg":"ERROR in a text"})", LogLevel::Warn, "warn");
        row(R"({"severity" : "CRITICAL"})", LogLevel::Fatal, "CRITICAL");
        row(R"({"lvl":"dbg"})", LogLevel::Debug, "dbg");
        row(R"({"level":50,"msg":"pino"})", LogLevel::Error, "50");
        row("time=1 level=fatal msg=x", LogLevel::Fatal, "fatal");
        row(R"(lvl="trace" a=b)", LogLevel::Trace, "trace");
        row("E1123 11:39:31.599492       1 main.go:7] gone", LogLevel::Error, "E");
        row("no error at all, says the text", LogLevel::None, "");
        row("MY_ERROR_CODE=3 TERROR INFORMATIONAL", LogLevel::None, "");
        row("", LogLevel::None, "");
        row("sublevel=warn", LogLevel::None, "");
    }
    void levelsAreRecognised()
    {
        QFETCH(QString, line);
        QFETCH(int, level);
        QFETCH(QString, word);
        const std::string text = line.toStdString();
        const FoundLevel found = findLogLevel(text);
        QCOMPARE(int(found.level), level);
        if (found.level != LogLevel::None)
            QCOMPARE(QString::fromStdString(text.substr(found.begin, found.length)), word);
    }

    void linesAreTheSameWhereverThePiecesEnd()
    {
        const std::string wire
            = "2026-11-23T11:39:31.599492548Z gr\xC3\xBC\xC3\x9F\r\n2026-11-23T11:39:32Z \n\n2026-11-23T11:39:33Z \x1b[31mred\x1b[0m "
              "\xF0\x9F\x8D\xB5\n2026-11-23T11:39:34Z no end";
        LogBatch whole;
        PodLogSplitter splitter;
        splitter.feed(wire, whole);
        splitter.finish(whole);
        QCOMPARE(texts(whole), (std::vector<std::string>{"gr\xC3\xBC\xC3\x9F", "", "", "red \xF0\x9F\x8D\xB5", "no end"}));
        QCOMPARE(formatLogTime(whole.line(0).record.time), std::string("2026-11-23T11:39:31.599492548Z"));
        QCOMPARE(whole.line(2).record.time, noLogTime);
        for (std::size_t cut = 1; cut < wire.size(); ++cut) {
            LogBatch pieces;
            PodLogSplitter anew;
            anew.feed(std::string_view(wire).substr(0, cut), pieces);
            anew.feed(std::string_view(wire).substr(cut), pieces);
            anew.finish(pieces);
            QCOMPARE(texts(pieces), texts(whole));
            QCOMPARE(pieces.spans, whole.spans);
        }
    }

    void aLineWithoutEndIsCutAndSaysSo()
    {
        PodLogSplitter splitter({.maxLine = 100});
        LogBatch lines;
        for (int i = 0; i < 10'000; ++i)
            splitter.feed("\xC3\xBC", lines);
        QCOMPARE(lines.size(), std::size_t(0));
        splitter.feed("\nnext\n" + std::string(99, 'a') + "\xC3\xBC\n" + std::string(100, 'b') + "\n", lines);
        QCOMPARE(lines.size(), std::size_t(4));
        QVERIFY(lines.line(0).record.isCut);
        QCOMPARE(lines.line(0).text.size(), std::size_t(100));
        QCOMPARE(std::string(lines.line(1).text), std::string("next"));
        QVERIFY(!lines.line(1).record.isCut);
        QVERIFY(lines.line(2).record.isCut);
        QCOMPARE(std::string(lines.line(2).text), std::string(99, 'a')); // no half character
        QVERIFY(!lines.line(3).record.isCut);
    }

    void rawTextStaysAsItIs()
    {
        PodLogSplitter splitter({.text = PodLogForm::Text::Raw});
        LogBatch lines;
        splitter.feed("2026-11-23T11:39:31Z \x1b[31mred\xFF\n", lines);
        QCOMPARE(std::string(lines.line(0).text), std::string("\x1b[31mred\xFF"));
        QVERIFY(lines.spans.empty());
    }

    void linesComeAtOnceAndThenEveryTenthOfASecond()
    {
        StreamBench bench(FakeAnswer::stream({"one\n"}));
        QCOMPARE(bench.opened, 0); // never inside the constructor
        bench.scheduler.runPosted();
        QCOMPARE(bench.opened, 1);
        QCOMPARE(bench.deliveries, 1);
        FakeStream& server = bench.http.stream(0);
        for (int i = 0; i < 50; ++i) {
            server.push("more\n");
            bench.scheduler.advance(1ms);
        }
        QCOMPARE(bench.deliveries, 1);
        bench.scheduler.advance(50ms);
        QCOMPARE(bench.deliveries, 2);
        QCOMPARE(bench.told.size(), std::size_t(51));
        server.push("the last");
        server.end();
        bench.scheduler.runPosted();
        QCOMPARE(bench.told.back(), std::string("the last"));
        QCOMPARE(bench.ended, 1);
        QVERIFY(!bench.end);
        bench.stream.reset();
        bench.scheduler.advance(1s);
        QCOMPARE(bench.ended, 1);
    }

    void aBrokenAnswerKeepsItsHalfLineForItself()
    {
        StreamBench bench(FakeAnswer::stream({"one\nhal"}));
        bench.scheduler.runPosted();
        bench.http.stream(0).cut();
        bench.scheduler.runPosted();
        QCOMPARE(bench.told, (std::vector<std::string>{"one"}));
        QVERIFY(bench.end.has_value());
        QCOMPARE(int(bench.end->refusal), int(PodLogRefusal::Passing));
    }

    void linesThatNobodyFetchesAreCounted()
    {
        StreamBench bench(FakeAnswer::stream({}), {.maxWaiting = 1000});
        bench.scheduler.runPosted();
        FakeStream& server = bench.http.stream(0);
        for (int i = 0; i < 100; ++i)
            server.push(std::string(99, 'x') + "\n");
        bench.scheduler.runPosted();
        bench.scheduler.advance(1s);
        QCOMPARE(bench.told.size() + bench.dropped, std::size_t(100));
        QVERIFY(bench.dropped > 50);
    }

    void refusalsAreSentences_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("refusal");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("not started") << R"(container \"main\" in pod \"web-0\" is waiting to start: PodInitializing)" << 400
                                     << int(PodLogRefusal::NotStarted)
                                     << "Container main of pod web-0 has not started yet: PodInitializing.";
        QTest::newRow("no earlier run") << R"(previous terminated container \"main\" in pod \"web-0\" not found)" << 400
                                        << int(PodLogRefusal::NoEarlierRun) << "There is no earlier run of container main of pod web-0.";
        QTest::newRow("no such container") << "container main is not valid for pod web-0" << 400 << int(PodLogRefusal::Final)
                                           << "Pod web-0 in namespace shop has no container main.";
        QTest::newRow("no such pod") << R"(pods \"web-0\" not found)" << 404 << int(PodLogRefusal::Final)
                                     << "There is no pod web-0 in namespace shop.";
        QTest::newRow("gone") << "gone" << 410 << int(PodLogRefusal::Final) << "The log of pod web-0 in namespace shop is no longer there.";
        QTest::newRow("forbidden") << "no" << 403 << int(PodLogRefusal::Final)
                                   << "Not permitted: reading logs in namespace shop. Ask for a role with the verb get on pods/log.";
        QTest::newRow("kubelet gone") << "dial tcp: refused" << 500 << int(PodLogRefusal::Passing)
                                      << "The server failed with HTTP 500: get pods/web-0 in namespace shop.";
    }
    void refusalsAreSentences()
    {
        QFETCH(QString, words);
        QFETCH(int, status);
        QFETCH(int, refusal);
        QFETCH(QString, sentence);
        StreamBench bench(FakeAnswer::json(statusJson(words.toStdString(), status), status));
        bench.scheduler.runPosted();
        QVERIFY(bench.end.has_value());
        QCOMPARE(bench.opened, 0);
        QCOMPARE(int(bench.end->refusal), refusal);
        QCOMPARE(QString::fromStdString(render(bench.end->error.message)), sentence);
    }

    void runsOfContainersAreRead()
    {
        const std::string json = R"({"metadata":{"uid":"u"},"spec":{"restartPolicy":"Always","containers":[{"name":"main"}]},"status":{
            "phase":"Running","containerStatuses":[{"name":"main","restartCount":14,"state":{"waiting":{"reason":"CrashLoopBackOff",
            "message":"back-off 5m0s restarting failed container=main pod=x"}},"lastState":{"terminated":{"exitCode":1,"reason":"Error",
            "finishedAt":"2026-11-23T14:30:11Z"}}}]}})";
        const auto runs = decodePodRuns({.head = {.status = 200}, .body = json}, "shop", "web-0");
        QVERIFY(runs.has_value());
        const ContainerRuns* run = runs->find("main");
        QVERIFY(run);
        QCOMPARE(run->restarts, 14);
        QCOMPARE(run->earlierEnd->exitCode, 1);
        QCOMPARE(formatRfc3339(*run->nextTry), std::string("2026-11-23T14:35:11Z"));
        QVERIFY(!runs->find("other"));
        QCOMPARE(parseGoSeconds("1m20s"), std::optional(80s));
        QCOMPARE(parseGoSeconds("1h"), std::optional(3600s));
        for (const char* none : {"", "5", "s", "5x", "1.5s", "99999999999s"})
            QVERIFY2(!parseGoSeconds(none), none);
    }
};

QTEST_GUILESS_MAIN(PodLogTest)
#include "pod_log_test.moc"
