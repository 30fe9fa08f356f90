#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/base/encoding.h"
#include "core/connectors/kube/doctor_server.h"
#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/object_events.h"
#include "core/connectors/kube/object_kinds.h"
#include "core/connectors/kube/object_mask.h"
#include "core/connectors/kube/object_read.h"
#include "core/session/credential_summary.h"
#include "tests/contract/contract_target.h"
#include "tests/contract/ctl_program.h"
#include "tests/support/http_test_client.h"
#include "tests/support/shown.h"

#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>
#include <map>
#include <set>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace
{

const std::string planted = "planted-hunter2";

struct Reader
{
    Reader(const ContractTarget& target, const std::string& user)
        : http(endpointOf(target.access(user)), credentialsOf(target.access(user)))
    {
    }

    Result<ObjectView> read(const ObjectAddress& object)
    {
        std::optional<Result<ObjectView>> told;
        const Handle reading = readObject(http.client, http.clock, object, [&](Result<ObjectView> view) {
            if (!view || view->isComplete)
                told = std::move(view);
        });
        if (!http.wait([&] { return told.has_value(); }))
            return fail(ErrorKind::TimedOut, message("Test", "Nothing was told."));
        return *told;
    }
    std::vector<DoctorLine> visit(const ClusterAccess& access)
    {
        std::optional<std::vector<DoctorLine>> told;
        const Handle visiting
            = visitServer(http.client, http.clock, {.namespaceName = "shop", .credential = [&] { return credentialSummary(access); }},
                          [&](std::vector<DoctorLine> lines) { told = std::move(lines); });
        http.wait([&] { return told.has_value(); });
        return told.value_or(std::vector<DoctorLine>());
    }
    int status(HttpRequest request)
    {
        const auto answer = http.ask(std::move(request));
        return answer ? answer->head.status : 0;
    }
    ObjectJson get(const HttpRequest& request)
    {
        const auto answer = http.ask(request);
        return parseObjectJson(answer.value().body).value();
    }

    HttpTestClient http;
};

ObjectAddress named(const char* kind, const std::string& name, const std::string& space = "shop")
{
    return makeAddress(*findKind(kind), space, name);
}

std::vector<const RelatedObject*> relatedOf(const ObjectView& view, std::string_view kind)
{
    std::vector<const RelatedObject*> found;
    for (const RelatedObject& related : view.related) {
        if (related.object.kind == kind)
            found.push_back(&related);
    }
    return found;
}

bool isRelated(const ObjectView& view, std::string_view kind, std::string_view name)
{
    return std::ranges::any_of(relatedOf(view, kind), [&](const RelatedObject* related) { return related->object.name == name; });
}

QByteArray problemsOf(const ObjectView& view)
{
    QByteArray all;
    for (const Error& problem : view.problems)
        all += shown(describe(problem)) + '\n';
    return all;
}

std::map<std::string, DoctorVerdict> verdicts(const std::vector<DoctorLine>& lines)
{
    std::map<std::string, DoctorVerdict> all;
    for (const DoctorLine& line : lines)
        all[line.id] = line.verdict;
    return all;
}

QByteArray textOf(const std::vector<DoctorLine>& lines)
{
    QByteArray all;
    for (const DoctorLine& line : lines)
        all += shown(toString(line.verdict) + " " + line.id + ": " + render(line.finding) + " " + line.detail + "\n");
    return all;
}

} // namespace

