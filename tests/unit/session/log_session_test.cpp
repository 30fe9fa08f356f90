#include <QtTest>

#include "core/session/store_logs.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

// JSON with single quotes, and ~ for an escaped double one: moc does not read raw strings with half of a pair.
std::string quoted(std::string text)
{
    std::string result;
    for (const char character : text)
        result += character == '\'' ? "\"" : character == '~' ? "\\\"" : std::string(1, character);
    return result;
}

RequestPredicate logOf(const std::string& pod, const std::string& more = {})
{
    return [pod, more](const HttpRequest& request) {
        return request.target.find((pod.empty() ? "" : "/pods/" + pod) + "/log?") != std::string::npos
            && request.target.find(more) != std::string::npos;
    };
}

// One container of a faked pod, as the server tells it.
struct FakePod
{
    std::string uid = "uid";
    std::string phase = "Running";
    std::string policy = "Always";
    int restarts = 0;
    std::string state = quoted("{'running':{'startedAt':'2026-11-23T09:00:00Z'}}");
    std::string lastState = "{}";

    std::string json() const
    {
        return quoted("{'metadata':{'uid':'") + uid + quoted("'},'spec':{'restartPolicy':'") + policy
            + quoted("','containers':[{'name':'main'}]},'status':{'phase':'") + phase
            + quoted("','containerStatuses':[{'name':'main','restartCount':") + std::to_string(restarts) + quoted(",'state':") + state
            + quoted(",'lastState':") + lastState + "}]}}";
    }
    void crash()
    {
        ++restarts;
        lastState = quoted("{'terminated':{'exitCode':1,'reason':'Error','finishedAt':'2026-11-23T09:00:10Z'}}");
        state = quoted("{'running':{'startedAt':'2026-11-23T09:00:12Z'}}");
    }
};

std::string line(int second, const std::string& text)
{
    return "2026-11-23T09:00:" + std::string(second < 10 ? "0" : "") + std::to_string(second) + ".500000000Z " + text + "\n";
}

struct LogBench
{
    explicit LogBench(LogChoice choice = {}, LogSettings settings = {})
        : session(
            http, scheduler, [] { return 0.0; }, std::move(choice), settings)
    {
        http.on([](const HttpRequest& request) { return request.target.find("/log?") == std::string::npos; },
                [this](const HttpRequest& request) {
                    const std::string name = request.target.substr(request.target.rfind('/') + 1);
                    return pods.contains(name) ? FakeAnswer::json(pods[name].json()) : FakeAnswer::json("{}", 404);
                });
        http.on(logOf(""), FakeAnswer::stream());
    }

    LogPod pod(const std::string& name)
    {
        pods.emplace(name, FakePod{.uid = "uid-" + name});
        return {.namespaceName = "shop", .name = name, .uid = "uid-" + name, .containers = {"main"}};
    }
    QStringList shown() const
    {
        QStringList found;
        const LogBuffer& buffer = session.buffer();
        for (auto number = buffer.first(); number < buffer.end(); ++number) {
            const LogNote* note = buffer.note(number);
            found << (note ? "# " + words(*note) : QString::fromStdString(std::string(buffer.line(number).text)));
        }
        return found;
    }
    static QString words(const LogNote& note)
    {
        if (const auto* ended = std::get_if<ContainerEndedNote>(&note))
            return QStringLiteral("%1 ended %2, restart %3").arg(ended->container.c_str()).arg(ended->exitCode).arg(ended->restart)
                + (ended->nextTry ? ", waits" : "");
        if (const auto* joined = std::get_if<PodJoinedNote>(&note))
            return QString::fromStdString(joined->pod) + " joined";
        if (const auto* gone = std::get_if<PodGoneNote>(&note))
            return QString::fromStdString(gone->pod) + " gone";
        if (const auto* lost = std::get_if<LinesLostNote>(&note))
            return QStringLiteral("%1 runs lost").arg(lost->runs);
        return QString::fromStdString(render(std::get<LogTroubleNote>(note).error.message));
    }
    FakeStream& server(const std::string& pod) { return http.stream(logOf(pod)); }
    std::string lastRequest() const
    {
        std::string found;
        for (const HttpRequest& request : http.sent)
            found = request.target.find("/log?") == std::string::npos ? found : request.target;
        return found;
    }

