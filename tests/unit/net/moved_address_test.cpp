#include <QtTest>

#include "tests/support/cable.h"
#include "tests/support/http_test_client.h"
#include "tests/support/loopback_server.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <fstream>

using namespace tealdeck;

namespace
{

void writeFile(const std::string& path, const std::string& text)
{
    std::ofstream(path, std::ios::trunc) << text;
}

// Gives this program a table of hosts of its own (the file), seen by nobody else; false where the system does not allow it.
bool useOwnHosts(const std::string& file)
{
    const uid_t user = getuid();
    const gid_t group = getgid();
    if (unshare(user == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return false;
    if (user != 0) {
        writeFile("/proc/self/setgroups", "deny");
        writeFile("/proc/self/uid_map", "0 " + std::to_string(user) + " 1");
        writeFile("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
    }
    return mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
        && mount(file.c_str(), "/etc/hosts", nullptr, MS_BIND, nullptr) == 0;
}

// Asks again and again until the answer is as wanted; the last answer.
Result<HttpResponse> askUntil(HttpTestClient& http, const std::function<bool(const Result<HttpResponse>&)>& isWanted)
{
    Result<HttpResponse> answer = http.ask({.target = "/"});
    for (int i = 0; i < 2000 && !isWanted(answer); ++i) {
        http.home.runUntil([] { return false; }, Duration(10));
        answer = http.ask({.target = "/"});
    }
    return answer;
}

bool isAnswered(const Result<HttpResponse>& answer)
{
    return answer.has_value();
}

constexpr const char* serverName = "api.tealdeck.test";

} // namespace

// The name of a server leads to another address from one moment to the next, or to none: a load balancer was replaced, a VPN went down.
class MovedAddressTest : public QObject
{
    Q_OBJECT

public:
    explicit MovedAddressTest(std::string hosts)
        : m_hosts(std::move(hosts))
    {
    }

private Q_SLOTS:
    void init() { move(""); }
    void aServerThatMovedIsFoundAtItsNewAddress();
    void aNameThatIsGoneIsSaidAndFoundAgain();

private:
    void move(const std::string& address) const { writeFile(m_hosts, address.empty() ? "" : address + " " + serverName + "\n"); }

    std::string m_hosts;
};

void MovedAddressTest::aServerThatMovedIsFoundAtItsNewAddress()
{
    auto before
        = std::make_unique<LoopbackServer>(LoopbackOptions{}, [](const LoopbackRequest&) { return LoopbackReply::answer(200, "before"); });
    const LoopbackServer after({}, [](const LoopbackRequest&) { return LoopbackReply::answer(200, "after"); });
    const int port = before->port();
    const Cable elsewhere(after.port(), "127.0.0.2", port);
    move("127.0.0.1");
    HttpTestClient http({.baseUrl = "http://" + std::string(serverName) + ":" + std::to_string(port)});
    auto answer = http.ask({.target = "/"});
    QVERIFY2(answer, answer ? "" : describe(answer.error()).c_str());
    QCOMPARE(answer->body, std::string("before"));
    move("127.0.0.2");
    before.reset();
    answer = askUntil(http, isAnswered); // at first the remembered address is tried
    QVERIFY(answer.has_value());
    QCOMPARE(answer->body, std::string("after"));
}

void MovedAddressTest::aNameThatIsGoneIsSaidAndFoundAgain()
{
    LoopbackServer server({}, [](const LoopbackRequest&) { return LoopbackReply::answer(200, "here"); });
    move("127.0.0.1");
    HttpTestClient http({.baseUrl = "http://" + std::string(serverName) + ":" + std::to_string(server.port())});
    QVERIFY(http.ask({.target = "/"}).has_value());
    move("");
    server.cutAll();
    Result<HttpResponse> answer = askUntil(http, [&](const Result<HttpResponse>& last) {
        server.cutAll(); // else the connection that stands needs no name
        return !last.has_value();
    });
    QVERIFY(!answer.has_value());
    QVERIFY(answer.error().kind == ErrorKind::ConnectFailed);
    QVERIFY2(describe(answer.error()).find(serverName) != std::string::npos, describe(answer.error()).c_str());
    move("127.0.0.1");
    QVERIFY(askUntil(http, isAnswered).has_value());
}

int main(int argc, char** argv)
{
    std::string hosts = "/tmp/tealdeck-hosts-XXXXXX";
    const int file = mkostemp(hosts.data(), O_CLOEXEC);
    if (file < 0 || !useOwnHosts(hosts)) {
        std::puts("skipped: this system does not allow a table of hosts of one's own");
        return 77;
    }
    MovedAddressTest test(hosts);
    const int result = QTest::qExec(&test, argc, argv);
    close(file);
    unlink(hosts.c_str());
    return result;
}
#include "moved_address_test.moc"
