#include <QtTest>

#include "core/journal/chain_check.h"
#include "tests/unit/journal/journal_fixture.h"

using namespace tealdeck;

// What the chain is made of, and what reading it anew finds.
class JournalChainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kindsKeepTheirWords();
    void hashIsTheOneThatOpensslMakes();
    void everyFieldIsInTheHash();
    void textCannotMoveFromOneFieldToTheNext();
    void anIntactChainHasNoFindings();
    void aWrongKeyIsFound();
    void aChangedRowIsFound();
    void aChangedRowWithANewHashIsFound();
    void aRemovedRowIsFound();
    void removedRowsAtTheBeginningAreFound();
    void anInsertedRowIsFound();
    void anInsertedRowWithTheRestRenumberedIsFound();
    void swappedRowsAreFound();
    void aChainWrittenAnewWithTheKeyIsFoundByAnAnchorOnly();
    void aCutTailIsFoundByAnAnchorOnly();
    void theYoungestAnchorThatFitsIsNamed();
    void nothingIsProvenBeyondAFinding();
    void safety18_anchorsOfOtherJournalsAreLeftOutAndCounted();
    void safety18_anAnchorThatDoesNotSayWhoseItIsCountsOnlyWhereItFits();
    void safety18_withoutAnAnchorNothingIsProven();
};

namespace
{

const Secret key("key");

std::vector<std::int64_t> rowsFound(const JournalVerdict& verdict)
{
    std::vector<std::int64_t> rows;
    for (const JournalFinding& finding : verdict.findings)
        rows.push_back(finding.sequence);
    return rows;
}

std::string wordsOf(const JournalVerdict& verdict, std::size_t finding)
{
    return render(verdict.findings.at(finding).message);
}

WallTime at(std::int64_t milliseconds)
{
    return WallTime(std::chrono::milliseconds(milliseconds));
}

JournalAnchor anchorOf(const JournalEntry& entry)
{
    return {.sequence = entry.sequence, .hash = entry.hash, .origin = journalOrigin(key), .place = "Lease shop/tealdeck-web"};
}

using Rows = std::vector<std::int64_t>;

} // namespace

void JournalChainTest::kindsKeepTheirWords()
{
    const std::vector<std::pair<JournalKind, std::string_view>> words{
        {JournalKind::Intent, "intent"},   {JournalKind::Step, "step"},     {JournalKind::Unknown, "unknown"},
        {JournalKind::Settled, "settled"}, {JournalKind::Effect, "effect"}, {JournalKind::Outcome, "outcome"},
        {JournalKind::Lock, "lock"},       {JournalKind::Anchor, "anchor"}, {JournalKind::Notice, "notice"},
    };
    for (const auto& [kind, word] : words) {
        QCOMPARE(toString(kind), word);
        QVERIFY(journalKindFromString(word) == kind);
    }
    QVERIFY(!journalKindFromString("Intent"));
    QVERIFY(!journalKindFromString(""));
}

// row='18:tealdeck-journal-1,64:0000000000000000000000000000000000000000000000000000000000000000,1:1,3:c-1,6:intent,11:shop /
// prod,4:prod,4:7c41,8:shop/web, 15:ops@example.org,19:Switch web to
// green,7:{"a":1},13:1795428000123,4:real,13:1795428001000,7:3600000,3:ops,6:laptop,'   (one line, no blank after the comma) printf %s
// "$row" | openssl dgst -sha256 -hmac key
// row='18:tealdeck-journal-1,64:d8695f233c36f3d19699392766a2022ec6ec704bc517402611bc6d3964c47294,1:2,0:,6:notice,0:,0:,0:,0:,0:,7:Grüße,0:,0:,7:sandbox,
// 13:1795428002000,7:3601000,3:ops,6:laptop,'
void JournalChainTest::hashIsTheOneThatOpensslMakes()
{
    JournalEntry first{.draft = {.change = {"c-1"},
                                 .kind = JournalKind::Intent,
                                 .environment = "shop / prod",
                                 .context = "prod",
                                 .clusterUid = "7c41",
                                 .subject = "shop/web",
                                 .actor = "ops@example.org",
                                 .summary = "Switch web to green",
                                 .body = R"({"a":1})",
                                 .serverTime = at(1795428000123)},
                       .localTime = at(1795428001000),
                       .monotonicMilliseconds = 3600000,
                       .osUser = "ops",
                       .host = "laptop",
                       .previousHash = {},
                       .hash = {}};
    first = chained(first, 1, firstPreviousHash(), key);
    QCOMPARE(first.hash, std::string("d8695f233c36f3d19699392766a2022ec6ec704bc517402611bc6d3964c47294"));

    JournalEntry second{.draft = {.summary = "Grüße", .isSandbox = true},
                        .localTime = at(1795428002000),
                        .monotonicMilliseconds = 3601000,
                        .osUser = "ops",
                        .host = "laptop",
                        .previousHash = {},
                        .hash = {}};
    second = chained(second, 2, first.hash, key);
    QCOMPARE(second.hash, std::string("747a31927c7bd266b21ce72018cb6d3dea490d9879d1493b07cdee31147cda60"));
}

