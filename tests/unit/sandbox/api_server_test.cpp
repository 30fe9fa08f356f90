#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "sandbox_fixture.h"

using namespace tealdeck::sandbox;
using namespace tealdeck;

namespace
{

const std::string leases = "/apis/coordination.k8s.io/v1/namespaces/shop/leases";

std::string lease(const std::string& name, const std::string& extra = {})
{
    return R"({"apiVersion":"coordination.k8s.io/v1","kind":"Lease","metadata":{"name":")" + name
        + R"("},"spec":{"leaseDurationSeconds":30)" + extra + "}}";
}

struct Leases : ApiFixture
{
    Leases()
    {
        store.put(kindOf("namespaces"), Json::parse(R"({"kind":"Namespace","apiVersion":"v1","metadata":{"name":"shop","uid":"1"}})"));
        for (const char* name : {"a", "b", "c", "d", "e"})
            ask("POST", leases, lease(name));
    }
    std::shared_ptr<ApiStream> watch(const std::string& query, const std::map<std::string, std::string>& headers = {})
    {
        return std::get<std::shared_ptr<ApiStream>>(api.handle(request("GET", leases + "?watch=true&" + query, {}, "operator", headers)));
    }
};

QStringList words(const RecordingStream& sink)
{
    QStringList list;
    for (const Json& event : sink.events())
        list << QString::fromStdString(textAt(event, {"type"}) + " " + textAt(event, {"object", "metadata", "name"}));
    return list;
}

QString messageOf(const ApiAnswer& answer)
{
    return QString::fromStdString(textAt(Json::parse(answer.body), {"message"}));
}

} // namespace

// What the API promises, request by request, without a network.
class ApiServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesLeadThroughOneState();
    void limitsDoNotCountForVersionZero();
    void wrongOptionsAreRefused_data();
    void wrongOptionsAreRefused();
    void aWatchTellsWhatHappensFromAVersionOn();
    void aWatchWithoutVersionBeginsWithWhatIsThere();
    void aWatchSeesObjectsEnterAndLeaveItsSelector();
    void aWatchEndsAtItsTimeout();
    void bookmarksComeEachMinute();
    void tablesOverAWatchTellTheirColumnsOnce();
    void aDryRunLeavesNoTrace();
    void nothingChangedMeansTheSameVersion();
    void deletePreconditions();
    void aFailedPatchNamesNothing();
    void typesAreChecked_data();
    void typesAreChecked();
    void aUserSeesOnlyWhatTheyMay();
    void reviewsMayComeAsProtobuf();
    void headHasNoBody();
    void bothFormsOfEvents();
};

void ApiServerTest::pagesLeadThroughOneState()
{
    Leases fixture;
    const Json first = fixture.askJson("GET", leases + "?limit=2");
    QCOMPARE(first["items"].size(), std::size_t(2));
    QCOMPARE(numberAt(first, {"metadata", "remainingItemCount"}), 3LL);
    fixture.ask("DELETE", leases + "/c");
    fixture.ask("POST", leases, lease("bb"));
    const Json second = fixture.askJson("GET", leases + "?limit=2&continue=" + textAt(first, {"metadata", "continue"}));
    QCOMPARE(QString::fromStdString(textAt(second["items"][0], {"metadata", "name"})), QString("c")); // as it was
    QCOMPARE(textAt(second, {"metadata", "resourceVersion"}), textAt(first, {"metadata", "resourceVersion"}));
    const Json third = fixture.askJson("GET", leases + "?limit=2&continue=" + textAt(second, {"metadata", "continue"}));
    QCOMPARE(third["items"].size(), std::size_t(1));
    QVERIFY(!find(third, {"metadata", "continue"}));
}

void ApiServerTest::limitsDoNotCountForVersionZero()
{
    Leases fixture;
    QCOMPARE(fixture.askJson("GET", leases + "?limit=2&resourceVersion=0")["items"].size(), std::size_t(5));
    QVERIFY(!find(fixture.askJson("GET", leases + "?limit=2&fieldSelector=metadata.name!=e"), {"metadata", "remainingItemCount"}));
}

