#include <QtTest>

#include "tests/support/fake_scheduler.h"
#include "tests/unit/journal/journal_fixture.h"

#include <sys/stat.h>

using namespace tealdeck;

// The journal on the disk: what is written can be read again, and the promises of Journal about callbacks hold.
class SqliteJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEntryComesBackAsItWasWritten();
    void sequencesHaveNoGapAndTheChainHolds();
    void theChainGoesOnAfterARestart();
    void verifyNamesTheAnchor();
    void aLongChainIsVerifiedInSlices();
    void appendsOvertakeAVerification();
    void completionsNeverRunInsideTheCall();
    void aDroppedHandleIsNeverAnsweredButTheEntryIsWritten();
    void aCallbackMayEndTheJournal();
    void whatIsQueuedIsWrittenWhenTheJournalEnds();
    void listenersHearOwnEntriesAndThoseOfOthers();
    void timesComeFromTheClock();
    void filesAndFolderBelongToTheOwnerOnly();
    void notesSayWhereAndHow();
    void aFileThatWasMovedAwayIsBegunAnew();
    void filters_data();
    void filters();
    void theLimitKeepsTheYoungest();
};

namespace
{

std::vector<std::string> summariesOf(const Result<std::vector<JournalEntry>>& entries)
{
    std::vector<std::string> summaries;
    for (const JournalEntry& entry : entries.value())
        summaries.push_back(entry.draft.summary);
    return summaries;
}

unsigned modeOf(const std::filesystem::path& path)
{
    struct stat status
    {
    };
    return stat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0U;
}

using Summaries = std::vector<std::string>;

} // namespace

void SqliteJournalTest::anEntryComesBackAsItWasWritten()
{
    JournalFixture fixture;
    const JournalDraft draft{.change = {"c-1"},
                             .kind = JournalKind::Intent,
                             .environment = "shop / prod-eu-1",
                             .context = "prod",
                             .clusterUid = "7c41",
                             .subject = "shop/web",
                             .actor = "ops@example.org",
                             .summary = "Grüße 'quoted' \"twice\"; DROP TABLE entries",
                             .body = R"({"a":1})",
                             .serverTime = WallTime(std::chrono::milliseconds(1795428000123)),
                             .isSandbox = true};
    const auto written = fixture.append(draft);
    QVERIFY2(written.has_value(), written ? "" : describe(written.error()).c_str());
    const auto read = fixture.read();
    QCOMPARE(read.value().size(), 1U);
    for (const JournalEntry& entry : {*written, read->front()}) {
        QCOMPARE(entry.sequence, 1);
        QCOMPARE(entry.draft.change.value, draft.change.value);
        QVERIFY(entry.draft.kind == draft.kind);
        QCOMPARE(entry.draft.environment, draft.environment);
        QCOMPARE(entry.draft.context, draft.context);
        QCOMPARE(entry.draft.clusterUid, draft.clusterUid);
        QCOMPARE(entry.draft.subject, draft.subject);
        QCOMPARE(entry.draft.actor, draft.actor);
        QCOMPARE(entry.draft.summary, draft.summary);
        QCOMPARE(entry.draft.body, draft.body);
        QVERIFY(entry.draft.serverTime == draft.serverTime);
        QVERIFY(entry.draft.isSandbox);
        QCOMPARE(entry.osUser, std::string("ops"));
        QCOMPARE(entry.host, std::string("laptop"));
        QCOMPARE(entry.previousHash, firstPreviousHash());
        QCOMPARE(entry.hash, chainHash(entry, Secret("key")));
    }
    QVERIFY(!fixture.appendNote("without a server time").value().draft.serverTime);
    QVERIFY(!fixture.read().value().back().draft.serverTime);
}

void SqliteJournalTest::sequencesHaveNoGapAndTheChainHolds()
{
    JournalFixture fixture;
    for (int i = 1; i <= 20; ++i)
        QCOMPARE(fixture.appendNote("row").value().sequence, i);
    const auto verdict = fixture.verify();
    QCOMPARE(verdict.value().entries, 20);
    QVERIFY(verdict->isIntact());
    QVERIFY(!verdict->provenUpTo);
}

