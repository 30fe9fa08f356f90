#include <QtTest>

#include "core/journal/chain_check.h"
#include "tests/support/fake_journal.h"
#include "tests/support/fake_scheduler.h"

using namespace tealdeck;

// The fake keeps the promises of the real one, and breaks in the ways it is told.
class FakeJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itKeepsARealChain();
    void completionsNeverRunInsideTheCall();
    void aDroppedHandleIsNeverAnsweredButTheEntryIsWritten();
    void brokenForAll();
    void aFullDiskLetsAWayBackThrough();
    void brokenFromTheNthOn();
    void delaysKeepTheOrder();
    void itMayEndWithAnswersOnTheirWay();
    void listenersHearEntriesOfOthers();
    void filtersAndLimit();
};

namespace
{

struct Answers
{
    std::vector<Handle> handles;
    std::vector<std::string> told; // the summary, or the kind of the error

    void append(Journal& journal, const std::string& summary, JournalUrgency urgency = JournalUrgency::Normal)
    {
        handles.push_back(journal.append({.summary = summary}, urgency, [this](const Result<JournalEntry>& entry) {
            told.push_back(entry ? entry->draft.summary : std::string(toString(entry.error().kind)));
        }));
    }
};

using Told = std::vector<std::string>;

} // namespace

void FakeJournalTest::itKeepsARealChain()
{
    FakeScheduler scheduler;
    FakeJournal journal(scheduler);
    Answers answers;
    answers.append(journal, "one");
    answers.append(journal, "two");
    scheduler.runPosted();
    QCOMPARE(answers.told, (Told{"one", "two"}));
    QCOMPARE(journal.entries().size(), 2U);
    QCOMPARE(journal.entries()[1].sequence, 2);
    QCOMPARE(journal.entries()[1].previousHash, journal.entries()[0].hash);
    QVERIFY(checkChain(journal.entries(), {}, journal.key()).isIntact());
    std::optional<JournalVerdict> verdict;
    const JournalAnchor anchor{.sequence = 2, .hash = journal.entries()[1].hash, .place = "Lease"};
    const Handle verify = journal.verify({anchor}, [&verdict](auto answer) { verdict = answer.value(); });
    scheduler.runPosted();
    QVERIFY(verdict->isIntact());
    QVERIFY(verdict->provenUpTo == anchor);
}

void FakeJournalTest::completionsNeverRunInsideTheCall()
{
    FakeScheduler scheduler;
    FakeJournal journal(scheduler);
    int calls = 0;
    const auto count = [&calls](const auto&) { ++calls; };
    const Handle append = journal.append({}, JournalUrgency::Normal, count);
    const Handle read = journal.read({}, count);
    const Handle verify = journal.verify({}, count);
    QCOMPARE(calls, 0);
    scheduler.runPosted();
    QCOMPARE(calls, 3);
}

void FakeJournalTest::aDroppedHandleIsNeverAnsweredButTheEntryIsWritten()
{
    FakeScheduler scheduler;
    FakeJournal journal(scheduler);
    bool wasAnswered = false;
    journal.append({.summary = "dropped"}, JournalUrgency::Normal, [&wasAnswered](const auto&) { wasAnswered = true; }).end();
    scheduler.runPosted();
    QVERIFY(!wasAnswered);
    QCOMPARE(journal.entries().size(), 1U);
}

void FakeJournalTest::brokenForAll()
{
    FakeScheduler scheduler;
    FakeJournal journal(scheduler);
    Answers answers;
    journal.breakAll();
    answers.append(journal, "normal");
    answers.append(journal, "way back", JournalUrgency::WayBack);
    journal.repair(); // too late for these two
    answers.append(journal, "after");
    scheduler.runPosted();
    QCOMPARE(answers.told, (Told{"journal unavailable", "journal unavailable", "after"}));
    QCOMPARE(journal.entries().size(), 1U);
    QCOMPARE(journal.appendsAsked(), 3U);
}