void ApiServerTest::wrongOptionsAreRefused_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("status");
    QTest::newRow("limit") << "limit=abc" << 400;
    QTest::newRow("continue") << "continue=abc" << 400;
    QTest::newRow("version") << "resourceVersion=-1" << 400;
    QTest::newRow("label") << "labelSelector=a%3D%3D%3Db" << 400;
    QTest::newRow("field") << "fieldSelector=spec.foo%3Dbar" << 400;
    QTest::newRow("match without version") << "resourceVersionMatch=Exact" << 422;
    QTest::newRow("unknown match") << "resourceVersionMatch=Foo&resourceVersion=1" << 422;
    QTest::newRow("streaming without match") << "watch=true&sendInitialEvents=true" << 422;
    QTest::newRow("future") << "resourceVersion=99999999" << 504;
    QTest::newRow("broken escape") << "labelSelector=%zz" << 400;
}

void ApiServerTest::wrongOptionsAreRefused()
{
    QFETCH(QString, query);
    QFETCH(int, status);
    Leases fixture;
    QCOMPARE(fixture.ask("GET", leases + "?" + query.toStdString()).status, status);
}

void ApiServerTest::aWatchTellsWhatHappensFromAVersionOn()
{
    Leases fixture;
    const std::string version = std::to_string(fixture.store.version());
    fixture.ask("DELETE", leases + "/a");
    RecordingStream sink;
    const auto stream = fixture.watch("resourceVersion=" + version);
    stream->start(sink);
    QCOMPARE(words(sink), QStringList({"DELETED a"}));
    fixture.ask("POST", leases, lease("f"));
    fixture.ask("PATCH", leases + "/b", R"({"spec":{"holderIdentity":"x"}})", "operator",
                {{"content-type", "application/merge-patch+json"}});
    QCOMPARE(words(sink), QStringList({"DELETED a", "ADDED f", "MODIFIED b"}));
    QVERIFY(!sink.isEnded);
}

void ApiServerTest::aWatchWithoutVersionBeginsWithWhatIsThere()
{
    Leases fixture;
    RecordingStream sink;
    const auto stream = fixture.watch("allowWatchBookmarks=true");
    stream->start(sink);
    QCOMPARE(words(sink), QStringList({"ADDED a", "ADDED b", "ADDED c", "ADDED d", "ADDED e", "BOOKMARK "}));
    const Json bookmark = sink.events().back();
    QCOMPARE(QString::fromStdString(textAt(bookmark, {"object", "metadata", "annotations", "k8s.io/initial-events-end"})), QString("true"));
    QCOMPARE(textAt(bookmark, {"object", "metadata", "resourceVersion"}), std::to_string(fixture.store.version()));
}

void ApiServerTest::aWatchSeesObjectsEnterAndLeaveItsSelector()
{
    Leases fixture;
    RecordingStream sink;
    const auto stream = fixture.watch("labelSelector=seen%3Dyes&resourceVersion=" + std::to_string(fixture.store.version()));
    stream->start(sink);
    const std::map<std::string, std::string> merge{{"content-type", "application/merge-patch+json"}};
    fixture.ask("PATCH", leases + "/a", R"({"metadata":{"labels":{"seen":"yes"}}})", "operator", merge);
    fixture.ask("PATCH", leases + "/a", R"({"spec":{"holderIdentity":"x"}})", "operator", merge);
    fixture.ask("PATCH", leases + "/a", R"({"metadata":{"labels":null}})", "operator", merge);
    QCOMPARE(words(sink), QStringList({"ADDED a", "MODIFIED a", "DELETED a"}));
    QCOMPARE(textAt(sink.events().back(), {"object", "metadata", "resourceVersion"}), std::to_string(fixture.store.version()));
    QCOMPARE(QString::fromStdString(textAt(sink.events().back(), {"object", "metadata", "labels", "seen"})), QString("yes"));
}

void ApiServerTest::aWatchEndsAtItsTimeout()
{
    Leases fixture;
    RecordingStream sink;
    const auto stream
        = fixture.watch("timeoutSeconds=10&allowWatchBookmarks=true&resourceVersion=" + std::to_string(fixture.store.version()));
    stream->start(sink);
    fixture.timeline.advance(std::chrono::seconds(9));
    QVERIFY(!sink.isEnded);
    QCOMPARE(words(sink), QStringList({"BOOKMARK "})); // a last word before the end
    fixture.timeline.advance(std::chrono::seconds(1));
    QVERIFY(sink.isEnded);
}

void ApiServerTest::bookmarksComeEachMinute()
{
    Leases fixture;
    RecordingStream sink;
    const auto stream = fixture.watch("allowWatchBookmarks=true&resourceVersion=" + std::to_string(fixture.store.version()));
    stream->start(sink);
    fixture.timeline.advance(std::chrono::seconds(130));
    QCOMPARE(words(sink), QStringList({"BOOKMARK ", "BOOKMARK "}));
}