void SqliteJournalTest::theChainGoesOnAfterARestart()
{
    JournalFixture fixture;
    const auto first = fixture.appendNote("before");
    fixture.close();
    const auto second = fixture.appendNote("after");
    QCOMPARE(second.value().sequence, 2);
    QCOMPARE(second->previousHash, first.value().hash);
    QVERIFY(fixture.verify().value().isIntact());
}

void SqliteJournalTest::verifyNamesTheAnchor()
{
    JournalFixture fixture;
    static_cast<void>(fixture.appendNote("one"));
    const auto second = fixture.appendNote("two");
    static_cast<void>(fixture.appendNote("three"));
    const JournalAnchor good{.sequence = 2, .hash = second.value().hash, .origin = second->origin, .place = "Lease shop/tealdeck-web"};
    const JournalAnchor cut{.sequence = 9, .hash = "x", .origin = second->origin, .place = "Event"};
    QVERIFY(fixture.verify({good}).value().provenUpTo == good);
    QVERIFY(fixture.verify({good}).value().isIntact());
    QCOMPARE(fixture.verify({good, cut}).value().findings.size(), 1U);
}

void SqliteJournalTest::aLongChainIsVerifiedInSlices()
{
    JournalFixture fixture;
    std::vector<Handle> handles;
    int written = 0;
    for (int i = 0; i < 1100; ++i)
        handles.push_back(fixture.journal().append({.summary = "row"}, JournalUrgency::Normal,
                                                   [&written](const auto& entry) { written += entry ? 1 : 0; }));
    QVERIFY(fixture.waitUntil([&written] { return written == 1100; }));
    const auto verdict = fixture.verify();
    QCOMPARE(verdict.value().entries, 1100);
    QVERIFY(verdict->isIntact());
}

void SqliteJournalTest::appendsOvertakeAVerification()
{
    JournalFixture fixture;
    std::vector<Handle> handles;
    for (int i = 0; i < 600; ++i)
        handles.push_back(fixture.journal().append({.summary = "row"}, JournalUrgency::Normal, {}));
    std::vector<std::string> order;
    handles.push_back(fixture.journal().verify({}, [&order](const auto&) { order.emplace_back("verified"); }));
    handles.push_back(fixture.journal().append({.summary = "way back"}, JournalUrgency::WayBack,
                                               [&order](const auto&) { order.emplace_back("appended"); }));
    QVERIFY(fixture.waitUntil([&order] { return order.size() == 2; }));
    QCOMPARE(order, (Summaries{"appended", "verified"}));
}

void SqliteJournalTest::completionsNeverRunInsideTheCall()
{
    JournalFixture fixture;
    int calls = 0;
    const auto count = [&calls](const auto&) { ++calls; };
    Handle append = fixture.journal().append({.summary = "row"}, JournalUrgency::Normal, count);
    Handle read = fixture.journal().read({}, count);
    Handle verify = fixture.journal().verify({}, count);
    fixture.close(); // everything is done by then, and nobody ran the loop
    QCOMPARE(calls, 0);
    QVERIFY(!fixture.scheduler().runUntil([&calls] { return calls > 0; }, Duration(0)));
}

void SqliteJournalTest::aDroppedHandleIsNeverAnsweredButTheEntryIsWritten()
{
    JournalFixture fixture;
    bool wasAnswered = false;
    fixture.journal().append({.summary = "dropped"}, JournalUrgency::Normal, [&wasAnswered](const auto&) { wasAnswered = true; }).end();
    fixture.journal().read({}, [&wasAnswered](const auto&) { wasAnswered = true; }).end();
    fixture.journal().verify({}, [&wasAnswered](const auto&) { wasAnswered = true; }).end();
    const auto entries = fixture.read(); // comes after them in the queue
    QCOMPARE(summariesOf(entries), (Summaries{"dropped"}));
    QVERIFY(!wasAnswered);
}