// One object with all that belongs to it, as a real server and the simulated one give it; and what the doctor finds on the way there.
class KubeObjectsTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    QTemporaryDir m_state;

    std::string aPod(const char* color)
    {
        Reader viewer(m_target, "viewer");
        const ObjectJson pods
            = viewer.get(listRequest(kube::pods, "shop", {.limit = 1, .labelSelector = std::string("app=web,color=") + color}));
        return textAt(listAt(pods, {"items"}).at(0), {"metadata", "name"});
    }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }

    void aPodKnowsItsOwnersItsNodeAndWhoSelectsIt()
    {
        Reader reader(m_target, "operator");
        const auto view = reader.read(named("pod", aPod("blue")));
        QVERIFY2(view.has_value(), view ? "" : describe(view.error()).c_str());
        QCOMPARE(problemsOf(*view), QByteArray());
        QCOMPARE(view->status, std::string("Running"));
        QVERIFY(view->mood == ObjectMood::Fine);
        QCOMPARE(view->owners.size(), std::size_t(2));
        QCOMPARE(view->owners[0].object.kind, std::string("ReplicaSet"));
        QCOMPARE(shortName(view->owners[1].object), std::string("deployment/web-blue"));
        QVERIFY(!view->owners[0].problem && !view->owners[1].problem);
        QVERIFY(isRelated(*view, "Service", "web"));
        QVERIFY(isRelated(*view, "Node", view->node));
        QVERIFY(!isRelated(*view, "Service", "api"));
        QVERIFY(view->areEventsKnown);
        QVERIFY(!view->why || view->why->mood != ObjectMood::Broken);
        QVERIFY(view->yaml.starts_with("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web-blue-"));
        QVERIFY(view->yaml.find("managedFields") == std::string::npos);
        QVERIFY(std::ranges::any_of(view->conditions, [](const ObjectCondition& condition) { return condition.type == "Ready"; }));
    }

    void aDeploymentKnowsItsPodsAndRevisions()
    {
        Reader reader(m_target, "viewer");
        const auto view = reader.read(named("deploy", "web-blue"));
        QVERIFY2(view.has_value(), view ? "" : describe(view.error()).c_str());
        QCOMPARE(problemsOf(*view), QByteArray());
        const ObjectJson pods = reader.get(listRequest(kube::pods, "shop", {.labelSelector = "app=web,color=blue"}));
        QCOMPARE(relatedOf(*view, "Pod").size(), listAt(pods, {"items"}).size());
        QVERIFY(!relatedOf(*view, "Pod").empty());
        QCOMPARE(relatedOf(*view, "Pod").front()->note, std::string("Running"));
        QVERIFY(!relatedOf(*view, "ReplicaSet").empty());
        QVERIFY(isRelated(*view, "Service", "web"));
        QVERIFY(!view->why);
    }

    void aServiceKnowsItsSlicesIngressesAndPods()
    {
        Reader reader(m_target, "viewer");
        const auto view = reader.read(named("svc", "web"));
        QVERIFY2(view.has_value(), view ? "" : describe(view.error()).c_str());
        QCOMPARE(problemsOf(*view), QByteArray());
        QVERIFY(!relatedOf(*view, "EndpointSlice").empty());
        QVERIFY(isRelated(*view, "Ingress", "web"));
        QVERIFY(!relatedOf(*view, "Pod").empty());
    }

    void aNodeKnowsItsPods()
    {
        Reader reader(m_target, "operator");
        const auto pod = reader.read(named("pod", aPod("blue")));
        const auto view = reader.read(named("node", pod->node, {}));
        QVERIFY2(view.has_value(), view ? "" : describe(view.error()).c_str());
        QCOMPARE(problemsOf(*view), QByteArray());
        QCOMPARE(view->status, std::string("Ready"));
        QVERIFY(isRelated(*view, "Pod", pod->address.name));
        for (const RelatedObject* related : relatedOf(*view, "Pod")) // the server, not we, chose them by the field selector
            QVERIFY(!related->object.uid.empty());
    }

    void aSecretIsMaskedAndItsValueIsReadByItsPointerOnly()
    {
        Reader admin(m_target, "admin");
        const nlohmann::json manifest{{"apiVersion", "v1"},
                                      {"kind", "Secret"},
                                      {"metadata", {{"name", "tealdeck-contract"}, {"namespace", "shop"}}},
                                      {"type", "Opaque"},
                                      {"data", {{"password", encodeBase64(planted)}}}};
        admin.status(deleteRequest(kube::secrets, "shop", "tealdeck-contract"));
        QCOMPARE(admin.status(createRequest(kube::secrets, "shop", manifest.dump())), 201);
        const auto view = admin.read(named("secret", "tealdeck-contract"));
        std::optional<Result<ObjectJson>> raw;
        const Handle reading = readRawObject(admin.http.client, named("secret", "tealdeck-contract"),
                                             [&](Result<ObjectJson> object) { raw = std::move(object); });
        QVERIFY(admin.http.wait([&] { return raw.has_value(); }));
        QCOMPARE(admin.status(deleteRequest(kube::secrets, "shop", "tealdeck-contract")), 200);
        QVERIFY2(view.has_value(), view ? "" : describe(view.error()).c_str());
        for (const std::string* text : {&view->yaml, &view->fullYaml, &view->json}) {
            QVERIFY(text->find(planted) == std::string::npos);
            QVERIFY(text->find(encodeBase64(planted)) == std::string::npos);
            QVERIFY(text->find("(masked, 15 bytes)") != std::string::npos);
        }
        QCOMPARE(view->masked.size(), std::size_t(1));
        QCOMPARE(shown(unmaskedValue(raw->value(), view->masked.front().pointer).value()), shown(planted));
    }

    void eventsAreThoseOfThisObjectAndNoOther()
    {
        Reader reader(m_target, "viewer");
        const ObjectJson all = reader.get(listRequest(kube::events, "shop"));
        std::map<std::string, std::size_t> byUid;
        std::map<std::string, std::string> pods;
        for (const ObjectJson& event : listAt(all, {"items"})) {
            if (textAt(event, {"involvedObject", "kind"}) != "Pod")
                continue;
            ++byUid[textAt(event, {"involvedObject", "uid"})];
            pods[textAt(event, {"involvedObject", "uid"})] = textAt(event, {"involvedObject", "name"});
        }
        QVERIFY(!pods.empty());
        std::size_t compared = 0;
        for (const auto& [uid, name] : pods) {
            const auto view = reader.read(named("pod", name));
            if (!view || view->address.uid != uid)
                continue; // a pod of before
            QCOMPARE(view->events.size(), byUid[uid]);
            QVERIFY(std::ranges::is_sorted(view->events, std::greater(),
                                           [](const ObjectEvent& event) { return timeOf(event).value_or(WallTime{}); }));
            if (++compared == 3)
                break;
        }
        QVERIFY(compared > 0);
        std::printf("FIGURE events of %zu pods compared\n", compared);
    }

    void whatIsNotThereAndWhatIsNotPermittedIsSaidInASentence()
    {
        Reader reader(m_target, "operator");
        const auto gone = reader.read(named("pod", "nobody"));
        QCOMPARE(kindOf(gone), shown(ErrorKind::NotFound));
        QCOMPARE(shown(render(gone.error().message)), QByteArray("Not found: pods/nobody in namespace shop (get)."));
        QCOMPARE(shown(gone.error().detail), QByteArray("pods \"nobody\" not found"));
        const auto secret = reader.read(named("secret", "anything"));
        QCOMPARE(kindOf(secret), shown(ErrorKind::Forbidden));
        QCOMPARE(shown(render(secret.error().message)),
                 QByteArray("Not permitted: get secrets/anything in namespace shop. Ask for a role with the verb get."));
        QCOMPARE(shown(secret.error().detail),
                 QByteArray("secrets \"anything\" is forbidden: User \"operator\" cannot get resource \"secrets\" in API group \"\" in the "
                            "namespace \"shop\""));
        Reader nobody(m_target, "forbidden");
        QCOMPARE(kindOf(nobody.read(named("svc", "web"))), shown(ErrorKind::Forbidden));
    }

    void everyKindThatIsThereIsReadByItsWord()
    {
        Reader reader(m_target, "admin");
        std::size_t read = 0;
        for (const char* word : {"pod", "svc", "deploy", "rs", "ing", "endpointslices", "cm", "sa", "no", "ns", "lease", "events"}) {
            const ObjectKind& kind = *findKind(word);
            const ObjectJson list = reader.get(listRequest(kind.resource, {}, {.limit = 1}));
            if (listAt(list, {"items"}).empty())
                continue;
            const ObjectJson& item = listAt(list, {"items"}).at(0);
            const auto view = reader.read(makeAddress(kind, textAt(item, {"metadata", "namespace"}), textAt(item, {"metadata", "name"})));
            QVERIFY2(view.has_value(), view ? "" : (word + (": " + describe(view.error()))).c_str());
            QCOMPARE(shown(view->address.kind), shown(kind.resource.kind));
            QVERIFY2(view->problems.empty(), problemsOf(*view).constData());
            ++read;
        }
        QVERIFY(read >= 9);
        std::printf("FIGURE %zu kinds read\n", read);
    }

    void theDoctorFindsEverythingInOrderForTheOperator()
    {
        Reader reader(m_target, "operator");
        const auto lines = reader.visit(m_target.access("operator"));
        for (const char* id : {"authentication", "version", "identity", "clock", "rights", "watch"})
            QVERIFY2(verdicts(lines)[id] == DoctorVerdict::Passed, textOf(lines).constData());
    }

    void theDoctorNamesTheRightsThatAreMissing()
    {
        Reader viewer(m_target, "viewer");
        const auto some = viewer.visit(m_target.access("viewer"));
        QVERIFY2(verdicts(some)["rights"] == DoctorVerdict::Warning, textOf(some).constData());
        const auto rights = std::ranges::find(some, "rights", &DoctorLine::id);
        QVERIFY(render(rights->remedy).find("patch services in namespace shop") != std::string::npos);
        QVERIFY2(verdicts(some)["watch"] == DoctorVerdict::Passed, textOf(some).constData());
        Reader nobody(m_target, "forbidden");
        const auto none = nobody.visit(m_target.access("forbidden"));
        QVERIFY2(verdicts(none)["rights"] == DoctorVerdict::Failed, textOf(none).constData());
        QVERIFY2(verdicts(none)["watch"] == DoctorVerdict::Failed, textOf(none).constData());
        QVERIFY2(verdicts(none)["authentication"] == DoctorVerdict::Passed, textOf(none).constData());
    }

    void ctlDescribesAnObject()
    {
        const CtlProgram ctl(m_target, "operator", m_state.path());
        const auto text = ctl.run({u"describe"_s, u"deploy/web-blue"_s, u"-n"_s, u"shop"_s});
        QVERIFY2(text.code == 0, qPrintable(text.both()));
        QVERIFY(text.out.contains(QRegularExpression(u"Name: +web-blue\n"_s)));
        QVERIFY(text.out.contains(QRegularExpression(u"service/web +selects it\n"_s)));
        const auto yaml = ctl.run({u"describe"_s, u"service"_s, u"web"_s, u"-n"_s, u"shop"_s, u"--yaml"_s});
        QVERIFY(yaml.out.startsWith(u"apiVersion: v1\nkind: Service\nmetadata:\n"_s));
        const auto json = ctl.run({u"describe"_s, u"service"_s, u"web"_s, u"-n"_s, u"shop"_s, u"-o"_s, u"json"_s});
        QVERIFY(!QJsonDocument::fromJson(json.out.toUtf8()).isNull() && !json.out.contains(u"managedFields"_s));
        QCOMPARE(ctl.run({u"describe"_s, u"widget/web"_s}).code, 2);
        const auto gone = ctl.run({u"describe"_s, u"pod/nobody"_s, u"-n"_s, u"shop"_s});
        QCOMPARE(gone.code, 1);
        QVERIFY(gone.err.contains(u"Not found: pods/nobody in namespace shop"_s));
    }

    // Content, not widths: the columns of `kubectl events` but the first, whose ages tick.
    void ctlListsTheEventsThatTheServerHas()
    {
        const CtlProgram ctl(m_target, "viewer", m_state.path());
        Reader reader(m_target, "viewer");
        for (int attempt = 0; attempt < 20; ++attempt) {
            const std::multiset<QString> before = serverEvents(reader);
            const auto end = ctl.run({u"events"_s, u"-n"_s, u"shop"_s});
            QVERIFY2(end.code == 0, qPrintable(end.both()));
            if (before != serverEvents(reader))
                continue; // new ones came meanwhile
            QVERIFY(end.out.startsWith(u"LAST SEEN "_s));
            std::multiset<QString> lines;
            const QStringList all = end.out.split(u'\n', Qt::SkipEmptyParts);
            for (qsizetype i = 1; i < all.size(); ++i)
                lines.insert(QStringList(all[i].split(QRegularExpression(u" {2,}"_s)).mid(1)).join(u'|').simplified());
            QCOMPARE(lines.size(), before.size());
            QVERIFY(lines == before);
            std::printf("FIGURE %zu events listed by tealdeckctl as the server has them\n", lines.size());
            const auto warnings = ctl.run({u"events"_s, u"-n"_s, u"shop"_s, u"--types"_s, u"warning"_s});
            QVERIFY(!warnings.out.contains(u" Normal "_s));
            return;
        }
        QFAIL("the events never stood still");
    }

    void ctlsDoctorEndsWithWhatItFound()
    {
        const CtlProgram ctl(m_target, "operator", m_state.path());
        const QString bundle = m_state.filePath(u"bundle"_s);
        const auto end = ctl.run({u"doctor"_s, u"-n"_s, u"shop"_s, u"--bundle"_s, bundle, u"--yes"_s});
        QVERIFY2(end.code == 0, qPrintable(end.both()));
        for (const char* what :
             {"Name lookup", "Proxy", "Connection", "TLS", "Authentication", "Server version", "Identity", "Clock", "Rights", "Watch"})
            QVERIFY2(end.out.contains(QString::fromLatin1(what)), what);
        QVERIFY(end.out.contains(u"doctor.txt"_s));
        const ClusterAccess access = m_target.access("operator");
        for (const QString& name : QDir(bundle).entryList(QDir::Files)) {
            QFile file(bundle + u'/' + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const std::string text = file.readAll().toStdString();
            QVERIFY(access.token.empty() || text.find(access.token.reveal()) == std::string::npos);
            QVERIFY(text.find("PRIVATE KEY") == std::string::npos);
        }
        const auto refused = ctl.run({u"doctor"_s, u"-n"_s, u"shop"_s, u"--bundle"_s, m_state.filePath(u"other"_s)});
        QCOMPARE(refused.code, 3); // no terminal to agree on
        QVERIFY(!QDir(m_state.filePath(u"other"_s)).exists());
        QCOMPARE(CtlProgram(m_target, "forbidden", m_state.path()).run({u"doctor"_s, u"-n"_s, u"shop"_s}).code, 1);
    }

private:
    static std::multiset<QString> serverEvents(Reader& reader)
    {
        std::multiset<QString> all;
        const ObjectJson list = reader.get(listRequest(kube::events, "shop"));
        for (const ObjectJson& item : listAt(list, {"items"}))
            all.insert(QString::fromStdString(textAt(item, {"type"}) + "|" + textAt(item, {"reason"}) + "|"
                                              + textAt(item, {"involvedObject", "kind"}) + "/" + textAt(item, {"involvedObject", "name"})
                                              + "|" + textAt(item, {"message"}))
                           .simplified());
        return all;
    }
};

TEALDECK_CONTRACT_MAIN(KubeObjectsTest)
#include "kube_objects_test.moc"
