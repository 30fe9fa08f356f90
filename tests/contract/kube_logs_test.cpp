#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/connectors/kube/pod_log_error.h"
#include "core/session/log_session.h"
#include "tests/contract/contract_target.h"
#include "tests/support/http_test_client.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace tealdeck::kubelogs
{

inline const std::string space = "shop";

// One user of the target, and what it reads.
struct Reader
{
    Reader(const ContractTarget& target, const std::string& name)
        : http(endpointOf(target.access(name)), credentialsOf(target.access(name)))
    {
    }

    Result<HttpResponse> ask(const PodLogQuery& query) { return http.ask(podLogRequest(query)); }
    LogBatch lines(const PodLogQuery& query)
    {
        const auto answer = ask(query);
        if (!answer || answer->head.status != 200)
            qFatal("no log: %s", answer ? answer->body.c_str() : describe(answer.error()).c_str());
        LogBatch lines;
        PodLogSplitter splitter;
        splitter.feed(answer->body, lines);
        splitter.finish(lines);
        return lines;
    }
    PodLogFailure failure(const PodLogQuery& query)
    {
        const auto answer = ask(query);
        if (!answer)
            qFatal("no answer: %s", describe(answer.error()).c_str());
        return podLogFailure({.head = answer->head, .body = answer->body}, query);
    }
    int status(const std::string& pod, const std::string& options, QByteArray& words)
    {
        const auto answer = http.ask({.method = HttpMethod::Get, .target = kubePath(kube::pods, space, pod, "log") + options});
        words = answer ? QByteArray::fromStdString(answer->body) : QByteArray();
        return answer ? answer->head.status : 0;
    }
    Pod runningPod()
    {
        const auto answer = http.ask(listRequest(kube::pods, space));
        const auto page = answer ? decodeList<Pod>(answer->body) : Result<ListPage<Pod>>(fail(answer.error()));
        for (const Pod& pod : page ? page->items : std::vector<Pod>()) {
            if (pod.status == "Running" && pod.restarts == 0 && pod.meta.name.starts_with("web"))
                return pod;
        }
        qFatal("no running pod in shop");
    }

    HttpTestClient http;
};

inline QStringList texts(const LogBatch& lines)
{
    QStringList found;
    for (std::size_t i = 0; i < lines.size(); ++i)
        found << QString::fromStdString(formatLogTime(lines.line(i).record.time) + ' ' + std::string(lines.line(i).text));
    return found;
}

inline QStringList texts(const LogBuffer& buffer)
{
    QStringList found;
    for (auto number = buffer.first(); number < buffer.end(); ++number) {
        if (!buffer.note(number))
            found << QString::fromStdString(formatLogTime(buffer.line(number).record.time) + ' ' + std::string(buffer.line(number).text));
    }
    return found;
}

} // namespace tealdeck::kubelogs

using namespace tealdeck::kubelogs;