void SqliteJournalTest::aCallbackMayEndTheJournal()
{
    JournalFixture fixture;
    bool wasAnswered = false;
    bool wasTold = false;
    const Handle listener = fixture.journal().onAppended([&] {
        wasTold = true;
        fixture.close();
    });
    const Handle append = fixture.journal().append({.summary = "last"}, JournalUrgency::Normal, [&](const auto&) { wasAnswered = true; });
    QVERIFY(fixture.waitUntil([&wasTold] { return wasTold; }));
    QVERIFY(wasAnswered);
    QCOMPARE(summariesOf(fixture.read()), (Summaries{"last"}));
    bool wasRead = false;
    const Handle reading = fixture.journal().read({}, [&](const auto&) {
        wasRead = true;
        fixture.close();
    });
    QVERIFY(fixture.waitUntil([&wasRead] { return wasRead; }));
}

void SqliteJournalTest::whatIsQueuedIsWrittenWhenTheJournalEnds()
{
    JournalFixture fixture;
    int answers = 0;
    std::vector<Handle> handles;
    for (int i = 0; i < 100; ++i)
        handles.push_back(fixture.journal().append({.summary = "row"}, JournalUrgency::Normal, [&answers](const auto&) { ++answers; }));
    fixture.close();
    QCOMPARE(fixture.read().value().size(), 100U);
    QCOMPARE(answers, 0);
}

void SqliteJournalTest::listenersHearOwnEntriesAndThoseOfOthers()
{
    JournalFixture here;
    int heard = 0;
    const Handle listener = here.journal().onAppended([&heard] { ++heard; });
    QVERIFY(here.appendNote("mine").has_value());
    QVERIFY(here.waitUntil([&heard] { return heard == 1; }));

    // Another journal on the same folder is another connection, as in another process.
    JournalFixture elsewhere(here.folder());
    QVERIFY(elsewhere.appendNote("theirs").has_value());
    QVERIFY(here.waitUntil([&heard] { return heard == 2; }));
    QCOMPARE(summariesOf(here.read()), (Summaries{"mine", "theirs"}));
    QVERIFY(here.verify().value().isIntact());

    Handle second = here.journal().onAppended([&heard] { heard += 100; });
    second.end();
    QVERIFY(here.appendNote("mine again").has_value());
    QVERIFY(here.waitUntil([&heard] { return heard > 2; }));
    QCOMPARE(heard, 3);
}

void SqliteJournalTest::timesComeFromTheClock()
{
    const JournalFixture place;
    FakeScheduler scheduler;
    FixedKey key;
    std::optional<JournalEntry> written;
    {
        SqliteJournal journal(place.folder(), key, scheduler, {.osUser = "ops", .host = "laptop"});
        scheduler.advance(std::chrono::seconds(5));
        const Handle append
            = journal.append({.summary = "row"}, JournalUrgency::Normal, [&written](auto entry) { written = entry.value(); });
        while (!written) {
            scheduler.runPosted();
            std::this_thread::yield();
        }
    }
    QVERIFY(written->localTime == scheduler.clock().wallNow());
    QCOMPARE(written->monotonicMilliseconds, scheduler.now().sinceBoot.count());
}

void SqliteJournalTest::filesAndFolderBelongToTheOwnerOnly()
{
    JournalFixture fixture;
    std::filesystem::create_directories(fixture.folder());
    std::filesystem::permissions(fixture.folder(), std::filesystem::perms(0755));
    QVERIFY(fixture.appendNote("row").has_value());
    QCOMPARE(modeOf(fixture.folder()), 0700U);
    QCOMPARE(modeOf(fixture.file()), 0600U);
    for (const auto& file : std::filesystem::directory_iterator(fixture.folder()))
        QCOMPARE(modeOf(file.path()), 0600U);
}

void SqliteJournalTest::notesSayWhereAndHow()
{
    JournalFixture fixture;
    QVERIFY(fixture.appendNote("row").has_value());
    QCOMPARE(fixture.journal().notes().size(), 1U);
    QVERIFY(fixture.journal().notes().front() == message("Journal", "The journal is kept in %1.", {fixture.folder().string()}));

    // With another key the chain goes on, but that is said.
    FileKeySource otherKey(fixture.folder() / "journal.key");
    LoopScheduler& scheduler = fixture.scheduler();
    SqliteJournal other(fixture.folder(), otherKey, scheduler);
    QVERIFY(fixture.waitUntil([&other] { return other.notes().size() == 3; }));
    QVERIFY(other.notes()[1] == otherKey.notes().front());
    QVERIFY(render(other.notes()[2]).find("does not fit its key") != std::string::npos);
    std::optional<Result<JournalEntry>> written;
    const Handle append = other.append({.summary = "row"}, JournalUrgency::Normal, [&written](auto entry) { written = std::move(entry); });
    QVERIFY(fixture.waitUntil([&written] { return written.has_value(); }));
    QCOMPARE(written->value().sequence, 2);
}