    FakeScheduler scheduler;
    FakeHttp http{scheduler};
    std::map<std::string, FakePod> pods;
    LogSession session;
};

} // namespace

// The promises of followed logs: everything once, through cuts, restarts and replaced pods.
class LogSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFollowedLogComesAsItIsWritten()
    {
        LogBench bench({.since = 600s, .tailLines = 100});
        int told = 0;
        const Handle changes = bench.session.onChange([&] { ++told; });
        bench.session.setPods({bench.pod("web-0")});
        QVERIFY(bench.http.sent.size() == 1 && told == 0);
        bench.scheduler.advance(1ms);
        QVERIFY(bench.lastRequest().ends_with("&container=main&follow=true&sinceSeconds=600&tailLines=100"));
        bench.server("web-0").push(line(1, "one") + line(2, "WARN two"));
        bench.scheduler.advance(200ms);
        QCOMPARE(bench.shown(), (QStringList{"one", "WARN two"}));
        QVERIFY(told > 0);
        QVERIFY(bench.session.sources().front().isOpen);
        QVERIFY(!bench.session.isOver());
    }

    void aBrokenLogGoesOnAndTellsEachLineOnce()
    {
        LogBench bench({.tailLines = 5});
        bench.session.setPods({bench.pod("web-0")});
        bench.scheduler.advance(1ms);
        bench.server("web-0").push(line(1, "a") + line(2, "b") + line(2, "b") + line(3, "half").substr(0, 34));
        bench.scheduler.advance(100ms);
        bench.server("web-0").cut();
        bench.scheduler.advance(1ms);
        QVERIFY(bench.session.sources().front().trouble.has_value());
        QVERIFY(!bench.session.sources().front().isOpen);
        bench.scheduler.advance(5s);
        QVERIFY2(bench.lastRequest().ends_with("&follow=true&sinceTime=2026-11-23T09%3a00%3a02Z"), bench.lastRequest().c_str());
        bench.server("web-0").push(line(2, "b") + line(2, "b") + line(3, "half and more") + line(4, "c"));
        bench.scheduler.advance(1s);
        QCOMPARE(bench.shown(), (QStringList{"a", "b", "b", "half and more", "c"}));
        QVERIFY(!bench.session.sources().front().trouble);
    }

    void aSilentLogIsOpenedAnewWithoutAWord()
    {
        LogBench bench;
        bench.session.setPods({bench.pod("web-0")});
        bench.scheduler.advance(1ms);
        bench.server("web-0").push(line(1, "a"));
        bench.scheduler.advance(125s);
        QCOMPARE(bench.http.count(logOf("web-0")), std::size_t(2));
        QVERIFY(!bench.session.sources().front().trouble);
        QCOMPARE(bench.shown(), (QStringList{"a"}));
    }

    void aRestartIsNotedAndTheNextRunFollows()
    {
        LogBench bench;
        bench.session.setPods({bench.pod("web-0")});
        bench.scheduler.advance(1ms);
        bench.server("web-0").push(line(1, "a") + line(9, "FATAL z"));
        bench.scheduler.advance(100ms);
        bench.pods["web-0"].crash();
        bench.http.once(logOf("web-0", "previous=true"), FakeAnswer{.chunks = {line(9, "FATAL z")}});
        bench.server("web-0").end();
        bench.scheduler.advance(5s);
        bench.server("web-0").push(line(12, "starting"));
        bench.scheduler.advance(1s);
        QCOMPARE(bench.shown(), (QStringList{"a", "FATAL z", "# main ended 1, restart 1", "starting"}));
    }

    void lastWordsAreFetchedWhenTheConnectionBrokeBefore()
    {
        LogBench bench;
        bench.session.setPods({bench.pod("web-0")});
        bench.scheduler.advance(1ms);
        bench.server("web-0").push(line(1, "a"));
        bench.scheduler.advance(100ms);
        bench.pods["web-0"].crash();
        bench.pods["web-0"].crash();
        bench.http.once(logOf("web-0", "previous=true"), FakeAnswer{.chunks = {line(8, "last words")}});
        bench.server("web-0").cut();
        bench.scheduler.advance(5s);
        QCOMPARE(bench.shown(), (QStringList{"a", "# 1 runs lost", "last words", "# main ended 1, restart 2"}));
    }

    void aContainerThatIsKeptWaitingSaysWhenItIsTriedAgain()
    {
        LogBench bench({.runs = LogRuns::WithEarlier});
        bench.session.setPods({bench.pod("web-0")});
        FakePod& pod = bench.pods["web-0"];
        pod.crash();
        pod.state = quoted("{'waiting':{'reason':'CrashLoopBackOff','message':'back-off 5m0s restarting failed container=main'}}");
        bench.http.once(logOf("web-0", "previous=true"), FakeAnswer{.chunks = {line(8, "last words")}});
        bench.http.once(logOf("web-0", "follow=true"), FakeAnswer{.chunks = {line(8, "last words")}});
        bench.scheduler.advance(60s);
        QCOMPARE(bench.shown(), (QStringList{"last words", "# main ended 1, restart 0, waits"}));
        pod.crash(); // tried again: the earlier run is the one that was told
        bench.http.once(logOf("web-0", "previous=true"), FakeAnswer{.chunks = {line(8, "last words")}});
        bench.scheduler.advance(90s);
        bench.server("web-0").push(line(30, "again"));
        bench.scheduler.advance(1s);
        QCOMPARE(bench.shown().mid(2), (QStringList{"again"}));
    }

    void aContainerThatWillNotRunAgainEndsItsLog()
    {
        LogBench bench;
        bench.session.setPods({bench.pod("job-0")});
        bench.scheduler.advance(1ms);
        FakePod& pod = bench.pods["job-0"];
        pod.policy = "Never";
        pod.phase = "Succeeded";
        pod.state = quoted("{'terminated':{'exitCode':0,'reason':'Completed'}}");
        bench.server("job-0").push(line(1, "done"));
        bench.server("job-0").end();
        bench.scheduler.advance(5s);
        QCOMPARE(bench.shown(), (QStringList{"done", "# main ended 0, restart 0"}));
        QVERIFY(bench.session.isOver());
    }

    void replacedPodsJoinAndGoneOnesStay()
    {
        LogBench bench;
        const LogPod first = bench.pod("web-a");
        bench.session.setPods({first});
        bench.scheduler.advance(1ms);
        bench.server("web-a").push(line(1, "old"));
        bench.scheduler.advance(1s);
        const LogPod second = bench.pod("web-b");
        bench.session.setPods({first, second});
        bench.scheduler.advance(1s);
        bench.server("web-b").push(line(5, "new"));
        bench.scheduler.advance(1s);
        bench.pods.erase("web-a");
        bench.server("web-a").end();
        bench.scheduler.advance(5s);
        QCOMPARE(bench.shown(), (QStringList{"old", "# web-b joined", "new", "# web-a gone"}));
        QVERIFY(bench.session.sources()[0].isOver && !bench.session.sources()[1].isOver);
    }

    void linesOfTwoPodsStandInTheOrderOfTheirTimes()
    {
        LogBench bench;
        bench.session.setPods({bench.pod("web-a"), bench.pod("web-b")});
        bench.scheduler.advance(1ms);
        bench.server("web-a").push(line(1, "a1") + line(5, "a5"));
        bench.scheduler.advance(50ms);
        bench.server("web-b").push(line(2, "b2") + line(3, "b3"));
        bench.scheduler.advance(1s);
        QCOMPARE(bench.shown(), (QStringList{"a1", "b2", "b3", "a5"}));
    }

    void noMoreThanSoManyAreReadAtATime()
    {
        LogBench bench({.isFollowed = false}, {.streams = 2});
        std::vector<LogPod> pods;
        for (const char* name : {"p0", "p1", "p2", "p3"})
            pods.push_back(bench.pod(name));
        bench.session.setPods(pods);
        bench.scheduler.advance(1s);
        QCOMPARE(bench.session.leftOut(), (std::vector<std::string>{"p2/main", "p3/main"}));
        QVERIFY(!bench.session.isOver());
        for (const char* name : {"p0", "p1"})
            bench.server(name).end();
        bench.scheduler.advance(1s);
        QVERIFY(bench.session.leftOut().empty());
        for (const char* name : {"p2", "p3"})
            bench.server(name).end();
        bench.scheduler.advance(1s);
        QVERIFY(bench.session.isOver());
    }

    void whatCannotBeReadSaysWhyAndEnds()
    {
        LogBench bench({.container = "other"});
        bench.session.setPods({bench.pod("web-0")});
        bench.http.once(
            logOf("web-0"),
            FakeAnswer::json(quoted("{'kind':'Status','message':'container other is not valid for pod web-0','code':400}"), 400));
        bench.scheduler.advance(5s);
        QCOMPARE(bench.shown(), (QStringList{"# Pod web-0 in namespace shop has no container other."}));
        QVERIFY(bench.session.isOver());
        QCOMPARE(int(bench.session.sources().front().trouble->kind), int(ErrorKind::NotFound));
    }

    void aContainerThatHasNotStartedIsWaitedFor()
    {
        LogBench bench;
        bench.session.setPods({bench.pod("web-0")});
        bench.pods["web-0"].state = quoted("{'waiting':{'reason':'ContainerCreating'}}");
        bench.http.once(
            logOf("web-0"),
            FakeAnswer::json(
                quoted("{'kind':'Status','message':'container ~main~ in pod ~web-0~ is waiting to start: ContainerCreating','code':400}"),
                400));
        bench.scheduler.advance(20s);
        QVERIFY(bench.session.sources().front().trouble.has_value());
        bench.pods["web-0"].state = quoted("{'running':{'startedAt':'2026-11-23T09:00:00Z'}}");
        bench.scheduler.advance(60s);
        bench.server("web-0").push(line(1, "up"));
        bench.scheduler.advance(1s);
        QCOMPARE(bench.shown(), (QStringList{"up"}));
        QVERIFY(!bench.session.sources().front().trouble);
    }

    void theLogMayBePermittedWhereThePodIsNot()
    {
        LogBench bench;
        bench.http.once([](const HttpRequest& request) { return request.target.ends_with("/pods/web-0"); }, FakeAnswer::json("{}", 403));
        bench.session.setPods({bench.pod("web-0")});
        bench.scheduler.advance(1ms);
        bench.server("web-0").push(line(1, "a"));
        bench.scheduler.advance(1s);
        QCOMPARE(bench.shown(), (QStringList{"a"}));
    }

    void thePodsOfASelectorAreFollowedAsTheStoreKnowsThem()
    {
        LogBench bench;
        Store<Pod> store;
        const auto row = [](const std::string& name, const std::string& app) {
            Pod pod;
            pod.meta.uid = "uid-" + name;
            pod.meta.namespaceName = "shop";
            pod.meta.name = name;
            pod.meta.labels = {{"app", app}};
            pod.images = {{.container = "main", .image = {}, .digest = {}}, {.container = "proxy", .image = {}, .digest = {}}};
            return pod;
        };
        store.apply({.replacesAll = true, .changed = {row("web-0", "web"), row("db-0", "db")}, .removed = {}});
        StoreLogs logs(bench.http, bench.scheduler, [] { return 0.0; }, store,
                       {.namespaceName = "shop", .pod = {}, .selector = {{"app", "web"}}}, {});
        QCOMPARE(logs.sources().size(), std::size_t(2));
        store.apply({.replacesAll = false, .changed = {row("web-1", "web")}, .removed = {}});
        QCOMPARE(logs.sources().size(), std::size_t(4));
        QCOMPARE(logs.sources().back().pod, std::string("web-1"));
        QCOMPARE(logs.sources().back().container, std::string("proxy"));
    }
};

QTEST_GUILESS_MAIN(LogSessionTest)
#include "log_session_test.moc"
