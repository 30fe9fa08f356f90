#include <QtTest>

#include "core/session/session_object_reader.h"
#include "tests/support/captured_reply.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_journal.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/shown.h"
#include "tests/unit/session/session_bench.h"

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

const std::string path = "/api/v1/namespaces/whys/secrets/credentials";
const MaskedValue password{.pointer = "/data/password", .key = "password", .bytes = 16};

ObjectAddress credentials()
{
    return {.group = {}, .version = "v1", .plural = "secrets", .kind = "Secret", .namespaceName = "whys", .name = "credentials", .uid = {}};
}

struct Fixture
{
    FakeScheduler scheduler;
    FakeHttp http{scheduler};
    FakeJournal journal{scheduler};
    SessionObjectReader reader{
        http, journal, scheduler.clock(), [] {
            return RevealContext{
                .environment = "shop / prod-eu-1", .context = "prod-eu-1", .clusterUid = "7c41f0d2", .actor = "jane", .isSandbox = false};
        }};
    std::optional<Result<RevealedValue>> revealed;

    Fixture() { http.on(requestTo(HttpMethod::Get, path), FakeAnswer::json(capturedReply("why-secret-credentials.http").body)); }

    Handle reveal(const ObjectAddress& object, const MaskedValue& masked)
    {
        return reader.reveal(object, masked, [this](Result<RevealedValue> value) { revealed = std::move(value); });
    }
};

} // namespace

class ObjectReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRevealedValueIsJournalledBeforeItIsGiven()
    {
        Fixture fixture;
        fixture.journal.delayBy(5s);
        const Handle handle = fixture.reveal(credentials(), password);
        fixture.scheduler.advance(1s);
        QCOMPARE(fixture.journal.appendsAsked(), std::size_t(1));
        QVERIFY(!fixture.revealed); // not before it is flushed
        fixture.scheduler.advance(10s);
        QVERIFY(fixture.revealed && *fixture.revealed);
        QVERIFY((*fixture.revealed)->value().equals(Secret("planted-secret-1")));
        const JournalEntry& entry = fixture.journal.entries().at(0);
        QCOMPARE(shown(entry.draft.summary), QByteArray("Revealed password of secret whys/credentials by jane."));
        QCOMPARE(shown(render(fixture.reader.revealSentence(credentials(), password))), shown(entry.draft.summary));
        QCOMPARE((*fixture.revealed)->entry().sequence, entry.sequence);
        QCOMPARE(entry.draft.context, std::string("prod-eu-1"));
        QVERIFY((entry.draft.summary + entry.draft.body + entry.draft.subject).find("planted") == std::string::npos);
        QVERIFY(fixture.http.sent.size() == 1 && isReadOnly(fixture.http.sent.front()));
    }

    void withoutTheJournalNothingIsGiven()
    {
        Fixture fixture;
        fixture.journal.breakAll();
        const Handle handle = fixture.reveal(credentials(), password);
        fixture.scheduler.advance(10s);
        QVERIFY(fixture.revealed && !*fixture.revealed);
        QCOMPARE(shown(fixture.revealed->error().kind), shown(ErrorKind::JournalUnavailable));
    }

    void whatNeverWasMaskedOrIsAnotherObjectIsNotGivenNorJournalled()
    {
        Fixture fixture;
        const Handle other = fixture.reveal(credentials(), {.pointer = "/metadata/name", .key = "name", .bytes = 1});
        fixture.scheduler.advance(10s);
        QCOMPARE(shown(fixture.revealed->error().kind), shown(ErrorKind::NotFound));
        fixture.revealed.reset();
        ObjectAddress former = credentials();
        former.uid = "another";
        const Handle handle = fixture.reveal(former, password);
        fixture.scheduler.advance(10s);
        QCOMPARE(shown(fixture.revealed->error().kind), shown(ErrorKind::NotFound));
        QVERIFY(fixture.journal.entries().empty());
    }

    void aRefusalIsTold()
    {
        Fixture fixture;
        fixture.http.on(requestTo(HttpMethod::Get, path), FakeAnswer::json(capturedReply("forbidden-list.http").body, 403));
        const Handle handle = fixture.reveal(credentials(), password);
        fixture.scheduler.advance(10s);
        QCOMPARE(shown(fixture.revealed->error().kind), shown(ErrorKind::Forbidden));
        QVERIFY(fixture.journal.entries().empty());
    }

    void aSessionRevealsInItsOwnName()
    {
        SessionBench bench;
        Session& session = bench.openReady();
        QVERIFY(!session.identity().user.empty());
        QCOMPARE(shown(render(session.objects().revealSentence(credentials(), password))),
                 shown("Revealed password of secret whys/credentials by " + session.identity().user + "."));
        const RevealContext context = revealContextOf(session.settings(), session.identity());
        QCOMPARE(context.clusterUid, session.identity().clusterUid.value);
        QCOMPARE(context.context, std::string("dev"));
    }

    void endedNothingIsToldButWhatWasHandedOverIsWritten()
    {
        Fixture fixture;
        fixture.journal.delayBy(5s);
        Handle handle = fixture.reveal(credentials(), password);
        fixture.scheduler.advance(1s);
        handle.end();
        fixture.scheduler.advance(10s);
        QVERIFY(!fixture.revealed);
        QCOMPARE(fixture.journal.entries().size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(ObjectReaderTest)
#include "object_reader_test.moc"