void JournalChainTest::everyFieldIsInTheHash()
{
    const JournalEntry original = chainOf(1).front();
    const std::vector<std::function<void(JournalEntry&)>> changes{
        [](JournalEntry& row) { row.sequence = 2; },
        [](JournalEntry& row) { row.draft.change.value = "x"; },
        [](JournalEntry& row) { row.draft.kind = JournalKind::Outcome; },
        [](JournalEntry& row) { row.draft.environment = "x"; },
        [](JournalEntry& row) { row.draft.context = "x"; },
        [](JournalEntry& row) { row.draft.clusterUid = "x"; },
        [](JournalEntry& row) { row.draft.subject = "x"; },
        [](JournalEntry& row) { row.draft.actor = "x"; },
        [](JournalEntry& row) { row.draft.summary = "x"; },
        [](JournalEntry& row) { row.draft.body = "x"; },
        [](JournalEntry& row) { row.draft.serverTime = at(0); },
        [](JournalEntry& row) { row.draft.isSandbox = true; },
        [](JournalEntry& row) { row.localTime += std::chrono::milliseconds(1); },
        [](JournalEntry& row) { row.monotonicMilliseconds = 1; },
        [](JournalEntry& row) { row.osUser = "x"; },
        [](JournalEntry& row) { row.host = "x"; },
        [](JournalEntry& row) { row.previousHash = "x"; },
    };
    for (const auto& change : changes) {
        JournalEntry changed = original;
        change(changed);
        QVERIFY(chainHash(changed, key) != original.hash);
    }
    QCOMPARE(chainHash(original, key), original.hash);
}

void JournalChainTest::textCannotMoveFromOneFieldToTheNext()
{
    JournalEntry a;
    a.draft.subject = "shop/web,3:ops";
    JournalEntry b;
    b.draft.subject = "shop/web";
    b.draft.actor = "ops";
    QVERIFY(canonicalBytes(a) != canonicalBytes(b));
    JournalEntry c;
    c.draft.summary = std::string("a\0b", 3);
    JournalEntry d;
    d.draft.summary = "a";
    QVERIFY(canonicalBytes(c) != canonicalBytes(d));
}

void JournalChainTest::anIntactChainHasNoFindings()
{
    const JournalVerdict verdict = checkChain(chainOf(20), {}, key);
    QCOMPARE(verdict.entries, 20);
    QVERIFY(verdict.isIntact());
    QVERIFY(checkChain({}, {}, key).isIntact());
}

void JournalChainTest::aWrongKeyIsFound()
{
    QCOMPARE(rowsFound(checkChain(chainOf(2), {}, Secret("another key"))), (Rows{1, 2}));
}

void JournalChainTest::aChangedRowIsFound()
{
    auto chain = chainOf(6);
    chain[2].draft.summary = "nothing happened";
    const JournalVerdict verdict = checkChain(chain, {}, key);
    QCOMPARE(rowsFound(verdict), (Rows{3}));
    QCOMPARE(wordsOf(verdict, 0), std::string("Row 3 was changed after it was written, or was not written by Tealdeck."));

    chain = chainOf(6);
    chain[5].draft.isSandbox = true;
    QCOMPARE(rowsFound(checkChain(chain, {}, key)), (Rows{6}));
}