void ApiServerTest::tablesOverAWatchTellTheirColumnsOnce()
{
    Leases fixture;
    RecordingStream sink;
    const auto stream = fixture.watch("", {{"accept", "application/json;as=Table;v=v1;g=meta.k8s.io"}});
    stream->start(sink);
    const auto events = sink.events();
    QCOMPARE(events.size(), std::size_t(5));
    QCOMPARE(events[0]["object"]["columnDefinitions"].size(), std::size_t(3));
    QVERIFY(events[1]["object"]["columnDefinitions"].is_null());
    QCOMPARE(QString::fromStdString(events[1]["object"]["rows"][0]["cells"][0].get<std::string>()), QString("b"));
}

void ApiServerTest::aDryRunLeavesNoTrace()
{
    Leases fixture;
    const long long version = fixture.store.version();
    QCOMPARE(fixture.ask("POST", leases + "?dryRun=All", lease("x")).status, 201);
    QCOMPARE(fixture.ask("DELETE", leases + "/a?dryRun=All").status, 200);
    const ApiAnswer patched = fixture.ask("PATCH", leases + "/a?dryRun=All", R"({"spec":{"holderIdentity":"x"}})", "operator",
                                          {{"content-type", "application/merge-patch+json"}});
    QCOMPARE(QString::fromStdString(textAt(Json::parse(patched.body), {"spec", "holderIdentity"})), QString("x"));
    QCOMPARE(fixture.store.version(), version);
    QCOMPARE(fixture.ask("GET", leases + "/x").status, 404);
    QVERIFY(!changesState(fixture.request("DELETE", leases + "/a?dryRun=All")));
    QVERIFY(changesState(fixture.request("DELETE", leases + "/a")));
}

