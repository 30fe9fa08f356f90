#include <QtTest>

#include "core/connectors/kube/object_yaml.h"
#include "core/connectors/kube/yaml_scalar.h"
#include "tests/support/captured_reply.h"
#include "tests/support/yaml_reader.h"

using namespace tealdeck;

namespace
{

std::string yaml(const std::string& json)
{
    return toYaml(ObjectJson::parse(json));
}

} // namespace

class ObjectYamlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsAndSequencesLookAsKubectlWritesThem()
    {
        QCOMPARE(
            yaml(R"({"spec":{"ports":[{"name":"http","port":80},{"port":81}],"args":["-v","a b"],"empty":{},"none":[],"nothing":null}})"),
            std::string("spec:\n  ports:\n  - name: http\n    port: 80\n  - port: 81\n  args:\n  - -v\n  - a b\n  empty: {}\n  none: []\n"
                        "  nothing: null\n"));
        QCOMPARE(yaml(R"({"a":[[1,2],[{"b":[3]}]]})"), std::string("a:\n- - 1\n  - 2\n- - b:\n    - 3\n"));
    }

    void textsOfSeveralLinesAreBlocks()
    {
        QCOMPARE(yaml(R"({"data":{"a":"x: 1\ny: 2\n","b":"x\n\n  y","c":"x\n\n","d":" x\ny","e":"x \ny"}})"),
                 std::string(
                     "data:\n  a: |\n    x: 1\n    y: 2\n  b: |-\n    x\n\n      y\n  c: \"x\\n\\n\"\n  d: \" x\\ny\"\n  e: \"x \\ny\"\n"));
    }

    void whatYamlWouldReadAsSomethingElseIsQuoted_data()
    {
        QTest::addColumn<bool>("isPlain");
        for (const char* text : {"yes",
                                 "No",
                                 "on",
                                 "OFF",
                                 "y",
                                 "N",
                                 "true",
                                 "null",
                                 "~",
                                 "",
                                 "1",
                                 "-1",
                                 "+1",
                                 "1.5",
                                 "1e5",
                                 "0x1F",
                                 "0o17",
                                 "017",
                                 "1_000",
                                 "1:30",
                                 ".5",
                                 ".inf",
                                 "-.INF",
                                 ".NaN",
                                 "2026-11-27",
                                 "2026-11-27T10:00:00Z",
                                 "=",
                                 "<<",
                                 "- a",
                                 "? a",
                                 "a: b",
                                 "a #b",
                                 "a:",
                                 " a",
                                 "a ",
                                 "#a",
                                 "*a",
                                 "&a",
                                 "!a",
                                 "%a",
                                 "@a",
                                 "`a",
                                 "[a",
                                 "{a",
                                 "'a",
                                 "\"a",
                                 "|",
                                 ">",
                                 "---",
                                 "...",
                                 "a\tb",
                                 "a\xE2\x80\xAE"
                                 "b",
                                 "\xC2\x85",
                                 "0b101",
                                 "-",
                                 "1.2.3"})
            QTest::newRow(text) << false;
        for (const char* text : {"a", "web-1", "10.244.0.1", "nginx:1.25", "registry.example/shop/web:1.8.2", "a#b", "it's", "100m", "1Gi",
                                 "v1.36.3", "-v", "--token=x", "0123abc", "/x", "50%", "Ümlaut", "yesterday", "nullable"})
            QTest::newRow(text) << true;
    }
    void whatYamlWouldReadAsSomethingElseIsQuoted()
    {
        QFETCH(bool, isPlain);
        const std::string text = QTest::currentDataTag();
        QCOMPARE(isPlainYaml(text), isPlain);
        const ObjectJson object{{"k", text}};
        QCOMPARE(readBack(toYaml(object), object), std::string());
    }

    void whatCannotBeSeenIsEscaped()
    {
        QCOMPARE(quotedYaml("a\xE2\x80\xAE"
                            "b\x1b[31m\x7f\"\\\n\t"),
                 std::string("\"a\\u202Eb\\x1B[31m\\x7F\\\"\\\\\\n\\t\""));
        QCOMPARE(quotedYaml("\xF0\x9F\x98\x80"), std::string("\"\xF0\x9F\x98\x80\""));
    }

    void metadataComesFirstAndManagedFieldsOnDemand()
    {
        const ObjectJson object = ObjectJson::parse(
            R"({"data":{"b":"1x","a":"2x"},"kind":"Secret","metadata":{"name":"web","managedFields":[{"manager":"k"}]},"apiVersion":"v1"})");
        QCOMPARE(objectYaml(object, ManagedFields::LeftOut),
                 std::string("apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\ndata:\n  b: 1x\n  a: 2x\n"));
        QVERIFY(objectYaml(object, ManagedFields::Shown).find("  managedFields:\n  - manager: k\n") != std::string::npos);
    }

    void everyCapturedObjectIsReadBackAsItWas()
    {
        for (const char* file : {"list-services.http", "list-deployments.http", "list-nodes.http", "list-events.http",
                                 "why-scaler-too-slow.http", "list-ingresses.http", "list-jobs.http"}) {
            const auto object = parseObjectJson(capturedReply(file).body);
            QVERIFY2(object.has_value(), file);
            QCOMPARE(readBack(toYaml(*object), *object), std::string());
        }
        const auto pods = parseObjectJson(capturedFile("pods-node.json"));
        QCOMPARE(readBack(toYaml(*pods), *pods), std::string());
    }

    void longKeysAreReadBack()
    {
        const ObjectJson object{{std::string(1500, 'k'), {{"a", "b"}}}, {"x", {1, 2}}};
        QCOMPARE(readBack(toYaml(object), object), std::string());
    }
};

QTEST_GUILESS_MAIN(ObjectYamlTest)
#include "object_yaml_test.moc"