void JournalChainTest::aChangedRowWithANewHashIsFound()
{
    auto chain = chainOf(6);
    chain[2].draft.summary = "nothing happened";
    chain[2].hash = chainHash(chain[2], Secret("a guessed key"));
    QCOMPARE(rowsFound(checkChain(chain, {}, key)), (Rows{3}));
    // Whoever has the key can make one row fit, but not the row after it.
    chain[2].hash = chainHash(chain[2], key);
    const JournalVerdict verdict = checkChain(chain, {}, key);
    QCOMPARE(rowsFound(verdict), (Rows{4}));
    QCOMPARE(wordsOf(verdict, 0), std::string("Row 4 does not follow row 3: it was written after another one."));
}

void JournalChainTest::aRemovedRowIsFound()
{
    auto chain = chainOf(6);
    chain.erase(chain.begin() + 2);
    JournalVerdict verdict = checkChain(chain, {}, key);
    QCOMPARE(rowsFound(verdict), (Rows{3}));
    QCOMPARE(wordsOf(verdict, 0), std::string("Row 3 is missing."));

    chain.erase(chain.begin() + 2);
    verdict = checkChain(chain, {}, key);
    QCOMPARE(rowsFound(verdict), (Rows{3}));
    QCOMPARE(wordsOf(verdict, 0), std::string("Rows 3 to 4 are missing."));

    // Numbers drawn together do not hide it.
    chain = chainOf(6);
    chain.erase(chain.begin() + 2);
    for (std::size_t i = 2; i < chain.size(); ++i)
        --chain[i].sequence;
    QCOMPARE(rowsFound(checkChain(chain, {}, key)), (Rows{3, 4, 5}));
}

void JournalChainTest::removedRowsAtTheBeginningAreFound()
{
    auto chain = chainOf(6);
    chain.erase(chain.begin(), chain.begin() + 3);
    const JournalVerdict verdict = checkChain(chain, {}, key);
    QCOMPARE(rowsFound(verdict), (Rows{1}));
    QCOMPARE(wordsOf(verdict, 0), std::string("Rows 1 to 3 are missing."));
}

void JournalChainTest::anInsertedRowIsFound()
{
    auto chain = chainOf(4);
    JournalEntry forged = chain[1];
    forged.draft.summary = "approved by the boss";
    chain.insert(chain.begin() + 2, forged);
    const JournalVerdict verdict = checkChain(chain, {}, key);
    QCOMPARE(rowsFound(verdict), (Rows{2}));
    QCOMPARE(wordsOf(verdict, 0), std::string("Row 2 was put in: it was not written by Tealdeck."));

    chain = chainOf(4);
    JournalEntry appended = chain[3];
    appended.sequence = 5;
    chain.push_back(appended);
    QCOMPARE(rowsFound(checkChain(chain, {}, key)), (Rows{5}));
}

void JournalChainTest::anInsertedRowWithTheRestRenumberedIsFound()
{
    auto chain = chainOf(4);
    JournalEntry forged = chain[1];
    forged.sequence = 3;
    forged.draft.summary = "approved by the boss";
    forged.previousHash = chain[1].hash;
    forged.hash = std::string(64, 'f');
    ++chain[2].sequence;
    ++chain[3].sequence;
    chain.insert(chain.begin() + 2, forged);
    const JournalVerdict verdict = checkChain(chain, {}, key);
    QCOMPARE(rowsFound(verdict), (Rows{3, 4, 5}));
    QCOMPARE(wordsOf(verdict, 0), std::string("Row 3 was put in: the row after it was written directly after the row before it."));
    QCOMPARE(wordsOf(verdict, 1), std::string("Row 4 was row 3 when it was written: its number was changed."));
    QCOMPARE(wordsOf(verdict, 2), std::string("Row 5 was row 4 when it was written: its number was changed."));
}

void JournalChainTest::swappedRowsAreFound()
{
    auto chain = chainOf(6);
    std::swap(chain[2].sequence, chain[3].sequence);
    std::swap(chain[2], chain[3]);
    const Rows found = rowsFound(checkChain(chain, {}, key));
    QVERIFY(std::find(found.begin(), found.end(), 3) != found.end());
    QVERIFY(std::find(found.begin(), found.end(), 4) != found.end());

    chain = chainOf(6);
    std::swap(chain[2].draft, chain[3].draft);
    QCOMPARE(rowsFound(checkChain(chain, {}, key)), (Rows{3, 4}));
}