void ApiServerTest::nothingChangedMeansTheSameVersion()
{
    Leases fixture;
    const long long version = fixture.store.version();
    const ApiAnswer answer = fixture.ask("PATCH", leases + "/a", R"({"spec":{"leaseDurationSeconds":30}})", "operator",
                                         {{"content-type", "application/merge-patch+json"}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(fixture.store.version(), version);
}

void ApiServerTest::deletePreconditions()
{
    Leases fixture;
    const ApiAnswer wrongVersion = fixture.ask("DELETE", leases + "/a", R"({"preconditions":{"resourceVersion":"5"}})");
    QCOMPARE(wrongVersion.status, 409);
    QVERIFY(messageOf(wrongVersion)
                .startsWith("Operation cannot be fulfilled on Lease.coordination.k8s.io \"a\": the ResourceVersion in the precondition (5) "
                            "does not match"));
    QCOMPARE(fixture.ask("DELETE", leases + "/a", R"({"preconditions":{"uid":"5"}})").status, 409);
    const std::string uid = fixture.store.find(kindOf("leases"), "shop", "a")->uid;
    QCOMPARE(fixture.ask("DELETE", leases + "/a", R"({"preconditions":{"uid":")" + uid + R"("}})").status, 200);
}

void ApiServerTest::aFailedPatchNamesNothing()
{
    Leases fixture;
    const ApiAnswer answer = fixture.ask("PATCH", leases + "/a", R"([{"op":"test","path":"/spec/holderIdentity","value":"x"}])", "operator",
                                         {{"content-type", "application/json-patch+json"}});
    QCOMPARE(answer.status, 422);
    QCOMPARE(messageOf(answer), QString("the server rejected our request due to an error in our request"));
    QCOMPARE(QString::fromStdString(Json::parse(answer.body)["details"].dump()), QString("{}"));
}

void ApiServerTest::typesAreChecked_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("text for a number") << R"({"metadata":{"name":"x"},"spec":{"leaseDurationSeconds":"30"}})";
    QTest::newRow("list for an object") << R"({"metadata":[],"spec":{}})";
    QTest::newRow("number for a label") << R"({"metadata":{"name":"x","labels":{"a":1}}})";
    QTest::newRow("object for a name") << R"({"metadata":{"name":{}}})";
    QTest::newRow("null in a list") << R"({"metadata":{"name":"x","managedFields":[null]}})";
    QTest::newRow("no object") << R"([1,2])";
    QTest::newRow("no JSON") << R"({"metadata":)";
    QTest::newRow("another kind") << R"({"kind":"Pod","apiVersion":"v1","metadata":{"name":"x"}})";
    QTest::newRow("too deep") << QString(500, '[') + QString(500, ']');
}

void ApiServerTest::typesAreChecked()
{
    QFETCH(QString, body);
    Leases fixture;
    const long long version = fixture.store.version();
    QCOMPARE(fixture.ask("POST", leases, body.toStdString()).status, 400);
    QCOMPARE(fixture.store.version(), version);
}

void ApiServerTest::aUserSeesOnlyWhatTheyMay()
{
    Leases fixture;
    QCOMPARE(fixture.ask("GET", leases, {}, "viewer").status, 403);
    QCOMPARE(fixture.ask("GET", "/api/v1/namespaces", {}, "viewer").status, 200);
    QCOMPARE(fixture.ask("GET", "/api/v1/secrets", {}, "operator").status, 403);
    QCOMPARE(fixture.ask("GET", "/api/v1/secrets", {}, "admin").status, 200);
    QCOMPARE(fixture.ask("GET", "/version", {}, "forbidden").status, 200);
    QCOMPARE(fixture.ask("GET", "/version", {}, "nobody").status, 200);
    QCOMPARE(fixture.ask("GET", "/api", {}, "nobody").status, 403);
    QCOMPARE(fixture.ask("GET", "/version", {}, "unknown-token").status, 401);
    const Json me = fixture.askJson("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", "{}", "viewer");
    QCOMPARE(QString::fromStdString(textAt(me, {"status", "userInfo", "username"})), QString("viewer"));
    QVERIFY(me.dump().find("Bearer") == std::string::npos);
}

void ApiServerTest::reviewsMayComeAsProtobuf()
{
    // As kubectl auth can-i patch services sends it: k8s\0, Unknown{TypeMeta, raw}, raw = review{metadata, spec{resourceAttributes}}.
    const auto field = [](int number, const std::string& bytes) {
        return std::string(1, static_cast<char>(number << 3 | 2)) + static_cast<char>(bytes.size()) + bytes;
    };
    const std::string attributes = field(1, "shop") + field(2, "patch") + field(3, "") + field(4, "*") + field(5, "services");
    const std::string review = field(1, "") + field(2, field(1, attributes));
    const std::string body = std::string("k8s\0", 4) + field(1, field(1, "authorization.k8s.io/v1")) + field(2, review);
    Leases fixture;
    const std::string path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    const std::map<std::string, std::string> protobuf{{"content-type", "application/vnd.kubernetes.protobuf"}};
    QVERIFY(flagAt(fixture.askJson("POST", path, body, "operator", protobuf), {"status", "allowed"}));
    QVERIFY(!flagAt(fixture.askJson("POST", path, body, "viewer", protobuf), {"status", "allowed"}));
    for (std::size_t cut = 5; cut < body.size(); ++cut) // no length leads out of the bytes
        QVERIFY(fixture.ask("POST", path, body.substr(0, cut), "operator", protobuf).status >= 200);
    QCOMPARE(fixture.ask("POST", path, "k8s", "operator", protobuf).status, 400);
}

void ApiServerTest::headHasNoBody()
{
    Leases fixture;
    const ApiAnswer answer = fixture.ask("HEAD", leases);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.empty());
}

void ApiServerTest::bothFormsOfEvents()
{
    Leases fixture;
    const std::string body
        = R"({"kind":"Event","apiVersion":"v1","metadata":{"generateName":"t-"},"involvedObject":{"kind":"Service","name":"web","namespace":"shop"},"reason":"Tried","message":"once","count":2,"type":"Normal"})";
    QCOMPARE(fixture.ask("POST", "/api/v1/namespaces/shop/events", body).status, 201);
    const Json old = fixture.askJson("GET", "/api/v1/namespaces/shop/events?fieldSelector=reason=Tried")["items"][0];
    QCOMPARE(QString::fromStdString(textAt(old, {"message"})), QString("once"));
    const Json fresh = fixture.askJson("GET", "/apis/events.k8s.io/v1/namespaces/shop/events")["items"][0];
    QCOMPARE(QString::fromStdString(textAt(fresh, {"note"})), QString("once"));
    QCOMPARE(QString::fromStdString(textAt(fresh, {"regarding", "name"})), QString("web"));
    QCOMPARE(numberAt(fresh, {"deprecatedCount"}), 2LL);
    QVERIFY(!fresh.contains("message"));
}

QTEST_GUILESS_MAIN(ApiServerTest)
#include "api_server_test.moc"