// What reading logs expects of a Kubernetes API server, the simulated one included.
class KubeLogsTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    int m_written = 0;

    // Where containers write nothing by themselves (kwok), their one file gets a line.
    void letContainersWrite()
    {
        if (m_target.kind != "real")
            return;
        QDirIterator files(QFileInfo(QString::fromStdString(m_target.kubeconfigs.at("operator"))).dir().filePath(".."), {"container.log"},
                           QDir::Files, QDirIterator::Subdirectories);
        QFile file(files.hasNext() ? files.next() : QString());
        if (!file.open(QIODevice::Append))
            qFatal("no container.log");
        const LogTime now = std::chrono::system_clock::now();
        const std::string line = formatLogTime(now) + " stdout F written " + std::to_string(++m_written) + "\n";
        file.write(line.data(), static_cast<qint64>(line.size()));
    }
    PodLogQuery query(const Pod& pod) const
    {
        return {.namespaceName = space, .pod = pod.meta.name, .container = pod.images.front().container};
    }
    static LogPod logPod(const Pod& pod)
    {
        return {.namespaceName = space, .name = pod.meta.name, .uid = pod.meta.uid, .containers = {pod.images.front().container}};
    }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }

    void theLastLinesComeWithTheirTimes()
    {
        Reader reader(m_target, "viewer");
        PodLogQuery asked = query(reader.runningPod());
        const LogBatch all = reader.lines(asked);
        QVERIFY(all.size() > 3);
        for (std::size_t i = 0; i < all.size(); ++i)
            QVERIFY(all.line(i).record.time != noLogTime && !all.line(i).text.empty());
        asked.tailLines = 3;
        QCOMPARE(reader.lines(asked).size(), std::size_t(3));
        asked.tailLines = 0;
        QCOMPARE(reader.lines(asked).size(), std::size_t(0));
    }

    void linesSinceATimeAreAllThatCameFromItsSecondOn()
    {
        Reader reader(m_target, "viewer");
        PodLogQuery asked = query(reader.runningPod());
        const LogBatch all = reader.lines(asked);
        QVERIFY(all.size() > 3);
        const std::size_t from = all.size() - 3;
        asked.sinceTime = all.line(from).record.time + 999ms;
        const QStringList some = texts(reader.lines(asked));
        QVERIFY(some.size() >= 3);
        QCOMPARE(some.mid(0, 3), texts(all).mid(static_cast<qsizetype>(from), 3));
        asked.sinceTime = LogTime(std::chrono::system_clock::now()) + 1h;
        QCOMPARE(reader.lines(asked).size(), std::size_t(0));
    }

    void optionsThatSayNothingAreRefused_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("tail") << QByteArray("?tailLines=-1")
                              << QByteArray("tailLines: Invalid value: -1: must be greater than or equal to 0");
        QTest::newRow("limit") << QByteArray("?limitBytes=0") << QByteArray("limitBytes: Invalid value: 0: must be greater than");
        QTest::newRow("since") << QByteArray("?sinceSeconds=0") << QByteArray("sinceSeconds: Invalid value: 0: must be greater than");
        QTest::newRow("both") << QByteArray("?sinceSeconds=5&sinceTime=2026-11-23T11:39:31Z")
                              << QByteArray("at most one of `sinceTime` or `sinceSeconds` may be specified");
    }
    void optionsThatSayNothingAreRefused()
    {
        QFETCH(QByteArray, options);
        QFETCH(QByteArray, words);
        Reader reader(m_target, "viewer");
        QByteArray answer;
        QCOMPARE(reader.status(reader.runningPod().meta.name, options.toStdString(), answer), 422);
        QVERIFY2(answer.contains(words), answer.constData());
    }

    void limitBytesCutTheAnswerWithItsTimes()
    {
        Reader reader(m_target, "viewer");
        QByteArray answer;
        QCOMPARE(reader.status(reader.runningPod().meta.name, "?limitBytes=40&timestamps=true", answer), 200);
        QCOMPARE(answer.size(), 40);
        std::string_view text(answer.constData(), static_cast<std::size_t>(answer.size()));
        QVERIFY(takeLogTime(text).has_value());
    }

    void whatIsNotThereIsSaidInASentence()
    {
        Reader reader(m_target, "viewer");
        PodLogQuery asked = query(reader.runningPod());
        asked.container = "nope";
        const PodLogFailure noContainer = reader.failure(asked);
        QCOMPARE(int(noContainer.refusal), int(PodLogRefusal::Final));
        QCOMPARE(QString::fromStdString(render(noContainer.error.message)),
                 QString::fromStdString("Pod " + asked.pod + " in namespace shop has no container nope."));
        asked.pod = "web-none";
        QCOMPARE(QString::fromStdString(render(reader.failure(asked).error.message)),
                 QString("There is no pod web-none in namespace shop."));
        Reader stranger(m_target, "forbidden");
        QCOMPARE(int(stranger.failure(asked).error.kind), int(ErrorKind::Forbidden));
    }

    void aContainerThatNeverEndedHasNoEarlierRun()
    {
        if (m_target.kind == "real")
            QSKIP("kwok does not know earlier runs");
        Reader reader(m_target, "viewer");
        PodLogQuery asked = query(reader.runningPod());
        asked.isPrevious = true;
        QCOMPARE(int(reader.failure(asked).refusal), int(PodLogRefusal::NoEarlierRun));
    }

    void aFollowedLogGoesOn()
    {
        Reader reader(m_target, "viewer");
        const Pod pod = reader.runningPod();
        LogSession session(reader.http.client, reader.http.home, systemRandom(), {.tailLines = 2});
        session.setPods({logPod(pod)});
        QVERIFY(reader.http.wait([&] { return session.buffer().size() >= 2; }));
        for (std::size_t wanted = 3; wanted <= 4; ++wanted) {
            letContainersWrite();
            QVERIFY(reader.http.wait([&] { return session.buffer().size() >= wanted; }));
        }
        const QStringList seen = texts(session.buffer());
        const QStringList all = texts(reader.lines(query(pod)));
        const auto first = all.indexOf(seen.front());
        QVERIFY(first >= 0);
        QCOMPARE(all.mid(first, seen.size()), seen);
    }

    void aLogThatWasCutGoesOnWithEachLineOnce()
    {
        Reader reader(m_target, "viewer");
        const Pod pod = reader.runningPod();
        Reader proxied(m_target, "proxied");
        LogSession session(proxied.http.client, proxied.http.home, [] { return 0.0; }, {.tailLines = 5});
        session.setPods({logPod(pod)});
        QVERIFY(proxied.http.wait([&] { return session.buffer().size() >= 5; }));
        for (int round = 0; round < 3; ++round) {
            QCOMPARE(QByteArray::fromStdString(m_target.command("proxy down")), QByteArray("ok"));
            QVERIFY(proxied.http.wait([&] { return session.sources().front().trouble.has_value(); }));
            const std::size_t before = session.buffer().size();
            letContainersWrite(); // while nobody listens
            letContainersWrite();
            QCOMPARE(QByteArray::fromStdString(m_target.command("proxy clear")), QByteArray("ok"));
            QVERIFY(proxied.http.wait([&] { return session.buffer().size() >= before + 2; }));
        }
        const QStringList seen = texts(session.buffer());
        const QStringList all = texts(reader.lines(query(pod)));
        const auto first = all.indexOf(seen.front());
        QVERIFY(first >= 0);
        QCOMPARE(all.mid(first, seen.size()), seen);
        QVERIFY(session.sources().front().isOpen);
    }
};

TEALDECK_CONTRACT_MAIN(KubeLogsTest)
#include "kube_logs_test.moc"
