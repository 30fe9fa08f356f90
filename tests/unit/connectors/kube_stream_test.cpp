#include <QtTest>

#include "tests/support/captured_reply.h"
#include "tests/unit/connectors/list_watch_fixture.h"

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

RequestPredicate isStream()
{
    return requestContaining("sendInitialEvents=true");
}

RequestPredicate isPlainWatch()
{
    return [](const HttpRequest& request) {
        return request.target.find("watch=true") != std::string::npos && request.target.find("sendInitialEvents") == std::string::npos;
    };
}

std::string added(const std::string& uid, const std::string& version)
{
    return kubejson::event("ADDED", ListWatchFixture::pod(uid, uid, version));
}

std::string theEnd(const std::string& version)
{
    return R"({"type":"BOOKMARK","object":{"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":")" + version
        + R"(","annotations":{"k8s.io/initial-events-end":"true"}}}})" + "\n";
}

// A KubeListWatch that reads lists as streams.
class StreamFixture : public ListWatchFixture
{
public:
    void startStreaming()
    {
        start({.style = ListStyle::Streamed});
        scheduler.runPosted();
    }
    FakeStream& stream() { return http.stream(isStream()); }
    void push(FakeStream& to, const std::string& bytes)
    {
        to.push(bytes);
        scheduler.advance(100ms);
    }
    std::set<std::string> keys() const
    {
        std::set<std::string> shown;
        for (const Batch<Pod>& batch : batches) {
            if (batch.replacesAll)
                std::erase_if(shown, [&](const std::string& key) { return !batch.kept.contains(key); });
            for (const Text& key : batch.removed)
                shown.erase(key);
            for (const Pod& row : batch.changed)
                shown.insert(row.key());
        }
        return shown;
    }
};

using Keys = std::set<std::string>;

} // namespace