void JournalChainTest::aChainWrittenAnewWithTheKeyIsFoundByAnAnchorOnly()
{
    const JournalAnchor anchor = anchorOf(chainOf(6)[3]);
    auto forged = chainOf(6);
    forged[1].draft.summary = "nothing happened";
    for (std::size_t i = 1; i < forged.size(); ++i)
        forged[i] = chained(forged[i], forged[i].sequence, forged[i - 1].hash, key);
    QVERIFY(checkChain(forged, {}, key).isIntact());
    const JournalVerdict verdict = checkChain(forged, {anchor}, key);
    QCOMPARE(rowsFound(verdict), (Rows{4}));
    QCOMPARE(wordsOf(verdict, 0), std::string("Row 4 is not the one that Lease shop/tealdeck-web saw: the journal was replaced."));
    QVERIFY(!verdict.provenUpTo);
}

void JournalChainTest::aCutTailIsFoundByAnAnchorOnly()
{
    auto chain = chainOf(6);
    const JournalAnchor anchor = anchorOf(chain[5]);
    chain.resize(4);
    QVERIFY(checkChain(chain, {}, key).isIntact());
    const JournalVerdict verdict = checkChain(chain, {anchor}, key);
    QCOMPARE(rowsFound(verdict), (Rows{5}));
    QCOMPARE(wordsOf(verdict, 0), std::string("The end is cut off: the journal ends with row 4, but Lease shop/tealdeck-web saw row 6."));

    // All of it, too.
    QCOMPARE(rowsFound(checkChain({}, {anchor}, key)), (Rows{1}));
}

void JournalChainTest::theYoungestAnchorThatFitsIsNamed()
{
    const auto chain = chainOf(6);
    const JournalVerdict verdict = checkChain(chain, {anchorOf(chain[4]), anchorOf(chain[1])}, key);
    QVERIFY(verdict.isIntact());
    QVERIFY(verdict.provenUpTo == anchorOf(chain[4]));
    // One that was taken when the journal was empty proves nothing and disturbs nobody.
    QVERIFY(checkChain(chain, {JournalAnchor{.sequence = 0, .hash = firstPreviousHash(), .place = "Event"}}, key).isIntact());
}

void JournalChainTest::nothingIsProvenBeyondAFinding()
{
    auto chain = chainOf(6);
    chain[3].draft.summary = "nothing happened";
    const JournalVerdict verdict = checkChain(chain, {anchorOf(chain[1]), anchorOf(chain[3]), anchorOf(chain[5])}, key);
    QCOMPARE(rowsFound(verdict), (Rows{4}));
    QVERIFY(verdict.provenUpTo == anchorOf(chain[1]));
}

void JournalChainTest::safety18_anchorsOfOtherJournalsAreLeftOutAndCounted()
{
    const auto chain = chainOf(6);
    JournalAnchor colleagues = anchorOf(chain[4]);
    colleagues.origin = journalOrigin(Secret("another key"));
    colleagues.hash = "of another chain";
    JournalAnchor longer = colleagues;
    longer.sequence = 1205;
    const JournalVerdict verdict = checkChain(chain, {colleagues, longer, anchorOf(chain[2])}, key);
    QVERIFY(verdict.isIntact());
    QVERIFY(verdict.provenUpTo == anchorOf(chain[2]));
    QCOMPARE(verdict.foreignAnchors, 2);
}

void JournalChainTest::safety18_anAnchorThatDoesNotSayWhoseItIsCountsOnlyWhereItFits()
{
    const auto chain = chainOf(6);
    JournalAnchor fitting = anchorOf(chain[3]);
    fitting.origin.clear();
    JournalAnchor other = fitting;
    other.sequence = 5;
    JournalAnchor longer = fitting;
    longer.sequence = 7;
    const JournalVerdict verdict = checkChain(chain, {fitting, other, longer}, key);
    QVERIFY(verdict.isIntact());
    QVERIFY(verdict.provenUpTo == fitting);
    QCOMPARE(verdict.foreignAnchors, 2);
}

void JournalChainTest::safety18_withoutAnAnchorNothingIsProven()
{
    const JournalVerdict verdict = checkChain(chainOf(6), {}, key);
    QVERIFY(verdict.isIntact());
    QVERIFY(!verdict.provenUpTo);
}

QTEST_GUILESS_MAIN(JournalChainTest)
#include "journal_chain_test.moc"
