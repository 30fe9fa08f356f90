#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/base/encoding.h"
#include "core/connectors/kube/catalogue_reading.h"
#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_table_feed.h"
#include "core/connectors/kube/lasting_resource.h"
#include "core/net/backoff.h"
#include "tests/contract/contract_target.h"
#include "tests/contract/ctl_program.h"
#include "tests/support/http_test_client.h"
#include "tests/support/shown.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>
#include <map>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr int attempts = 20;
const std::string space = "shop";

// Cells by object, those that only time changes left out.
using Picture = std::map<std::string, std::vector<std::string>>;

void add(Picture& picture, const TableRow& row, const TableColumns& columns)
{
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const bool isTimed = i < columns.size() && (columns[i].time != CellTime::Never || columns[i].name == "Duration");
        cells.push_back(isTimed ? "*" : row.cells[i]);
    }
    picture[row.meta.namespaceName + "/" + row.meta.name + " " + row.meta.uid + " " + row.meta.resourceVersion] = std::move(cells);
}

// One user of the target, and what the server's own table says to him.
struct Reader
{
    Reader(const ContractTarget& target, const std::string& user)
        : http(endpointOf(target.access(user)), credentialsOf(target.access(user)))
    {
    }

    KubeKind kind(const std::string& word)
    {
        std::optional<Result<KubeCatalogue>> catalogue;
        const Handle reading = readCatalogue(http.client, 30s, [&](Result<KubeCatalogue> read) { catalogue = std::move(read); });
        if (!http.wait([&] { return catalogue.has_value(); }) || !*catalogue)
            qFatal("no catalogue");
        const KubeKind* found = (*catalogue)->find(word);
        if (!found)
            qFatal("the server has no %s", word.c_str());
        return *found;
    }
    Picture table(const KubeKind& kind)
    {
        const auto answer = http.ask(tableRequest(lastingResource(kind), kind.isNamespaced ? space : std::string()));
        const auto page = answer ? decodeList<TableRow>(answer->body) : Result<ListPage<TableRow>>(fail(answer.error()));
        if (!page)
            qFatal("table of %s: %s", kind.plural.c_str(), describe(page.error()).c_str());
        Picture picture;
        for (const TableRow& row : page->items)
            add(picture, row, *row.columns);
        return picture;
    }
    nlohmann::json send(HttpRequest request, int status)
    {
        const auto answer = http.ask(std::move(request));
        if (!answer || answer->head.status != status)
            qFatal("%s", answer ? answer->body.c_str() : describe(answer.error()).c_str());
        return nlohmann::json::parse(answer->body);
    }

    HttpTestClient http;
};

// A live table and what it shows.
struct LiveTable
{
    LiveTable(Reader& reader, const KubeKind& kind)
        : feed(reader.http.client, reader.http.home, {.kind = kind, .namespaceName = kind.isNamespaced ? space : std::string()}, store,
               [this](std::shared_ptr<const TableColumns> told) { columns = std::move(told); }, systemRandom(), {.pageSize = 3})
    {
    }

    Picture picture() const
    {
        Picture result;
        for (const auto& [key, row] : store.rows())
            add(result, row, *columns);
        return result;
    }
    const TableRow* row(const std::string& name) const
    {
        for (const auto& [key, one] : store.rows()) {
            if (one.meta.name == name)
                return &one;
        }
        return nullptr;
    }

    Store<TableRow> store;
    std::shared_ptr<const TableColumns> columns = std::make_shared<TableColumns>();
    KubeTableFeed feed;
};

nlohmann::json definition(const std::string& group)
{
    const nlohmann::json schema{{"type", "object"}, {"x-kubernetes-preserve-unknown-fields", true}};
    const nlohmann::json column{{"name", "Size"}, {"type", "integer"}, {"jsonPath", ".spec.size"}};
    const nlohmann::json version{{"name", "v1"},
                                 {"served", true},
                                 {"storage", true},
                                 {"schema", {{"openAPIV3Schema", {{"type", "object"}, {"properties", {{"spec", schema}}}}}}},
                                 {"additionalPrinterColumns", nlohmann::json::array({column})}};
    return {{"apiVersion", "apiextensions.k8s.io/v1"},
            {"kind", "CustomResourceDefinition"},
            {"metadata", {{"name", "gadgets." + group}}},
            {"spec",
             {{"group", group},
              {"scope", "Namespaced"},
              {"names", {{"plural", "gadgets"}, {"singular", "gadget"}, {"kind", "Gadget"}, {"shortNames", {"gdg"}}}},
              {"versions", nlohmann::json::array({version})}}}};
}

