#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/change/intent_annotation.h"

#include <nlohmann/json.hpp>

using namespace tealdeck;
using nlohmann::json;

namespace
{

HttpStep step()
{
    return {.method = HttpMethod::Patch,
            .target = "/x",
            .contentType = "application/json-patch+json",
            .body = R"([{"op":"replace","path":"/spec/selector/color","value":"green"}])",
            .object = {}};
}

json applied(const HttpStep& patched, const json& object)
{
    return object.patch(json::parse(patched.body));
}

} // namespace

class IntentAnnotationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void safety06_theIntentIsAddedBesideOtherAnnotations()
    {
        const json object{{"metadata", {{"annotations", {{"a", "b"}}}}}, {"spec", {{"selector", {{"color", "blue"}}}}}};
        const json after = applied(withIntent(step(), AnnotationMap::Present, "intent"), object);
        QCOMPARE(after["metadata"]["annotations"]["tealdeck.org/journal"].get<std::string>(), std::string("intent"));
        QCOMPARE(after["metadata"]["annotations"]["a"].get<std::string>(), std::string("b"));
        QCOMPARE(after["spec"]["selector"]["color"].get<std::string>(), std::string("green"));
    }

    void safety06_whereThereWereNoAnnotationsTheMapIsMadeButNeverReplaced()
    {
        const HttpStep patched = withIntent(step(), AnnotationMap::Missing, "intent");
        const json patch = json::parse(patched.body);
        QCOMPARE(patch[1]["op"].get<std::string>(), std::string("test"));
        QVERIFY(patch[1]["value"].is_null());
        QCOMPARE(patch[2]["value"]["tealdeck.org/journal"].get<std::string>(), std::string("intent"));
        const json annotated{{"metadata", {{"annotations", {{"a", "b"}}}}}, {"spec", {{"selector", {{"color", "blue"}}}}}};
        QVERIFY_EXCEPTION_THROWN(applied(patched, annotated), json::exception);
    }

    void whatIsNoJsonPatchStaysAsItIs()
    {
        HttpStep merge = step();
        merge.contentType = "application/merge-patch+json";
        merge.body = "{}";
        QCOMPARE(withIntent(merge, AnnotationMap::Present, "intent"), merge);
    }
};

QTEST_GUILESS_MAIN(IntentAnnotationTest)
#include "intent_annotation_test.moc"