// Lists that come as a stream (KEP-3157).
class KubeStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreShownAsTheyComeAndLiveAtTheEnd()
    {
        StreamFixture fixture;
        fixture.http.on(isStream(), FakeAnswer::stream());
        fixture.http.on(isPlainWatch(), FakeAnswer::stream());
        fixture.startStreaming();
        QVERIFY(fixture.http.sent.front().target.find("resourceVersionMatch=NotOlderThan") != std::string::npos);
        fixture.push(fixture.stream(), added("u1", "90") + added("u2", "40"));
        QCOMPARE(fixture.keys(), Keys({"u1", "u2"}));
        QVERIFY(fixture.told.empty() || std::holds_alternative<Loading>(fixture.freshness()));
        fixture.push(fixture.stream(), added("u3", "70") + theEnd("100"));
        QCOMPARE(fixture.keys(), Keys({"u1", "u2", "u3"}));
        QVERIFY(isLive(fixture.freshness()));
        fixture.push(fixture.stream(), kubejson::event("DELETED", ListWatchFixture::pod("u1", "u1", "101")));
        QCOMPARE(fixture.keys(), Keys({"u2", "u3"}));
        QCOMPARE(fixture.http.sent.size(), std::size_t(1)); // the same request goes on as the watch
        fixture.stream().end();
        fixture.scheduler.advance(2s);
        QVERIFY2(fixture.http.sent.back().target.find("resourceVersion=101&") != std::string::npos,
                 fixture.http.sent.back().target.c_str());
        QCOMPARE(fixture.http.count(isStream()), std::size_t(1));
    }

    void theCapturedStreamIsUnderstood_data()
    {
        QTest::addColumn<QString>("reply");
        QTest::newRow("JSON") << "stream-list-pods.http";
        QTest::newRow("protobuf") << "stream-list-pods-protobuf.http";
    }
    void theCapturedStreamIsUnderstood()
    {
        QFETCH(QString, reply);
        const HttpResponse captured = capturedReply(reply.toStdString());
        StreamFixture fixture;
        FakeAnswer answer = FakeAnswer::stream({captured.body});
        answer.headers.push_back({"content-type", captured.head.header("content-type").value_or("")});
        fixture.http.on(isStream(), answer);
        fixture.startStreaming();
        fixture.scheduler.advance(1s);
        QVERIFY(isLive(fixture.freshness()));
        QVERIFY(fixture.keys().size() > 5);
    }

    void anExpiredVersionStreamsAgainAndWhatIsGoneGoesAtTheEnd()
    {
        StreamFixture fixture;
        fixture.http.once(isStream(),
                          FakeAnswer::stream({added("old", "1") + added("both", "2") + theEnd("100"),
                                              kubejson::event("ERROR", kubejson::status(410, "Expired", "too old"))}));
        fixture.http.on(isStream(), FakeAnswer::stream());
        fixture.startStreaming();
        fixture.scheduler.runPosted();
        QVERIFY(fixture.isStaleBecause(ErrorKind::Gone));
        fixture.scheduler.advance(fixture.untilNextTry());
        QCOMPARE(fixture.http.count(isStream()), std::size_t(2));
        fixture.push(fixture.stream(), added("new", "640") + added("both", "2"));
        QCOMPARE(fixture.keys(), Keys({"old", "both", "new"}));
        QVERIFY(!isLive(fixture.freshness()));
        fixture.push(fixture.stream(), theEnd("650"));
        QCOMPARE(fixture.keys(), Keys({"both", "new"}));
        QVERIFY(isLive(fixture.freshness()));
        QVERIFY(!fixture.listWatch->wentBackAt());
    }

    void aServerThatWasSetBackIsNoticed()
    {
        StreamFixture fixture;
        fixture.http.once(isStream(), FakeAnswer::stream({theEnd("100"), kubejson::event("ERROR", kubejson::status(410, "Expired", ""))}));
        fixture.http.on(isStream(), FakeAnswer::stream({added("u1", "7") + theEnd("50")}));
        fixture.startStreaming();
        fixture.scheduler.advance(fixture.untilNextTry() + 1s);
        QVERIFY(isLive(fixture.freshness()));
        QVERIFY(fixture.listWatch->wentBackAt().has_value());
    }

    // The gate is off (422), or only lists are permitted (403).
    void aServerThatRefusesIsListedByPages_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("gate off") << 422;
        QTest::newRow("watch forbidden") << 403;
    }
    void aServerThatRefusesIsListedByPages()
    {
        QFETCH(int, code);
        StreamFixture fixture;
        fixture.http.on(isStream(), FakeAnswer::json(kubejson::status(code, "Invalid", "sendInitialEvents is forbidden for watch"), code));
        fixture.http.on(ListWatchFixture::isList(),
                        FakeAnswer::json(kubejson::list(
                            {.resourceVersion = "100", .continueToken = {}, .items = ListWatchFixture::pod("web-1", "u1", "90")})));
        fixture.http.on(isPlainWatch(), FakeAnswer::stream());
        fixture.startStreaming();
        fixture.scheduler.advance(2s);
        QCOMPARE(fixture.keys(), Keys({"u1"}));
        QVERIFY(isLive(fixture.freshness()));
        fixture.listWatch->refresh();
        fixture.scheduler.advance(2s);
        QCOMPARE(fixture.http.count(isStream()), std::size_t(1)); // it is not asked again
    }

    void aServerThatNeverEndsTheListIsListedByPages()
    {
        StreamFixture fixture;
        fixture.http.on(isStream(), FakeAnswer::stream({added("u1", "90")}));
        fixture.http.on(ListWatchFixture::isList(),
                        FakeAnswer::json(kubejson::list(
                            {.resourceVersion = "100", .continueToken = {}, .items = ListWatchFixture::pod("web-1", "u1", "90")})));
        fixture.http.on(isPlainWatch(), FakeAnswer::stream());
        fixture.startStreaming();
        fixture.scheduler.advance(29s);
        QCOMPARE(fixture.lists(), std::size_t(0));
        fixture.scheduler.advance(3s);
        QCOMPARE(fixture.lists(), std::size_t(1));
        QVERIFY(isLive(fixture.freshness()));
    }

    void aStreamThatBreaksIsBegunAgain()
    {
        StreamFixture fixture;
        fixture.http.on(isStream(), FakeAnswer::stream());
        fixture.startStreaming();
        fixture.push(fixture.stream(), added("u1", "90"));
        fixture.stream().cut(ErrorKind::ConnectionLost);
        fixture.scheduler.runPosted();
        QVERIFY(fixture.isUnavailableBecause(ErrorKind::ConnectionLost));
        fixture.scheduler.advance(fixture.untilNextTry());
        fixture.push(fixture.stream(), added("u2", "95") + theEnd("100"));
        QCOMPARE(fixture.keys(), Keys({"u2"})); // u1 went meanwhile
        QVERIFY(isLive(fixture.freshness()));
    }

    void readingAgainWhileItReadsAsksOnce()
    {
        StreamFixture fixture;
        fixture.http.on(isStream(), FakeAnswer::stream());
        fixture.startStreaming();
        fixture.listWatch->refresh();
        fixture.scheduler.advance(1s);
        QCOMPARE(fixture.http.count(isStream()), std::size_t(1));
        fixture.push(fixture.stream(), theEnd("100"));
        fixture.listWatch->refresh();
        fixture.scheduler.advance(1s);
        QCOMPARE(fixture.http.count(isStream()), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(KubeStreamTest)
#include "kube_stream_test.moc"