std::string gadget(const std::string& group, int size)
{
    return nlohmann::json{{"apiVersion", group + "/v1"}, {"kind", "Gadget"}, {"metadata", {{"name", "one"}}}, {"spec", {{"size", size}}}}
        .dump();
}

constexpr KubeResource definitions{"apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition"};

} // namespace

// Any kind as a live table equals the server's own table, and goes on doing so.
class KubeKindsTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    QTemporaryDir m_state;

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }

    void rowsAreTheServersTable_data()
    {
        QTest::addColumn<QString>("word");
        for (const char* word : {"nodes", "deploy", "services", "events", "cm", "ReplicaSet", "leases.coordination.k8s.io", "ns", "ing",
                                 "endpointslices", "jobs", "cronjobs", "hpa", "pdb"})
            QTest::newRow(word) << QString::fromLatin1(word);
    }

    void rowsAreTheServersTable()
    {
        QFETCH(QString, word);
        Reader reader(m_target, "operator");
        const KubeKind kind = reader.kind(word.toStdString());
        LiveTable live(reader, kind);
        QVERIFY(reader.http.wait([&] { return isLive(live.store.freshness()); }));
        for (int attempt = 0; attempt < attempts; ++attempt) {
            const Picture before = reader.table(kind);
            reader.http.home.runUntil([&] { return live.picture() == before; }, 2s);
            const Picture shownNow = live.picture();
            if (reader.table(kind) != before)
                continue; // it moved meanwhile
            for (const auto& [key, cells] : before) {
                QVERIFY2(shownNow.contains(key), key.c_str());
                QCOMPARE(shownNow.at(key), cells);
            }
            QCOMPARE(shownNow.size(), before.size());
            return;
        }
        QFAIL("the objects never stood still");
    }

    void aRowThatIsAddedChangedAndDeletedArrives()
    {
        Reader reader(m_target, "operator");
        LiveTable live(reader, reader.kind("leases"));
        QVERIFY(reader.http.wait([&] { return isLive(live.store.freshness()); }));
        const std::string name = "tealdeck-contract-" + makeUuid();
        nlohmann::json lease{{"apiVersion", "coordination.k8s.io/v1"},
                             {"kind", "Lease"},
                             {"metadata", {{"name", name}}},
                             {"spec", {{"holderIdentity", "first"}, {"leaseDurationSeconds", 30}}}};
        lease = reader.send(createRequest(kube::leases, space, lease.dump()), 201);
        const auto isHeldBy = [&](const std::string& holder) {
            const TableRow* row = live.row(name);
            return row && row->cells.at(1) == holder;
        };
        QVERIFY(reader.http.wait([&] { return isHeldBy("first"); }));
        lease["spec"]["holderIdentity"] = "second";
        reader.send(replaceRequest(kube::leases, space, name, lease.dump()), 200);
        QVERIFY(reader.http.wait([&] { return isHeldBy("second"); }));
        reader.send(deleteRequest(kube::leases, space, name), 200);
        QVERIFY(reader.http.wait([&] { return !live.row(name); }));
    }

    void customKindsComeChangeAndGo()
    {
        if (m_target.kind == "sandbox")
            QSKIP("the sandbox has no custom kinds");
        Reader admin(m_target, "admin");
        const std::string group = "contract-" + makeUuid().substr(0, 8) + ".example";
        admin.send(createRequest(definitions, {}, definition(group).dump()), 201);
        const KubeResource gadgets{group, "v1", "gadgets", "Gadget"};
        QVERIFY(admin.http.wait([&] { // a server needs a moment for a new kind
            const auto answer = admin.http.ask(listRequest(gadgets, space));
            return answer && answer->head.status == 200;
        }));
        const KubeKind kind = admin.kind("gadgets." + group);
        QCOMPARE(shown(kind.kind), QByteArray("Gadget"));
        LiveTable live(admin, kind);
        QVERIFY(admin.http.wait([&] { return isLive(live.store.freshness()); }));
        auto object = admin.send(createRequest(gadgets, space, gadget(group, 1)), 201);
        QVERIFY(admin.http.wait([&] { return live.row("one") && live.row("one")->cells == std::vector<std::string>({"one", "1"}); }));
        QCOMPARE(live.columns->size(), std::size_t(2));
        object["spec"]["size"] = 2;
        admin.send(replaceRequest(gadgets, space, "one", object.dump()), 200);
        QVERIFY(admin.http.wait([&] { return live.row("one")->cells.at(1) == "2"; }));
        QVERIFY(live.picture() == admin.table(kind));
        admin.send(deleteRequest(gadgets, space, "one"), 200);
        QVERIFY(admin.http.wait([&] { return !live.row("one"); }));
        admin.send(deleteRequest(definitions, {}, "gadgets." + group), 200);
    }

    void aForbiddenKindIsSaidWithItsRule()
    {
        Reader reader(m_target, "forbidden");
        LiveTable live(reader, reader.kind("deployments"));
        QVERIFY(reader.http.wait([&] { return std::holds_alternative<Unavailable>(live.store.freshness()); }));
        QCOMPARE(shown(std::get<Unavailable>(live.store.freshness()).reason.kind), shown(ErrorKind::Forbidden));
    }

    void theProgramPrintsTheServersRows()
    {
        Reader reader(m_target, "operator");
        const KubeKind kind = reader.kind("deploy");
        const CtlProgram program(m_target, "operator", m_state.path());
        const auto end = program.run({u"get"_s, u"deploy"_s, u"-n"_s, u"shop"_s, u"-o"_s, u"wide"_s});
        QVERIFY2(end.code == 0, qPrintable(end.both()));
        const QStringList lines = end.out.split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.front().startsWith(u"NAME "_s) && lines.front().endsWith(u"SELECTOR"_s));
        const Picture table = reader.table(kind);
        QCOMPARE(static_cast<std::size_t>(lines.size()), table.size() + 1);
        qsizetype line = 0; // the server's order is by name
        for (const auto& [key, cells] : table) {
            static const QRegularExpression gap(u" {3,}"_s);
            const QStringList printed = lines[++line].split(gap);
            QCOMPARE(static_cast<std::size_t>(printed.size()), cells.size());
            for (std::size_t i = 0; i < cells.size(); ++i) {
                if (cells[i] != "*")
                    QCOMPARE(printed[static_cast<qsizetype>(i)].toStdString(), cells[i]);
            }
        }
        const auto names = program.run({u"get"_s, u"deployments.apps"_s, u"web-blue"_s, u"nope"_s, u"-n"_s, u"shop"_s, u"-o"_s, u"name"_s});
        QCOMPARE(names.code, 1);
        QCOMPARE(names.out, u"deployment.apps/web-blue\n"_s);
        QVERIFY(names.err.contains(u"nope"_s));
        const auto json = program.run({u"get"_s, u"svc"_s, u"web"_s, u"-n"_s, u"shop"_s, u"-o"_s, u"json"_s});
        const auto object = nlohmann::json::parse(json.out.toStdString());
        QCOMPARE(shown(object.at("kind").get<std::string>()), QByteArray("Service"));
        QVERIFY(!object.at("metadata").contains("managedFields"));
        QCOMPARE(program.run({u"get"_s, u"nosuchkind"_s}).code, 1);
        QCOMPARE(program.run({u"get"_s, u"svc"_s, u"-o"_s, u"yaml"_s}).code, 2);
    }
};

TEALDECK_CONTRACT_MAIN(KubeKindsTest)
#include "kube_kinds_test.moc"
