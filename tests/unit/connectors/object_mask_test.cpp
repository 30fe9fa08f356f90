#include <QtTest>

#include "core/base/encoding.h"
#include "core/connectors/kube/object_mask.h"
#include "core/connectors/kube/object_yaml.h"
#include "tests/support/captured_reply.h"
#include "tests/support/shown.h"

#include <algorithm>

using namespace tealdeck;

namespace
{

MaskedObject masked(const std::string& json)
{
    return maskObject(ObjectJson::parse(json));
}

std::vector<std::string> pointers(const MaskedObject& object)
{
    std::vector<std::string> all;
    for (const MaskedValue& value : object.masked)
        all.push_back(value.pointer);
    return all;
}

bool isHidden(const MaskedObject& object, const std::string& secret)
{
    return dumpJson(object.object).find(secret) == std::string::npos && toYaml(object.object).find(secret) == std::string::npos;
}

std::string valueAt(const MaskedObject& object, const std::string& pointer)
{
    return object.object.at(ObjectJson::json_pointer(pointer)).get<std::string>();
}

} // namespace

class ObjectMaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofASecretOnlyKeysAndSizesAreLeft()
    {
        const auto secret = parseObjectJson(capturedReply("why-secret-credentials.http").body);
        QVERIFY(secret.has_value());
        const MaskedObject object = maskObject(*secret);
        QVERIFY(isHidden(object, encodeBase64("planted-secret-1")));
        QCOMPARE(valueAt(object, "/data/password"), std::string("(masked, 16 bytes)")); // the size of what is encoded
        QCOMPARE(valueAt(object, "/data/username"), std::string("(masked, 4 bytes)"));
        QCOMPARE(valueAt(object, "/metadata/name"), std::string("credentials"));
        QCOMPARE(object.masked.size(), std::size_t(2));
        QVERIFY(std::ranges::find(object.masked, "password", &MaskedValue::key) != object.masked.end());
    }

    void aListOfSecretsIsMaskedAsEachOfThem()
    {
        const MaskedObject list = masked(
            R"({"kind":"SecretList","items":[{"metadata":{"name":"a"},"data":{"k":"aHVudGVyMg=="}},{"stringData":{"k":"hunter2"}}]})");
        QVERIFY(isHidden(list, "hunter2"));
        QVERIFY(isHidden(list, "aHVudGVyMg=="));
    }

    void helmReleasesAreMaskedWhereverTheyAreKept()
    {
        for (const char* json : {R"({"kind":"Secret","type":"helm.sh/release.v1","data":{"release":"SDRzSUFBQUE="}})"})
            QVERIFY(isHidden(masked(json), "SDRzSUFBQUE="));
        for (const char* json : {R"({"type":"helm.sh/release.v1","data":{"release":"SDRzSUFBQUE="}})"})
            QVERIFY(isHidden(masked(json), "SDRzSUFBQUE="));
        const MaskedObject map = masked(R"({"kind":"ConfigMap","metadata":{"labels":{"owner":"helm"}},"data":{"release":"H4sIAAA"}})");
        QVERIFY(isHidden(map, "H4sIAAA"));
    }

    void whatWasLastAppliedIsMasked()
    {
        const MaskedObject object = masked(
            R"({"kind":"Service","metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{x: y123}","a":"b"}}})");
        QVERIFY(isHidden(object, "y123"));
        QCOMPARE(valueAt(object, "/metadata/annotations/a"), std::string("b"));
        QCOMPARE(pointers(object), std::vector<std::string>{"/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration"});
    }

    void environmentIsMaskedInEveryKindOfContainerAndTemplate_data()
    {
        QTest::addColumn<QString>("place");
        const std::pair<const char*, const char*> places[]
            = {{"pod", R"({"kind":"Pod","spec":{"containers":[%1]}})"},
               {"init", R"({"kind":"Pod","spec":{"initContainers":[%1]}})"},
               {"ephemeral", R"({"kind":"Pod","spec":{"ephemeralContainers":[%1]}})"},
               {"deployment", R"({"kind":"Deployment","spec":{"template":{"spec":{"containers":[%1]}}}})"},
               {"cron job", R"({"kind":"CronJob","spec":{"jobTemplate":{"spec":{"template":{"spec":{"containers":[%1]}}}}}})"},
               {"resource of others", R"({"apiVersion":"x.io/v1","kind":"Rollout","spec":{"a":[{"b":{"containers":[%1]}}]}})"},
               {"item of a list", R"({"kind":"PodList","items":[{"spec":{"containers":[%1]}}]})"}};
        for (const auto& [name, json] : places)
            QTest::newRow(name) << json;
    }
    void environmentIsMaskedInEveryKindOfContainerAndTemplate()
    {
        QFETCH(QString, place);
        const QString container = R"({"name":"app","env":[{"name":"LEVEL","value":"verb0se"},
            {"name":"P","valueFrom":{"secretKeyRef":{"name":"db","key":"password"}}}]})";
        const MaskedObject object = masked(place.arg(container).toStdString());
        QVERIFY(isHidden(object, "verb0se"));
        const std::string reference = R"({"name":"db","key":"password"})";
        QVERIFY(dumpJson(object.object).find(reference) != std::string::npos); // names stay
        QCOMPARE(object.masked.size(), std::size_t(1));
        QCOMPARE(object.masked.front().key, std::string("LEVEL"));
        QCOMPARE(object.masked.front().bytes, std::size_t(7));
    }

    void argumentsAfterSecretOptionsAreMasked()
    {
        const MaskedObject object = masked(
            R"({"spec":{"containers":[{"args":["--token","t0ken","--verbose","--db-password=p4ss","plain"],"command":["run","-p","postgres:\/\/u:p4ss@db/x"]}]}})");
        QVERIFY(isHidden(object, "t0ken"));
        QVERIFY(isHidden(object, "p4ss"));
        QCOMPARE(valueAt(object, "/spec/containers/0/args/2"), std::string("--verbose"));
        QCOMPARE(valueAt(object, "/spec/containers/0/args/4"), std::string("plain"));
        QCOMPARE(valueAt(object, "/spec/containers/0/command/0"), std::string("run"));
    }

    void configMapsKeepWhatIsHarmless()
    {
        const MaskedObject object = masked(R"({"kind":"ConfigMap","data":{"level":"info","DB_PASSWORD":"s3cr3t","api-key":"s3cr3t",
            "clientSecret":"s3cr3t","dsn":"mysql:\/\/root:s3cr3t@db:3306/shop","app.properties":"a=b\nspring.datasource.password = s3cr3t\n",
            "app.json":"{db: {token: s3cr3t}}","key.pem":"-----BEGIN EC PRIVATE KEY-----\ns3cr3t\n","url":"https:\/\/example.org/a?b=c",
            "model":"tokenizer: bert\nmax_tokens: 100\n"}})");
        QVERIFY(isHidden(object, "s3cr3t"));
        QCOMPARE(valueAt(object, "/data/level"), std::string("info"));
        QCOMPARE(valueAt(object, "/data/url"), std::string("https://example.org/a?b=c"));
        QVERIFY(valueAt(object, "/data/model").starts_with("tokenizer"));
        QCOMPARE(object.masked.size(), std::size_t(7));
    }

    void valuesOfResourcesOfOthersAreMaskedByTheirKey()
    {
        const MaskedObject object = masked(R"({"kind":"HelmRelease","spec":{"values":{"auth":{"rootPassword":"s3cr3t","enabled":true,
            "existingSecret":"db-name","secretName":"db"}},"manifest":"kind: Secret\nstringData:\n  password: s3cr3t\n",
            "parameters":[{"name":"db.password","value":"s3cr3t"},{"name":"replicas","value":"3"}]}})");
        QVERIFY(isHidden(object, "s3cr3t"));
        QCOMPARE(valueAt(object, "/spec/values/auth/secretName"), std::string("db"));
        QCOMPARE(valueAt(object, "/spec/parameters/1/value"), std::string("3"));
    }

    void aSecretThatOnlyBeginsLikeAMaskIsMasked()
    {
        const std::string json = R"({"kind":"Secret","stringData":{"k":"(masked, 5 bytes) hunter2"}})";
        QVERIFY(isHidden(masked(json), "hunter2"));
    }

    void maskingTwiceChangesNothing()
    {
        const MaskedObject once
            = masked(R"({"kind":"Secret","data":{"k":"aHVudGVyMg=="},"metadata":{"annotations":{"a":"https:\/\/u:p@h"}}})");
        const MaskedObject twice = maskObject(once.object);
        QVERIFY(twice.object == once.object);
        QVERIFY(twice.masked.empty());
    }

    void keysThatNameSecretsAreKnown()
    {
        for (const char* key :
             {"password", "DB_PASSWORD", "api-key", "apiKey", "client.secret", "AUTH_TOKEN", "privateKey", "aws_secret_access_key"})
            QVERIFY2(isSecretKey(key), key);
        for (const char* key : {"level", "username", "host", "path", "tokenizer", "max_tokens"})
            QVERIFY2(!isSecretKey(key), key);
    }

    void freeTextLosesPasswordsInAddressesOnly()
    {
        QCOMPARE(maskText("dial postgres://shop:hunter2@db:5432/x failed; see https://example.org/@a"),
                 std::string("dial postgres://***@db:5432/x failed; see https://example.org/@a"));
        QCOMPARE(maskText("git clone ssh://git@example.org/x"), std::string("git clone ssh://git@example.org/x"));
        QCOMPARE(maskText("https://ghp_0123456789abcdef@example.org"), std::string("https://***@example.org"));
    }

    void aMaskedValueIsGivenBackDecoded()
    {
        const auto secret = parseObjectJson(capturedReply("why-secret-credentials.http").body);
        const auto value = unmaskedValue(*secret, "/data/password");
        QVERIFY(value.has_value());
        QCOMPARE(*value, std::string("planted-secret-1"));
        const auto other = unmaskedValue(*secret, "/metadata/name"); // never was masked
        QVERIFY(!other.has_value());
        QCOMPARE(shown(other.error().kind), shown(ErrorKind::NotFound));
        QVERIFY(!unmaskedValue(*secret, "/data/absent").has_value());
    }

    void whatNobodyCanReadIsRefused()
    {
        QVERIFY(!parseObjectJson(std::string(300, '[') + std::string(300, ']')).has_value());
        std::string deep;
        for (int i = 0; i < 250; ++i)
            deep += R"({"a":)";
        QVERIFY(!parseObjectJson(deep + "1" + std::string(250, '}')).has_value());
        std::string wide = R"({"a0":1)";
        for (int i = 1; i < 20005; ++i)
            wide += ",\"a" + std::to_string(i) + "\":1";
        QVERIFY(!parseObjectJson(wide + "}").has_value());
        QVERIFY(!parseObjectJson("[]").has_value());
        const std::string harmless = "{\"a\":\"]]]}}}\\\"{{{\"}";
        QVERIFY(parseObjectJson(harmless).has_value());
    }
};

QTEST_GUILESS_MAIN(ObjectMaskTest)
#include "object_mask_test.moc"
