#include <QtTest>

#include "core/base/loop_scheduler.h"
#include "core/process/child_process.h"
#include "tests/support/shown.h"
#include "tests/support/test_folder.h"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace tealdeck;
using namespace std::chrono_literals;

class ChildProcessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsLinesArrive();
    void itsEndIsTold();
    void itSeesTheEndOfItsInput();
    void aStubbornChildIsKilled();
    void itMayBeDroppedInsideItsOwnCallback();
    void aMissingProgramIsNotFound();
    void anEndlessLineIsCutOff();
    void theChildDiesWithItsParent();
};

namespace
{

struct Bench
{
    SystemClock clock;
    LoopScheduler home{clock};
    std::vector<std::string> lines;
    std::optional<ExitStatus> exit;
    std::string errorOutput;

    std::unique_ptr<ChildProcess> start(const std::string& script)
    {
        auto child = ChildProcess::start({.program = "/bin/sh", .arguments = {"-c", script}, .environment = Environment::minimal()}, home,
                                         {.onLine = [this](const std::string& line) { lines.push_back(line); },
                                          .onExit =
                                              [this](ExitStatus status, const std::string& text) {
                                                  exit = status;
                                                  errorOutput = text;
                                              }});
        return child ? std::move(*child) : nullptr;
    }

    bool wait(const std::function<bool()>& condition)
    {
        for (int i = 0; i < 10000; ++i) {
            if (home.runUntil(condition, 5ms))
                return true;
        }
        return false;
    }
};

bool isAlive(pid_t pid)
{
    return kill(pid, 0) == 0;
}

} // namespace

void ChildProcessTest::itsLinesArrive()
{
    Bench bench;
    const auto child = bench.start("echo '{\"port\":1}'; printf 'a'; printf 'b\\n\\n'; cat");
    QVERIFY(child != nullptr);
    QVERIFY(bench.lines.empty());
    QVERIFY(bench.wait([&] { return bench.lines.size() == 3; }));
    QCOMPARE(bench.lines[0], std::string("{\"port\":1}"));
    QCOMPARE(bench.lines[1], std::string("ab"));
    QCOMPARE(bench.lines[2], std::string());
    QVERIFY(!bench.exit);
    QVERIFY(isAlive(child->pid()));
}

void ChildProcessTest::itsEndIsTold()
{
    Bench bench;
    const auto child = bench.start("echo last; echo why >&2; exit 7");
    QVERIFY(bench.wait([&] { return bench.exit.has_value(); }));
    QCOMPARE(bench.exit->code, 7);
    QCOMPARE(bench.errorOutput, std::string("why\n"));
    QCOMPARE(bench.lines, std::vector<std::string>{"last"});
}

void ChildProcessTest::itSeesTheEndOfItsInput()
{
    const TestFolder folder;
    const auto file = folder.path() / "ended";
    Bench bench;
    {
        const auto child = bench.start("trap '' TERM; echo up; cat >/dev/null; echo yes > " + file.string());
        QVERIFY(bench.wait([&] { return !bench.lines.empty(); }));
    }
    QVERIFY(std::filesystem::exists(file));
    QVERIFY(!bench.exit); // nobody is told after its end
}

void ChildProcessTest::aStubbornChildIsKilled()
{
    Bench bench;
    auto child = bench.start("trap '' TERM; echo up; while :; do sleep 0.05; done");
    QVERIFY(bench.wait([&] { return !bench.lines.empty(); }));
    const pid_t pid = child->pid();
    child.reset();
    QVERIFY(!isAlive(pid));
}

void ChildProcessTest::itMayBeDroppedInsideItsOwnCallback()
{
    SystemClock clock;
    LoopScheduler home(clock);
    std::unique_ptr<ChildProcess> child;
    int told = 0;
    auto started = ChildProcess::start(
        {.program = "/bin/sh", .arguments = {"-c", "echo a; echo b; cat"}, .environment = Environment::minimal()}, home,
        {.onLine =
             [&](const std::string&) {
                 child.reset();
                 ++told;
             },
         .onExit = [&](ExitStatus, const std::string&) { ++told; }});
    QVERIFY(started.has_value());
    child = std::move(*started);
    QVERIFY(home.runUntil([&] { return told > 0; }, 60s));
    home.runUntil([] { return false; }, 1ms);
    QCOMPARE(told, 1);
}

void ChildProcessTest::aMissingProgramIsNotFound()
{
    SystemClock clock;
    LoopScheduler home(clock);
    const auto child = ChildProcess::start({.program = "/no/such/program"}, home, {});
    QCOMPARE(kindOf(child), shown(ErrorKind::NotFound));
}

void ChildProcessTest::anEndlessLineIsCutOff()
{
    Bench bench;
    const auto child = bench.start("head -c 300000 /dev/zero | tr '\\0' x; echo; echo next");
    QVERIFY(bench.wait([&] { return bench.lines.size() == 2; }));
    QCOMPARE(bench.lines[0].size(), std::size_t(64 * 1024));
    QCOMPARE(bench.lines[1], std::string("next"));
}

void ChildProcessTest::theChildDiesWithItsParent()
{
#ifndef __linux__
    QSKIP("PR_SET_PDEATHSIG is Linux only");
#endif
    // A process of its own starts a child that ignores its input and SIGTERM, and is killed.
    const TestFolder folder;
    const auto pidFile = (folder.path() / "pid").string();
    const pid_t parent = fork();
    if (parent == 0) {
        SystemClock clock;
        LoopScheduler home(clock);
        auto child = ChildProcess::start({.program = "/bin/sh",
                                          .arguments = {"-c", "trap '' TERM; echo $$ > " + pidFile + "; while :; do sleep 0.05; done"},
                                          .environment = Environment::minimal()},
                                         home, {});
        home.run();
        _exit(child ? 0 : 1);
    }
    Bench bench;
    const auto readPid = [&] {
        std::ifstream stream(pidFile);
        pid_t pid = 0;
        stream >> pid;
        return pid;
    };
    const bool isUp = bench.wait([&] { return readPid() > 0; });
    const pid_t grandchild = readPid();
    kill(parent, SIGKILL);
    waitpid(parent, nullptr, 0);
    QVERIFY(isUp);
    QVERIFY(bench.wait([&] { return !isAlive(grandchild) || !std::filesystem::exists("/proc/" + std::to_string(grandchild) + "/exe"); }));
}

QTEST_GUILESS_MAIN(ChildProcessTest)
#include "child_process_test.moc"
