#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/contract/contract_session.h"
#include "tests/contract/switch_console.h"

#include <iostream>
#include <set>

using namespace tealdeck;

namespace
{

// What an administrator sees of the node's pods.
class NodeSight
{
public:
    explicit NodeSight(const ContractTarget& target)
        : m_admin(endpointOf(target.access("admin")), credentialsOf(target.access("admin")))
    {
    }

    std::string node()
    {
        const auto nodes = items(listRequest(kube::nodes, {}));
        return nodes.empty() ? std::string() : nodes.front()["metadata"]["name"].get<std::string>();
    }
    // Of the shop's pods that are ready: by the kubelet's word.
    std::set<std::string> ready()
    {
        std::set<std::string> uids;
        for (const auto& pod : items(listRequest(kube::pods, "shop"))) {
            for (const auto& condition : pod.value("/status/conditions"_json_pointer, nlohmann::json::array())) {
                if (condition.value("type", "") == "Ready" && condition.value("status", "") == "True"
                    && !pod["metadata"].contains("deletionTimestamp"))
                    uids.insert(pod["metadata"]["uid"].get<std::string>());
            }
        }
        return uids;
    }
    bool isAnyOnNode(const std::set<std::string>& uids)
    {
        for (const auto& pod : items(listRequest(kube::pods, "shop"))) {
            if (uids.contains(pod["metadata"]["uid"].get<std::string>()))
                return true;
        }
        return false;
    }
    bool waitUntil(const std::function<bool()>& isSo)
    {
        const Instant end = m_admin.home.now() + contractLimit;
        while (!isSo()) {
            if (m_admin.home.now() > end)
                return false;
            m_admin.home.runUntil([] { return false; }, Duration(250)); // between two questions
        }
        return true;
    }

private:
    std::vector<nlohmann::json> items(HttpRequest request)
    {
        const auto answer = m_admin.ask(std::move(request));
        const auto json = answer ? nlohmann::json::parse(answer->body, nullptr, false) : nlohmann::json();
        return json.is_object() ? json.value("items", std::vector<nlohmann::json>()) : std::vector<nlohmann::json>();
    }

    HttpTestClient m_admin;
};

std::string storyOf(const ChangeProgress& progress)
{
    std::string story = std::string(outcomeWord(*progress.outcome)) + "\n";
    for (const ProgressLine& line : progress.lines)
        story += render(line.title) + ": " + render(line.detail) + "\n";
    return story;
}

bool isEffectSeen(const ChangeProgress& progress)
{
    const auto* done = std::get_if<Done>(&*progress.outcome);
    return done && done->effect.isComplete;
}

} // namespace

// A drain of the real node: its kubelet ends real containers, and there is no other node for new ones until the way back.
class NodeDrainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!ContractSession::isAvailable() || ContractSession::kind() != "node")
            QSKIP("run by tests/contract/run_contract.py --target node");
    }
    void theContainersAreEndedAndTheWayBackLetsNewOnesStart();
};

void NodeDrainTest::theContainersAreEndedAndTheWayBackLetsNewOnesStart()
{
    const ContractTarget target = ContractTarget::load();
    NodeSight sight(target);
    SwitchConsole console(target, "operator");
    const std::string node = sight.node();
    QVERIFY(!node.empty());
    std::set<std::string> before;
    QVERIFY(sight.waitUntil([&] { return (before = sight.ready()).size() >= 6; }));

    const ObjectRequest wish{.verb = ObjectVerb::Drain,
                             .kind = "Node",
                             .namespaceName = {},
                             .name = node,
                             .values = {{"force", "yes"}, {"delete-local-data", "yes"}, {"timeout", "110"}}};
    const auto plan = console.plan(wish);
    QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
    const auto room = std::ranges::find(plan->checks, "room-elsewhere", &Check::id);
    QVERIFY2(room->verdict == Verdict::Warning, render(room->measured).c_str()); // there is no other node
    const Instant begun = console.http.home.now();
    const ChangeProgress drained = console.run(*plan);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(console.http.home.now() - begun).count();
    QVERIFY2(isEffectSeen(drained), storyOf(drained).c_str());
    QVERIFY(!sight.isAnyOnNode(before));
    std::cout << "FIGURE a drain of " << before.size() << " ready pods from a real node took " << seconds << " s" << std::endl;
    QVERIFY(sight.ready().empty());

    const auto uncordon = console.plan(*drained.plan.inverseRequest);
    QVERIFY2(uncordon.has_value(), uncordon ? "" : describe(uncordon.error()).c_str());
    const ChangeProgress back = console.run(*uncordon);
    QVERIFY2(isEffectSeen(back), storyOf(back).c_str());
    QVERIFY(sight.waitUntil([&] { return sight.ready().size() >= before.size(); }));
}

QTEST_GUILESS_MAIN(NodeDrainTest)
#include "node_drain_test.moc"