void SqliteJournalTest::aFileThatWasMovedAwayIsBegunAnew()
{
    JournalFixture fixture;
    QVERIFY(fixture.appendNote("one").has_value());
    for (const auto& file : std::vector<std::string>{"journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm"})
        std::filesystem::remove(fixture.folder() / file);
    QCOMPARE(fixture.appendNote("two").value().sequence, 1);
    fixture.close();
    QCOMPARE(summariesOf(fixture.read()), (Summaries{"two"}));
}

void SqliteJournalTest::filters_data()
{
    QTest::addColumn<int>("filter");
    QTest::addColumn<QString>("found");
    QTest::newRow("everything") << 0 << "a b c d";
    QTest::newRow("one change") << 1 << "b c";
    QTest::newRow("text in the subject, ignoring case") << 2 << "c";
    QTest::newRow("percent is no wildcard") << 3 << "d";
    QTest::newRow("underscore is no wildcard") << 4 << "";
    QTest::newRow("backslash is no escape") << 5 << "d";
    QTest::newRow("sandbox") << 6 << "b";
    QTest::newRow("not the sandbox") << 7 << "a c d";
    QTest::newRow("from") << 8 << "a b c d";
    QTest::newRow("to") << 9 << "";
    QTest::newRow("change and text") << 10 << "c";
    QTest::newRow("quotes are text") << 11 << "";
    QTest::newRow("the body is not searched") << 12 << "";
}

void SqliteJournalTest::filters()
{
    QFETCH(int, filter);
    QFETCH(QString, found);
    JournalFixture fixture;
    QVERIFY(fixture.append({.summary = "a", .body = "hidden"}).has_value());
    QVERIFY(fixture.append({.change = {"c-1"}, .summary = "b", .isSandbox = true}).has_value());
    QVERIFY(fixture.append({.change = {"c-1"}, .subject = "Shop/WEB", .summary = "c"}).has_value());
    QVERIFY(fixture.append({.change = {"c-2"}, .actor = "100%\\", .summary = "d"}).has_value());
    const WallTime now = fixture.scheduler().clock().wallNow();
    const std::vector<JournalFilter> filters{{},
                                             {.change = ChangeId{"c-1"}},
                                             {.text = "shop/web"},
                                             {.text = "0%"},
                                             {.text = "_hop"},
                                             {.text = "%\\"},
                                             {.isSandbox = true},
                                             {.isSandbox = false},
                                             {.from = now - std::chrono::hours(1)},
                                             {.to = now - std::chrono::hours(1)},
                                             {.change = ChangeId{"c-1"}, .text = "SHOP"},
                                             {.text = "' OR '1'='1"},
                                             {.text = "hidden"}};
    QStringList summaries;
    for (const std::string& summary : summariesOf(fixture.read(filters.at(static_cast<std::size_t>(filter)))))
        summaries << QString::fromStdString(summary);
    QCOMPARE(summaries.join(' '), found);
}

void SqliteJournalTest::theLimitKeepsTheYoungest()
{
    JournalFixture fixture;
    for (const char* summary : {"a", "b", "c"})
        QVERIFY(fixture.appendNote(summary).has_value());
    QCOMPARE(summariesOf(fixture.read({.limit = 2})), (Summaries{"b", "c"}));
    QCOMPARE(summariesOf(fixture.read({.limit = 0})), (Summaries{}));
    QCOMPARE(summariesOf(fixture.read({.limit = std::numeric_limits<std::size_t>::max()})), (Summaries{"a", "b", "c"}));
}

QTEST_GUILESS_MAIN(SqliteJournalTest)
#include "sqlite_journal_test.moc"
