#include <QtTest>

#include "tests/unit/journal/journal_fixture.h"
#include "tests/unit/journal/spawned_writer.h"

#include <memory>
#include <set>

using namespace tealdeck;

// Several real processes on one journal, and one that is killed in the middle.
class JournalProcessesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fourProcessesLeaveAnIntactChain();
    void aKilledWriterLeavesAnIntactChainWithAllItWasTold();
};

namespace
{

std::string writerProgram()
{
    return qEnvironmentVariable("TEALDECK_JOURNAL_WRITER").toStdString();
}

Secret keyIn(const std::filesystem::path& folder)
{
    return FileKeySource(folder / "journal.key").key().value();
}

JournalVerdict verdictOn(const std::filesystem::path& folder)
{
    const SystemClock clock;
    LoopScheduler scheduler(clock);
    FileKeySource key(folder / "journal.key");
    SqliteJournal journal(folder, key, scheduler);
    std::optional<Result<JournalVerdict>> verdict;
    const Handle handle = journal.verify({}, [&verdict](auto answer) { verdict = std::move(answer); });
    scheduler.runUntil([&verdict] { return verdict.has_value(); }, std::chrono::minutes(1));
    return verdict.value().value();
}

} // namespace

void JournalProcessesTest::fourProcessesLeaveAnIntactChain()
{
    if (writerProgram().empty())
        QSKIP("TEALDECK_JOURNAL_WRITER does not name the helper program: run this with ctest");
    const JournalFixture place;
    std::vector<std::unique_ptr<SpawnedWriter>> writers;
    for (const char* name : {"console", "guard", "ctl", "cron"}) {
        writers.push_back(std::make_unique<SpawnedWriter>(writerProgram(), place.folder(), 500, name));
        QVERIFY(writers.back()->isRunning());
    }
    for (const auto& writer : writers)
        QVERIFY(writer->go());
    std::set<std::int64_t> sequences;
    for (const auto& writer : writers) {
        for (const std::int64_t sequence : writer->read(SpawnedWriter::all))
            QVERIFY(sequences.insert(sequence).second);
        QCOMPARE(writer->wait(), 0);
    }
    QCOMPARE(sequences.size(), 2000U);
    QCOMPARE(*sequences.begin(), 1);
    QCOMPARE(*sequences.rbegin(), 2000);
    const JournalVerdict verdict = verdictOn(place.folder());
    QCOMPARE(verdict.entries, 2000);
    QVERIFY2(verdict.isIntact(), verdict.isIntact() ? "" : render(verdict.findings.front().message).c_str());
    QCOMPARE(keyIn(place.folder()).reveal().size(), 32U);
}

void JournalProcessesTest::aKilledWriterLeavesAnIntactChainWithAllItWasTold()
{
    if (writerProgram().empty())
        QSKIP("TEALDECK_JOURNAL_WRITER does not name the helper program: run this with ctest");
    const JournalFixture place;
    std::int64_t confirmed = 0;
    for (int round = 1; round <= 3; ++round) {
        SpawnedWriter writer(writerProgram(), place.folder(), 0, "killed");
        QVERIFY(writer.isRunning());
        QVERIFY(writer.go());
        QVERIFY(writer.read(40).size() >= 40);
        const int status = writer.kill();
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        const auto& sequences = writer.read(SpawnedWriter::all);
        QVERIFY(sequences.front() > confirmed);
        confirmed = sequences.back();
        const JournalVerdict verdict = verdictOn(place.folder());
        QVERIFY2(verdict.isIntact(), verdict.isIntact() ? "" : render(verdict.findings.front().message).c_str());
        QVERIFY(verdict.entries >= confirmed);
    }
}

QTEST_GUILESS_MAIN(JournalProcessesTest)
#include "journal_processes_test.moc"
