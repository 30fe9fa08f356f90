#include <QtTest>

#include "core/connectors/kube/pod_template.h"

#include <algorithm>

using namespace tealdeck;

namespace
{

ObjectJson variable(const std::string& name, const std::string& value)
{
    return {{"name", name}, {"value", value}};
}

ObjectJson templateWith(ObjectJson containers)
{
    return {{"metadata", {{"labels", {{"app", "web"}}}}}, {"spec", {{"containers", std::move(containers)}}}};
}

ObjectJson container(const std::string& name, const std::string& image, ObjectJson environment = ObjectJson::array())
{
    return {{"name", name}, {"image", image}, {"env", std::move(environment)}};
}

std::string textOf(const std::vector<DiffLine>& diff)
{
    std::string text;
    for (const DiffLine& line : diff)
        text += (line.kind == DiffLine::Kind::Added ? "+" : line.kind == DiffLine::Kind::Removed ? "-" : " ") + line.text + "\n";
    return text;
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

// Pod templates as they are compared, named and shown.
class PodTemplateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void controllersMarksAndNullsDoNotCount()
    {
        const ObjectJson plain = templateWith({container("web", "r/web:1")});
        ObjectJson kept{{"$patch", "replace"}, {"spec", plain["spec"]}, {"metadata", plain["metadata"]}};
        kept["metadata"]["creationTimestamp"] = nullptr;
        kept["metadata"]["labels"]["pod-template-hash"] = "5f7";
        QVERIFY(isSameTemplate(plain, kept));
        QCOMPARE(templateText(plain), templateText(kept));
        QVERIFY(textOf(templateDiff(plain, kept)).empty());
        const ObjectJson sent = plainTemplate(kept);
        QVERIFY(!sent.contains("$patch") && !sent["metadata"]["labels"].contains("pod-template-hash"));
        QVERIFY(sent["metadata"].contains("creationTimestamp")); // what the server has is left as it is
    }

    void theOrderOfListsAndEveryValueCount()
    {
        const ObjectJson one = templateWith({container("web", "r/web:1"), container("log", "r/log:1")});
        QVERIFY(!isSameTemplate(one, templateWith({container("log", "r/log:1"), container("web", "r/web:1")})));
        QVERIFY(!isSameTemplate(one, templateWith({container("web", "r/web:1"), container("log", "r/log:2")})));
    }

    // Two that run the same images are told apart, and nothing is said of what is in their variables.
    void theTextTellsTemplatesApart()
    {
        const ObjectJson one = templateWith({container("web", "r/web:1", {variable("TOKEN", "secret-1")})});
        const ObjectJson other = templateWith({container("web", "r/web:1", {variable("TOKEN", "secret-2")})});
        QVERIFY(templateText(one).starts_with("web=r/web:1 (template "));
        QVERIFY(templateText(one) != templateText(other));
        QVERIFY(!contains(templateText(one), "secret"));
    }

    void aMaskedValueThatIsAnotherOneIsSaidToBe()
    {
        const ObjectJson before = templateWith({container("web", "r/web:1", {variable("TOKEN", "secret-1"), variable("MODE", "fast")})});
        const ObjectJson after = templateWith({container("web", "r/web:1", {variable("TOKEN", "secret-2"), variable("MODE", "fast")})});
        const std::string diff = textOf(templateDiff(before, after));
        QVERIFY2(contains(diff, "- ") && contains(diff, "(masked, 8 bytes)") && contains(diff, "(masked, 8 bytes, another value)"),
                 diff.c_str());
        QCOMPARE(std::ranges::count(diff, '+'), 1);
        QVERIFY2(!contains(diff, "secret") && !contains(diff, "fast"), diff.c_str());
    }

    // A container in front moves all variables: they are the same ones.
    void valuesThatOnlyMovedAreTheSame()
    {
        const ObjectJson web = container("web", "r/web:1", {variable("TOKEN", "secret-1")});
        const std::string diff
            = textOf(templateDiff(templateWith({web}), templateWith({container("first", "r/first:1", {variable("NEW", "x")}), web})));
        QVERIFY2(!contains(diff, "another value"), diff.c_str());
        QVERIFY2(contains(diff, "r/first:1"), diff.c_str());
    }

    void whateverItIsItDoesNotThrow()
    {
        for (const ObjectJson& odd :
             {ObjectJson(), ObjectJson::array({1}), ObjectJson("text"), ObjectJson{{"metadata", 3}, {"spec", "x"}}}) {
            QVERIFY(isSameTemplate(odd, odd));
            QVERIFY(templateText(odd).find("(template ") != std::string::npos);
            QVERIFY(templateDiff(odd, odd).empty());
            QVERIFY(imagesIn(odd).empty());
        }
    }
};

QTEST_GUILESS_MAIN(PodTemplateTest)
#include "pod_template_test.moc"
