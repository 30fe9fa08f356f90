#include <QtTest>

#include "core/connectors/kube/kube_watch_event.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/connectors/kube/resource_version.h"
#include "tests/support/captured_reply.h"
#include "tests/support/shown.h"

#include <nlohmann/json.hpp>

#include <utility>
#include <vector>

using namespace tealdeck;

namespace
{

const KubeCall watchPods{.verb = "watch", .resource = kube::pods, .namespaceName = "shop"};

// Every place in a JSON value, as pointers.
void collect(const nlohmann::json& value, const nlohmann::json::json_pointer& at, std::vector<nlohmann::json::json_pointer>& places)
{
    places.push_back(at);
    if (value.is_object()) {
        for (const auto& [key, member] : value.items())
            collect(member, at / key, places);
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            collect(value[i], at / i, places);
    }
}

template <typename Decode>
int damage(const std::string& text, Decode decode)
{
    auto json = nlohmann::json::parse(text);
    json["metadata"].erase("managedFields"); // large, and read in one place only
    std::vector<nlohmann::json::json_pointer> places;
    collect(json, nlohmann::json::json_pointer(), places);
    int refused = 0;
    for (const auto& place : places) {
        for (const char* other : {"null", "7", "-9223372036854775808", "18446744073709551615", "1e300", "\"x\"", "[]", "{}"}) {
            const auto before = std::exchange(json[place], nlohmann::json::parse(other));
            const auto result = decode(json.dump());
            json[place] = before;
            if (result)
                continue;
            ++refused;
            if (result.error().kind != ErrorKind::ProtocolViolation || result.error().detail.empty())
                return -1;
        }
    }
    return refused;
}

} // namespace

