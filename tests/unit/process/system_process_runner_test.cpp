#include <QtTest>

#include "core/base/loop_scheduler.h"
#include "core/process/system_process_runner.h"
#include "tests/support/shown.h"
#include "tests/support/test_folder.h"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace tealdeck;
using namespace std::chrono_literals;

class SystemProcessRunnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outputErrorOutputAndCodeComeBack();
    void argumentsAreNeverReadByAShell();
    void onlyTheGivenEnvironmentIsThere();
    void inputIsWrittenAndClosed();
    void aProgramThatReadsNothingIsNoTrouble();
    void aSignalIsTold();
    void aMissingProgramIsNotFound_data();
    void aMissingProgramIsNotFound();
    void theCompletionNeverRunsInsideRun();
    void aTimeLimitEndsTheWholeGroup();
    void aProgramThatIgnoresTermIsKilled();
    void tooMuchOutputEndsTheRun();
    void errorOutputIsCutOff();
    void endingTheHandleEndsTheProgram();
    void theRunnersEndEndsAll();
    void noDescriptorOfOursReachesTheProgram();
    void aDescendantThatKeepsThePipesIsNotWaitedFor();
    void theWorkingDirectoryIsUsed();
    void manyAtOnce();
};

namespace
{

struct Bench
{
    SystemClock clock;
    LoopScheduler home{clock};
    SystemProcessRunner runner{home};

    bool wait(const std::function<bool()>& condition)
    {
        for (int i = 0; i < 10000; ++i) {
            if (home.runUntil(condition, 5ms))
                return true;
        }
        return false;
    }

    Result<ProgramOutput> run(Command command, RunLimits limits = {})
    {
        std::optional<Result<ProgramOutput>> end;
        const Handle handle
            = runner.run(std::move(command), std::move(limits), [&](Result<ProgramOutput> output) { end = std::move(output); });
        if (!wait([&] { return end.has_value(); }))
            return fail(ErrorKind::Internal, message("Test", "No completion came."));
        return *end;
    }
};

Command shell(const std::string& script)
{
    return {.program = "/bin/sh", .arguments = {"-c", script}, .environment = Environment::minimal()};
}

bool isAlive(pid_t pid)
{
    return kill(pid, 0) == 0;
}

pid_t readPid(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    pid_t pid = 0;
    stream >> pid;
    return pid;
}

} // namespace

void SystemProcessRunnerTest::outputErrorOutputAndCodeComeBack()
{
    Bench bench;
    const auto output = bench.run(shell("printf out; printf err >&2; exit 3"));
    QCOMPARE(kindOf(output), QByteArray("no error"));
    QCOMPARE(output->output, std::string("out"));
    QCOMPARE(output->errorOutput, std::string("err"));
    QCOMPARE(output->status.code, 3);
    QVERIFY(!output->status.isSuccess());
    QVERIFY(bench.run(shell("exit 0"))->status.isSuccess());
}

void SystemProcessRunnerTest::argumentsAreNeverReadByAShell()
{
    Bench bench;
    const auto output = bench.run(
        {.program = "printf", .arguments = {"%s|", "$HOME", "a b", "`id`", "; exit 9", ""}, .environment = Environment::minimal()});
    QCOMPARE(output->output, std::string("$HOME|a b|`id`|; exit 9||"));
}

void SystemProcessRunnerTest::onlyTheGivenEnvironmentIsThere()
{
    qputenv("TEALDECK_TEST_SECRET", "inherited");
    Bench bench;
    Environment few;
    few.set("A", "1").set("B", "x=y");
    const auto output = bench.run({.program = "/usr/bin/env", .environment = few});
    QCOMPARE(output->output, std::string("A=1\nB=x=y\n"));
    QCOMPARE(Environment::ofThisProcess().get("TEALDECK_TEST_SECRET"), std::optional<std::string>("inherited"));
    QVERIFY(!Environment::minimal().get("TEALDECK_TEST_SECRET"));
    QVERIFY(Environment::minimal().get("PATH").has_value());
}

void SystemProcessRunnerTest::inputIsWrittenAndClosed()
{
    Bench bench;
    const std::string much(1'000'000, 'x');
    const auto output = bench.run({.program = "cat", .environment = Environment::minimal()}, {.input = much});
    QCOMPARE(output->output.size(), much.size());
    QVERIFY(output->output == much);
}

void SystemProcessRunnerTest::aProgramThatReadsNothingIsNoTrouble()
{
    Bench bench;
    const auto output = bench.run(shell("exec 0<&-; exit 0"), {.input = std::string(1'000'000, 'x')});
    QCOMPARE(kindOf(output), QByteArray("no error"));
    QVERIFY(output->status.isSuccess());
}

void SystemProcessRunnerTest::aSignalIsTold()
{
    Bench bench;
    const auto output = bench.run(shell("kill -USR1 $$"));
    QCOMPARE(output->status.signal, SIGUSR1);
}

void SystemProcessRunnerTest::aMissingProgramIsNotFound_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("not in PATH") << "tealdeck-no-such-program";
    QTest::newRow("no such file") << "/no/such/program";
    QTest::newRow("a folder") << "/tmp";
    QTest::newRow("not executable") << "/etc/passwd";
    QTest::newRow("empty") << "";
}

void SystemProcessRunnerTest::aMissingProgramIsNotFound()
{
    QFETCH(QString, program);
    Bench bench;
    const auto output = bench.run({.program = program.toStdString(), .environment = Environment::minimal()});
    QCOMPARE(kindOf(output), shown(ErrorKind::NotFound));
    QVERIFY(render(output.error().message).find(program.toStdString()) != std::string::npos);
}