void FakeJournalTest::aFullDiskLetsAWayBackThrough()
{
    FakeScheduler scheduler;
    FakeJournal journal(scheduler);
    Answers answers;
    journal.fillDisk();
    answers.append(journal, "normal");
    answers.append(journal, "way back", JournalUrgency::WayBack);
    scheduler.runPosted();
    QCOMPARE(answers.told, (Told{"journal unavailable", "way back"}));
    QVERIFY(journal.lastUrgency() == JournalUrgency::WayBack);
}

void FakeJournalTest::brokenFromTheNthOn()
{
    FakeScheduler scheduler;
    FakeJournal journal(scheduler);
    Answers answers;
    journal.breakFrom(2);
    for (const char* summary : {"one", "two", "three"})
        answers.append(journal, summary);
    scheduler.runPosted();
    QCOMPARE(answers.told, (Told{"one", "journal unavailable", "journal unavailable"}));
}

void FakeJournalTest::delaysKeepTheOrder()
{
    FakeScheduler scheduler;
    FakeJournal journal(scheduler);
    Answers answers;
    journal.delayBy(std::chrono::seconds(3));
    answers.append(journal, "slow");
    journal.delayBy(Duration::zero());
    answers.append(journal, "fast");
    scheduler.advance(std::chrono::seconds(2));
    QCOMPARE(answers.told, (Told{"slow"})); // the first in the queue is answered first, whatever was to be waited for
    scheduler.advance(std::chrono::seconds(1));
    QCOMPARE(answers.told, (Told{"slow", "fast"}));

    journal.delayBy(std::chrono::seconds(3));
    answers.append(journal, "later");
    scheduler.advance(std::chrono::milliseconds(2999));
    QCOMPARE(answers.told.size(), 2U);
    QCOMPARE(journal.entries().size(), 2U);
    scheduler.advance(std::chrono::milliseconds(1));
    QCOMPARE(answers.told.back(), std::string("later"));
    QVERIFY(journal.entries().back().localTime == scheduler.clock().wallNow());
}

void FakeJournalTest::itMayEndWithAnswersOnTheirWay()
{
    FakeScheduler scheduler;
    Answers answers;
    {
        FakeJournal journal(scheduler);
        answers.append(journal, "posted");
        journal.delayBy(std::chrono::seconds(1));
        answers.append(journal, "delayed");
    }
    scheduler.advance(std::chrono::seconds(2));
    QVERIFY(answers.told.empty());
    QCOMPARE(scheduler.timers(), 0U);
}

void FakeJournalTest::listenersHearEntriesOfOthers()
{
    FakeScheduler scheduler;
    FakeJournal journal(scheduler);
    int heard = 0;
    Handle listener = journal.onAppended([&heard] { ++heard; });
    journal.appendElsewhere({.summary = "theirs"});
    QCOMPARE(heard, 0);
    scheduler.runPosted();
    QCOMPARE(heard, 1);
    Answers answers;
    answers.append(journal, "mine");
    scheduler.runPosted();
    QCOMPARE(heard, 2);
    listener.end();
    journal.appendElsewhere({});
    scheduler.runPosted();
    QCOMPARE(heard, 2);
}

void FakeJournalTest::filtersAndLimit()
{
    FakeScheduler scheduler;
    FakeJournal journal(scheduler);
    journal.appendElsewhere({.change = {"c-1"}, .summary = "a"});
    journal.appendElsewhere({.subject = "Shop/WEB", .summary = "b"});
    journal.appendElsewhere({.summary = "c", .isSandbox = true});
    const auto found = [&](JournalFilter filter) {
        std::string summaries;
        const Handle read = journal.read(std::move(filter), [&summaries](const auto& entries) {
            for (const JournalEntry& entry : entries.value())
                summaries += entry.draft.summary;
        });
        scheduler.runPosted();
        return summaries;
    };
    QCOMPARE(found({}), std::string("abc"));
    QCOMPARE(found({.change = ChangeId{"c-1"}}), std::string("a"));
    QCOMPARE(found({.text = "shop/web"}), std::string("b"));
    QCOMPARE(found({.isSandbox = true}), std::string("c"));
    QCOMPARE(found({.limit = 2}), std::string("bc"));
    QCOMPARE(found({.from = scheduler.clock().wallNow() + std::chrono::milliseconds(1)}), std::string());
}

QTEST_GUILESS_MAIN(FakeJournalTest)
#include "fake_journal_test.moc"
