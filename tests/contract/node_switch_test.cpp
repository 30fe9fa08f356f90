#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/contract/contract_session.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <iostream>
#include <mutex>
#include <thread>

using namespace tealdeck;

namespace
{

using namespace std::chrono_literals;

// One answer of the Service's address: the version that gave it, or nothing where the request failed.
struct Answer
{
    std::size_t number = 0;
    std::string version;
};

// A customer: one request after the other to an address, each on a connection of its own, until told to stop or `limit` requests.
class Customer
{
public:
    Customer(std::string address, int port)
        : m_address(std::move(address))
        , m_port(port)
        , m_thread([this](const std::stop_token& stop) { ask(stop); })
    {
    }

    std::size_t count() const { return m_count; }
    std::vector<Answer> answers() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_answers;
    }

private:
    static constexpr std::size_t limit = 60000;

    void ask(const std::stop_token& stop)
    {
        while (!stop.stop_requested() && m_count < limit) {
            Answer answer{.number = m_count, .version = once()};
            {
                const std::scoped_lock lock(m_mutex);
                m_answers.push_back(std::move(answer));
            }
            ++m_count;
            std::this_thread::sleep_for(5ms); // a bounded load, not a wait
        }
    }

    // "1.42.0 web-blue-..." -> "1.42.0"; empty when anything went wrong.
    std::string once() const
    {
        const int handle = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        timeval patience{.tv_sec = 2, .tv_usec = 0};
        setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
        setsockopt(handle, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(m_port));
        inet_pton(AF_INET, m_address.c_str(), &address.sin_addr);
        std::string text;
        const std::string request = "GET / HTTP/1.0\r\nHost: web\r\n\r\n";
        if (connect(handle, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0
            && send(handle, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size())) {
            char buffer[2048];
            ssize_t got = 0;
            while ((got = recv(handle, buffer, sizeof(buffer), 0)) > 0)
                text.append(buffer, static_cast<std::size_t>(got));
        }
        close(handle);
        const std::size_t body = text.find("\r\n\r\n");
        if (body == std::string::npos || text.find(" 200 ") == std::string::npos)
            return {};
        const std::size_t end = text.find_first_of(" \n", body + 4);
        return text.substr(body + 4, end - body - 4);
    }

    std::string m_address;
    int m_port;
    std::atomic<std::size_t> m_count = 0;
    mutable std::mutex m_mutex;
    std::vector<Answer> m_answers;
    std::jthread m_thread;
};

struct Tally
{
    std::map<std::string, int> versions;
    int failed = 0;
};

Tally tally(const std::vector<Answer>& answers, std::size_t from, std::size_t to)
{
    Tally result;
    for (const Answer& answer : answers) {
        if (answer.number < from || answer.number >= to)
            continue;
        if (answer.version.empty())
            ++result.failed;
        else
            ++result.versions[answer.version];
    }
    return result;
}

std::string textOf(const Tally& tally)
{
    std::string text;
    for (const auto& [version, count] : tally.versions)
        text += version + ": " + std::to_string(count) + ", ";
    return text + "failed: " + std::to_string(tally.failed);
}

} // namespace

// On the real node: real containers, real kube-proxy. Requests go to the Service's address all the while.
class NodeSwitchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyAnswerIsGreensOnceTheEffectWasReported();

private:
    static constexpr std::size_t enough = 200;
};

void NodeSwitchTest::initTestCase()
{
    if (!ContractSession::isAvailable() || ContractSession::kind() != "node")
        QSKIP("run by tests/contract/run_contract.py --target node");
}

void NodeSwitchTest::everyAnswerIsGreensOnceTheEffectWasReported()
{
    ContractSession target;
    QVERIFY(target.waitUntil([&] { return target.session().areApplicationsKnown(); }));
    const Application* web = target.session().application("shop/web");
    QVERIFY(web);
    const std::string blue = "blue-" + web->slot("blue")->version; // what the testbed's program answers
    const std::string green = "green-" + web->slot("green")->version;
    const Service* service = nullptr;
    for (const auto& [uid, row] : target.session().services().rows()) {
        if (row.meta.namespaceName == "shop" && row.meta.name == "web")
            service = &row;
    }
    QVERIFY(service);
    Customer customer(service->clusterIp, service->ports.front().port);
    const auto waitForMore = [&] {
        const std::size_t wanted = customer.count() + enough;
        return target.waitUntil([&] { return customer.count() >= wanted; });
    };

    QVERIFY(waitForMore());
    struct Leg
    {
        std::string from;
        std::string to;
        std::string slot;
    };
    for (const Leg& leg : {Leg{blue, green, "green"}, Leg{green, blue, "blue"}}) {
        const std::size_t before = customer.count();
        const Tally first = tally(customer.answers(), before - enough, before);
        std::cout << "FIGURE before the switch to " << leg.slot << ": " << textOf(first) << std::endl;
        QCOMPARE(first.versions.size(), std::size_t(1));
        QCOMPARE(first.versions.begin()->first, leg.from);
        const auto plan = target.plan(SwitchRequest{
            .namespaceName = "shop", .service = "web", .targetSlot = leg.slot, .seenUid = {}, .seenSelector = {}, .purpose = {}});
        QVERIFY2(plan, plan ? "" : describe(plan.error()).c_str());
        const auto progress = target.run(*plan);
        const std::size_t reported = customer.count() + 1; // the request under way at this moment may have been answered before
        QVERIFY2(progress, progress ? "" : describe(progress.error()).c_str());
        const auto* done = std::get_if<Done>(&*progress->outcome);
        QVERIFY(done && done->effect.isComplete);
        QVERIFY(waitForMore());
        const std::size_t after = customer.count();
        const Tally between = tally(customer.answers(), before, reported);
        const Tally afterwards = tally(customer.answers(), reported, after);
        std::cout << "FIGURE to " << leg.slot << ": while switching " << textOf(between) << "; after the effect was reported "
                  << textOf(afterwards) << std::endl;
        QCOMPARE(afterwards.failed, 0);
        QCOMPARE(afterwards.versions.size(), std::size_t(1));
        QCOMPARE(afterwards.versions.begin()->first, leg.to);
    }
}

QTEST_GUILESS_MAIN(NodeSwitchTest)
#include "node_switch_test.moc"