void SystemProcessRunnerTest::theCompletionNeverRunsInsideRun()
{
    Bench bench;
    bool isDone = false;
    const Handle handle = bench.runner.run({.program = "/no/such/program"}, {}, [&](const Result<ProgramOutput>&) { isDone = true; });
    QVERIFY(!isDone);
    QVERIFY(bench.wait([&] { return isDone; }));
}

void SystemProcessRunnerTest::aTimeLimitEndsTheWholeGroup()
{
    const TestFolder folder;
    const auto pidFile = folder.path() / "pid";
    Bench bench;
    const auto output = bench.run(shell("sleep 1000 & echo $! > " + pidFile.string() + "; wait"), {.time = 300ms});
    QCOMPARE(kindOf(output), shown(ErrorKind::TimedOut));
    const pid_t descendant = readPid(pidFile);
    QVERIFY(descendant > 0);
    QVERIFY(bench.wait([&] { return !isAlive(descendant); }));
}

void SystemProcessRunnerTest::aProgramThatIgnoresTermIsKilled()
{
    Bench bench;
    const auto output = bench.run(shell("trap '' TERM; while :; do sleep 0.05; done"), {.time = 200ms});
    QCOMPARE(kindOf(output), shown(ErrorKind::TimedOut));
}

void SystemProcessRunnerTest::tooMuchOutputEndsTheRun()
{
    Bench bench;
    const auto output = bench.run({.program = "yes", .environment = Environment::minimal()}, {.maxOutput = 100'000});
    QCOMPARE(kindOf(output), shown(ErrorKind::ProtocolViolation));
}

void SystemProcessRunnerTest::errorOutputIsCutOff()
{
    Bench bench;
    const auto output = bench.run(shell("yes | head -c 200000 >&2"), {.maxErrorOutput = 1000});
    QCOMPARE(output->errorOutput.size(), std::size_t(1000));
    QVERIFY(output->status.isSuccess());
}

void SystemProcessRunnerTest::endingTheHandleEndsTheProgram()
{
    const TestFolder folder;
    const auto pidFile = folder.path() / "pid";
    Bench bench;
    Handle handle = bench.runner.run(shell("echo $$ > " + pidFile.string() + "; exec sleep 1000"), {.time = 0ms},
                                     [](const Result<ProgramOutput>&) { QFAIL("the Handle ended"); });
    QVERIFY(bench.wait([&] { return readPid(pidFile) > 0; }));
    const pid_t pid = readPid(pidFile);
    QVERIFY(isAlive(pid));
    handle.end();
    QVERIFY(bench.wait([&] { return !isAlive(pid); }));
}

void SystemProcessRunnerTest::theRunnersEndEndsAll()
{
    const TestFolder folder;
    std::vector<Handle> handles;
    std::vector<pid_t> pids;
    {
        Bench bench;
        for (int i = 0; i < 3; ++i) {
            const auto pidFile = folder.path() / std::to_string(i);
            handles.push_back(bench.runner.run(shell("echo $$ > " + pidFile.string() + "; exec sleep 1000"), {},
                                               [](const Result<ProgramOutput>&) { QFAIL("the runner ended"); }));
            QVERIFY(bench.wait([&] { return readPid(pidFile) > 0; }));
            pids.push_back(readPid(pidFile));
        }
    }
    for (const pid_t pid : pids)
        QVERIFY(!isAlive(pid)); // waited for, too
    handles.clear();
}

void SystemProcessRunnerTest::noDescriptorOfOursReachesTheProgram()
{
    Bench bench;
    const int leaky = open("/dev/null", O_RDONLY); // without O_CLOEXEC, as a careless library does it
    const auto output = bench.run(shell("ls /proc/self/fd | tr '\\n' ' '"));
    close(leaky);
    QVERIFY(leaky > 2);
    QCOMPARE(output->output, std::string("0 1 2 3 ")); // 3 is the folder that ls reads
}

void SystemProcessRunnerTest::aDescendantThatKeepsThePipesIsNotWaitedFor()
{
    Bench bench;
    // A process group of its own, so that it survives: an ssh master or a credential daemon.
    const auto output = bench.run(shell("setsid sh -c 'sleep 3' & echo done"));
    QCOMPARE(output->output, std::string("done\n"));
    QVERIFY(output->status.isSuccess());
}

void SystemProcessRunnerTest::theWorkingDirectoryIsUsed()
{
    const TestFolder folder;
    Bench bench;
    Command command = shell("pwd -P");
    command.workingDirectory = folder.path();
    QCOMPARE(bench.run(command)->output, std::filesystem::canonical(folder.path()).string() + "\n");
    command.workingDirectory = folder.path() / "missing";
    QCOMPARE(kindOf(bench.run(command)), shown(ErrorKind::NotFound));
}

void SystemProcessRunnerTest::manyAtOnce()
{
    Bench bench;
    std::vector<Handle> handles;
    int right = 0;
    int done = 0;
    for (int i = 0; i < 40; ++i) {
        const std::string text = std::to_string(i);
        handles.push_back(bench.runner.run({.program = "cat", .environment = Environment::minimal()}, {.input = text},
                                           [&, text](const Result<ProgramOutput>& output) {
                                               ++done;
                                               right += output && output->output == text ? 1 : 0;
                                           }));
    }
    QVERIFY(bench.wait([&] { return done == 40; }));
    QCOMPARE(right, 40);
}

QTEST_GUILESS_MAIN(SystemProcessRunnerTest)
#include "system_process_runner_test.moc"
