#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/session/sandbox_child.h"
#include "tests/support/http_test_client.h"
#include "tests/support/shown.h"
#include "tests/support/test_folder.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

const std::string readyLine = R"({"url":"https://127.0.0.1:1","caPem":"PEM","token":"default","users":{"viewer":"of the viewer"}})";

std::filesystem::path program(const TestFolder& folder, const std::string& script)
{
    const auto file = folder.write("sandbox", "#!/bin/sh\n" + script + "\n");
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    return file;
}

struct ChildBench
{
    void start(SandboxChild::Options options)
    {
        child = std::make_unique<SandboxChild>(
            std::move(options), home, [this](Result<ClusterAccess> access) { ready = std::move(access); },
            [this](Error error) { ended = std::move(error); });
    }
    bool waitForReady()
    {
        return waitUntil(home, [this] { return ready.has_value(); });
    }

    SystemClock clock;
    LoopScheduler home{clock};
    std::optional<Result<ClusterAccess>> ready;
    std::optional<Error> ended;
    std::unique_ptr<SandboxChild> child;
};

pid_t pidIn(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    pid_t pid = 0;
    stream >> pid;
    return pid;
}

// A process that nobody waited for yet has no program any more.
bool isRunning(pid_t pid)
{
    std::error_code gone;
    return !std::filesystem::read_symlink("/proc/" + std::to_string(pid) + "/exe", gone).empty();
}

} // namespace

// The sandbox as a child, with small programs in its place.
class SandboxChildTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsFirstLineTellsHowToReachIt();
    void aUserThatItDoesNotKnowGetsTheFirstToken();
    void aLineThatSaysNothingIsAnError();
    void anEndBeforeItsFirstLineIsToldOnceWithItsWords();
    void aLaterEndIsToldApart();
    void aMissingProgramIsToldLater();
    void itEndsWithTheObject();
    void itDiesWithItsParent();
};

void SandboxChildTest::itsFirstLineTellsHowToReachIt()
{
    const TestFolder folder;
    ChildBench bench;
    bench.start(
        {.program = program(folder, "echo \"$@\" > '" + (folder.path() / "arguments").string() + "'; echo '" + readyLine + "'; cat"),
         .scenario = "outage",
         .user = "viewer",
         .seed = 7});
    QVERIFY(!bench.ready); // never inside the constructor
    QVERIFY(bench.waitForReady());
    QVERIFY(*bench.ready);
    const ClusterAccess& access = **bench.ready;
    QCOMPARE(shown(access.server), QByteArray("https://127.0.0.1:1"));
    QCOMPARE(shown(access.certificateAuthority), QByteArray("PEM"));
    QVERIFY(access.token.equals(Secret("of the viewer")));
    std::ifstream arguments(folder.path() / "arguments");
    std::string line;
    std::getline(arguments, line);
    QVERIFY2(line.starts_with("--scenario outage --speed 1") && line.ends_with("--seed 7"), line.c_str());
    QVERIFY(!bench.ended);
}

void SandboxChildTest::aUserThatItDoesNotKnowGetsTheFirstToken()
{
    const TestFolder folder;
    ChildBench bench;
    bench.start({.program = program(folder, "echo '" + readyLine + "'; cat"), .user = "nobody"});
    QVERIFY(bench.waitForReady());
    QVERIFY((*bench.ready)->token.equals(Secret("default")));
}

void SandboxChildTest::aLineThatSaysNothingIsAnError()
{
    const TestFolder folder;
    ChildBench bench;
    bench.start({.program = program(folder, "echo '{\"url\":\"https://127.0.0.1:1\"}'; cat")});
    QVERIFY(bench.waitForReady());
    QCOMPARE(kindOf(*bench.ready), shown(ErrorKind::ProtocolViolation));
}

void SandboxChildTest::anEndBeforeItsFirstLineIsToldOnceWithItsWords()
{
    const TestFolder folder;
    ChildBench bench;
    bench.start({.program = program(folder, "echo 'no such scenario' >&2; exit 1")});
    QVERIFY(bench.waitForReady());
    QCOMPARE(kindOf(*bench.ready), shown(ErrorKind::ConnectFailed));
    QCOMPARE(shown(bench.ready->error().detail), QByteArray("no such scenario\n"));
    QVERIFY(!bench.ended);
}

void SandboxChildTest::aLaterEndIsToldApart()
{
    const TestFolder folder;
    ChildBench bench;
    bench.start({.program = program(folder, "echo '" + readyLine + "'; exit 3")});
    QVERIFY(waitUntil(bench.home, [&] { return bench.ended.has_value(); }));
    QVERIFY(*bench.ready);
    QCOMPARE(shown(render(bench.ended->message)), QByteArray("The sandbox ended by itself (code 3, signal 0)."));
}

void SandboxChildTest::aMissingProgramIsToldLater()
{
    ChildBench bench;
    bench.start({.program = "/no/such/sandbox"});
    QVERIFY(!bench.ready);
    QVERIFY(bench.waitForReady());
    QCOMPARE(kindOf(*bench.ready), shown(ErrorKind::NotFound));
}

void SandboxChildTest::itEndsWithTheObject()
{
    const TestFolder folder;
    const auto pidFile = folder.path() / "pid";
    ChildBench bench;
    bench.start({.program = program(folder, "trap '' TERM; echo $$ > '" + pidFile.string() + "'; echo '" + readyLine + "'; exec cat")});
    QVERIFY(bench.waitForReady());
    const pid_t pid = pidIn(pidFile);
    QVERIFY(isRunning(pid));
    bench.child.reset();
    QVERIFY(!isRunning(pid));
    QVERIFY(!bench.ended);
}

void SandboxChildTest::itDiesWithItsParent()
{
#ifndef __linux__
    QSKIP("PR_SET_PDEATHSIG is Linux only");
#endif
    const TestFolder folder;
    const auto pidFile = folder.path() / "pid";
    // It looks neither at the end of its input nor at SIGTERM.
    const auto stubborn = program(folder, "trap '' TERM; echo $$ > '" + pidFile.string() + "'; while :; do sleep 0.05; done");
    const pid_t parent = fork();
    if (parent == 0) {
        ChildBench bench;
        bench.start({.program = stubborn});
        bench.home.run();
        _exit(1);
    }
    ChildBench bench;
    const bool isUp = waitUntil(bench.home, [&] { return pidIn(pidFile) > 0; });
    const pid_t sandbox = pidIn(pidFile);
    kill(parent, SIGKILL);
    waitpid(parent, nullptr, 0);
    QVERIFY(isUp);
    QVERIFY(waitUntil(bench.home, [&] { return !isRunning(sandbox); }));
}

QTEST_GUILESS_MAIN(SandboxChildTest)
#include "sandbox_child_test.moc"
