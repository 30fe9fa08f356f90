#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/connectors/kube/kube_api.h"
#include "core/session/log_session.h"
#include "tests/contract/contract_target.h"
#include "tests/support/http_test_client.h"

#include <set>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace tealdeck::nodelogs
{

inline const std::string space = "shop";
inline const std::string pod = "log-crasher";

// A container that says two lines and then ends with an error, as often as it is started.
inline const std::string manifest
    = QByteArray(
          "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'log-crasher','namespace':'shop'},'spec':{'terminationGracePeriodSeconds':1,"
          "'enableServiceLinks':false,'containers':[{'name':'main','image':'localhost/web:1','imagePullPolicy':'Never',"
          "'env':[{'name':'CRASH_AFTER','value':'1'}]}]}}")
          .replace('\'', '"')
          .toStdString();

} // namespace tealdeck::nodelogs

using namespace tealdeck::nodelogs;

// Logs of real containers on a real node.
class NodeLogsTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }

    // Every line of two runs once, with the end of the first one between them.
    void aContainerIsFollowedOverItsRestart()
    {
        HttpTestClient http(endpointOf(m_target.access("admin")), credentialsOf(m_target.access("admin")));
        const auto made = http.ask(createRequest(kube::pods, space, manifest));
        QVERIFY(made.has_value());
        QVERIFY2(made->head.status == 201, made->body.c_str());
        LogSession session(http.client, http.home, [] { return 0.0; }, {});
        session.setPods({{.namespaceName = space, .name = pod, .uid = {}, .containers = {"main"}}});
        const LogBuffer& buffer = session.buffer();
        const auto crashes = [&] {
            int count = 0;
            for (auto number = buffer.first(); number < buffer.end(); ++number)
                count += buffer.line(number).text.find("crash after") != std::string_view::npos ? 1 : 0;
            return count;
        };
        QVERIFY(http.wait([&] { return crashes() == 2; }));
        std::set<std::string> told;
        std::vector<std::string> order;
        for (auto number = buffer.first(); number < buffer.end(); ++number) {
            if (const LogNote* note = buffer.note(number)) {
                const auto* ended = std::get_if<ContainerEndedNote>(note);
                QVERIFY(ended);
                QVERIFY(ended->exitCode != 0 && ended->container == "main");
                order.emplace_back("ended");
                continue;
            }
            const LogLine line = buffer.line(number);
            QVERIFY2(told.insert(formatLogTime(line.record.time) + std::string(line.text)).second, "a line came twice");
            order.emplace_back(line.text.find("crash after") != std::string_view::npos ? "crash" : "line");
        }
        QCOMPARE(QByteArray::fromStdString(order[0] + ' ' + order[1] + ' ' + order[2] + ' ' + order[3] + ' ' + order[4]),
                 QByteArray("line crash ended line crash"));
        QCOMPARE(http.ask(deleteRequest(kube::pods, space, pod))->head.status, 200);
        QVERIFY(http.wait([&] { return session.isOver(); }));
        QVERIFY(std::holds_alternative<PodGoneNote>(*buffer.note(buffer.end() - 1)));
    }
};

TEALDECK_CONTRACT_MAIN(NodeLogsTest)
#include "node_logs_test.moc"