// Decoders on bytes that no server should send.
class KubeHostileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldMayHaveAnyType()
    {
        auto pods = nlohmann::json::parse(capturedFile("pods-states.json"));
        auto one = nlohmann::json::object({{"kind", "PodList"}, {"metadata", pods["metadata"]}, {"items", nlohmann::json::array()}});
        for (const auto& pod : pods["items"]) {
            if (pod["metadata"]["name"] == "sidecar-restarted")
                one["items"].push_back(pod);
        }
        QCOMPARE(one["items"].size(), std::size_t(1));
        one["items"][0]["metadata"].erase("managedFields");
        QVERIFY(damage(one.dump(), [](const std::string& json) { return decodeList<Pod>(json); }) > 100);
        QVERIFY(damage(capturedReply("service-web.http").body, [](const std::string& json) { return decodeService(json); }) > 40);
        QVERIFY(damage(capturedReply("deployment-web-blue.http").body,
                       [](const std::string& json) { return decodeWorkload(json, WorkloadKind::Deployment); })
                > 50);
        QVERIFY(damage(capturedReply("lease-create.http").body, [](const std::string& json) { return decodeLease(json); }) > 20);
        QVERIFY(
            damage(capturedReply("self-subject-review.http").body, [](const std::string& json) { return decodeSelfSubjectReview(json); })
            > 10);
    }

    void managedFieldsMayBeAnything()
    {
        const std::string before = R"({"kind":"Service","metadata":{"uid":"u","managedFields":)";
        for (const char* good :
             {"null", "[]", "[{}]", R"([{"fieldsV1":{"f:spec":null}}])", R"([{"fieldsV1":{"f:spec":{"f:selector":{"f:x":{}}}}}])"})
            QVERIFY(decodeService(before + good + "}}").has_value());
        for (const char* bad : {"{}", "7", "[7]", R"([{"manager":7}])", R"([{"time":"yesterday"}])", R"([{"fieldsV1":[]}])",
                                R"([{"fieldsV1":{"f:spec":7}}])"})
            QCOMPARE(kindOf(decodeService(before + bad + "}}")), shown(ErrorKind::ProtocolViolation));
    }

    void everyPrefixOfAListIsRefused()
    {
        const std::string whole = capturedReply("list-ingresses.http").body;
        const std::size_t end = whole.find_last_of('}');
        for (std::size_t size = 0; size <= end; ++size)
            QCOMPARE(kindOf(decodeList<Ingress>(whole.substr(0, size))), shown(ErrorKind::ProtocolViolation));
        QVERIFY(decodeList<Ingress>(whole).has_value());
    }

    void thePathOfTheFirstWrongFieldIsNamed()
    {
        const auto result
            = decodeList<Pod>(R"({"kind":"PodList","items":[{"metadata":{"uid":"a"}},{"metadata":{"uid":"b","labels":{"app":7}}}]})");
        QCOMPARE(kindOf(result), shown(ErrorKind::ProtocolViolation));
        QCOMPARE(shown(result.error().detail), QByteArray("$.items[1].metadata.labels.app: expected a string, found number"));
        const auto number = decodeWorkload(R"({"kind":"Deployment","spec":{"replicas":2147483648}})", WorkloadKind::Deployment);
        QCOMPARE(shown(number.error().detail), QByteArray("$.spec.replicas: expected a whole number of 32 bits, found number"));
    }

    void nullsReadAsMissing()
    {
        const Pod pod = decodePod(R"({"kind":"Pod","metadata":{"uid":"u","labels":null,"deletionTimestamp":null,"ownerReferences":null},
            "spec":{"containers":null,"nodeName":null},"status":{"containerStatuses":null,"phase":null}})")
                            .value();
        QCOMPARE(shown(pod.key()), QByteArray("u"));
        QVERIFY(!pod.meta.deleted && pod.containers == 0);
        QVERIFY(decodePod("{}").has_value());
        QCOMPARE(decodeWorkload(R"({"spec":{"replicas":null}})", WorkloadKind::Deployment).value().desired, 1);
        QCOMPARE(decodeWorkload(R"({"spec":{"replicas":-3}})", WorkloadKind::Deployment).value().desired, -3);
    }

    void stringsAreKeptAsTheyAre()
    {
        const std::string name = "<b>%1</b>\\u0000\\u202e\\ud83d\\ude00\\n' OR 1=1 --";
        const Pod pod = decodePod(R"({"kind":"Pod","metadata":{"name":")" + name + R"("}})").value();
        constexpr std::string_view expected("<b>%1</b>\0\u202e\U0001F600\n' OR 1=1 --", 29);
        QCOMPARE(shown(pod.meta.name), shown(expected));
    }

    void anObjectWithHugeAnnotationsIsRead()
    {
        const std::string huge(1U << 20U, 'a');
        const nlohmann::json annotations{{"note", huge}, {"kubectl.kubernetes.io/last-applied-configuration", huge}};
        const nlohmann::json pod{{"metadata", {{"uid", "u"}, {"name", "big"}, {"annotations", annotations}}}};
        const std::string json = nlohmann::json{{"kind", "PodList"}, {"items", nlohmann::json::array({pod})}}.dump();
        const auto page = decodeList<Pod>(json);
        QVERIFY(page.has_value());
        QCOMPARE(page->items.at(0).meta.annotations->at("note").size(), huge.size());
        QVERIFY(!page->items.at(0).meta.annotations->contains("kubectl.kubernetes.io/last-applied-configuration")); // not kept twice
    }

    void aPodMayHaveTenThousandContainers()
    {
        nlohmann::json pod{{"kind", "Pod"}, {"metadata", {{"uid", "u"}, {"name", "crowd"}}}};
        for (int i = 0; i < 10'000; ++i) {
            const std::string name = "c" + std::to_string(i);
            pod["spec"]["containers"].push_back({{"name", name}, {"image", "web:" + std::to_string(i)}});
            pod["status"]["containerStatuses"].push_back(
                {{"name", name}, {"ready", i % 2 == 0}, {"restartCount", 300'000}, {"state", {{"running", nlohmann::json::object()}}}});
        }
        const auto decoded = decodePod(pod.dump());
        QVERIFY(decoded.has_value());
        QCOMPARE(decoded->containers, 10'000);
        QCOMPARE(decoded->readyContainers, 5'000);
        QVERIFY(decoded->restarts > 0); // 3,000,000,000 are more than a number of 32 bits holds
        QCOMPARE(decoded->images->size(), std::size_t(10'000));
    }

    void absurdTimesAreReadOrRefusedButNeverTakenForOthers()
    {
        const auto created = [](const char* time) {
            return decodePod(nlohmann::json{{"kind", "Pod"}, {"metadata", {{"uid", "u"}, {"creationTimestamp", time}}}}.dump());
        };
        for (const char* good : {"0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z"}) {
            const auto pod = created(good);
            QVERIFY2(pod.has_value(), good);
            QCOMPARE(shown(formatRfc3339(pod->meta.created)), QByteArray(good));
        }
        for (const char* bad : {"-0001-01-01T00:00:00Z", "99999-01-01T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-23T25:00:00Z", "-1"})
            QVERIFY2(!created(bad).has_value(), bad);
    }

    void whatIsNoJsonOrNoUtf8IsRefused()
    {
        for (const std::string& text : {std::string(), std::string("<html>"), std::string("[]"), std::string("null"),
                                        std::string("{\"kind\":\"Pod\",\"x\":\"\xff\"}"), std::string("{\"kind\":\"Service\"}"),
                                        std::string("{} {}"), std::string(50'000, '[')})
            QCOMPARE(kindOf(decodePod(text)), shown(ErrorKind::ProtocolViolation));
    }

    void aDeepValueDoesNotOverflowTheStack()
    {
        const std::string deep = R"({"kind":7,"x":)" + std::string(50'000, '[') + std::string(50'000, ']') + "}";
        QCOMPARE(kindOf(decodePod(deep)), shown(ErrorKind::ProtocolViolation));
    }

    void aStatusIsNoEmptyObject()
    {
        const std::string status = R"({"kind":"Status","status":"Failure"})";
        QCOMPARE(kindOf(decodePod(status)), shown(ErrorKind::ProtocolViolation));
        QCOMPARE(kindOf(decodeList<Pod>(status)), shown(ErrorKind::ProtocolViolation));
        QCOMPARE(kindOf(decodeNamespaceUid(status)), shown(ErrorKind::ProtocolViolation));
        QCOMPARE(kindOf(decodeNamespaceUid(R"({"kind":"Namespace","metadata":{}})")), shown(ErrorKind::ProtocolViolation));
        QCOMPARE(kindOf(decodeServerVersion("{}")), shown(ErrorKind::ProtocolViolation));
    }

    void anAccessReviewThatIsDeniedIsNotAllowed()
    {
        QVERIFY(!decodeAccessReview(R"({"kind":"SelfSubjectAccessReview","status":{"allowed":true,"denied":true}})").value().isAllowed);
        QVERIFY(!decodeAccessReview(R"({"kind":"SelfSubjectAccessReview"})").value().isAllowed);
    }

    void rowsWithoutUidAreRefusedWhereTheyAreKeyed()
    {
        QCOMPARE(kindOf(decodeList<Pod>(R"({"kind":"PodList","items":[{"metadata":{"name":"x"}}]})")), shown(ErrorKind::ProtocolViolation));
        QCOMPARE(kindOf(decodeWatchEvent<Pod>(R"({"type":"DELETED","object":{"kind":"Pod","metadata":{}}})", watchPods)),
                 shown(ErrorKind::ProtocolViolation));
    }

    void anErrorEventWithoutAStatusIsAServerFailure()
    {
        QCOMPARE(kindOf(decodeWatchEvent<Pod>(R"({"type":"ERROR","object":{}})", watchPods)), shown(ErrorKind::ServerFailure));
        QCOMPARE(kindOf(decodeWatchEvent<Pod>(R"({"type":"ERROR"})", watchPods)), shown(ErrorKind::ProtocolViolation));
        QCOMPARE(kindOf(decodeWatchEvent<Pod>("{}", watchPods)), shown(ErrorKind::ProtocolViolation));
    }

    void versionsAreComparedAsNumbersOrNotAtAll()
    {
        QVERIFY(runsBackwards("100", "99"));
        QVERIFY(runsBackwards("99999999999999999999999", "9999999999999999999999"));
        QVERIFY(runsBackwards("0100", "99"));
        QVERIFY(!runsBackwards("99", "100"));
        QVERIFY(!runsBackwards("100", "100"));
        QVERIFY(!runsBackwards("", "1"));
        QVERIFY(!runsBackwards("100", ""));
        QVERIFY(!runsBackwards("abc", "1"));
        QVERIFY(!runsBackwards("100", "-1"));
    }
};

QTEST_GUILESS_MAIN(KubeHostileTest)
#include "kube_hostile_test.moc"
