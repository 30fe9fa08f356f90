#include <QtTest>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

// Reads every include line of app, core and ui, and fails on an arrow that docs/architecture.md does not have.
class LayersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIncludeFollowsAnArrow();
    void coreIncludesNoQt();
    void qcustomplotStaysInCharts();
    void aForbiddenArrowWouldBeFound();
};

namespace
{

namespace fs = std::filesystem;

using Arrows = std::map<std::string, std::set<std::string>>;

// Who may see whom. Arrows are not transitive; everyone sees itself and base.
const Arrows& arrows()
{
    static const Arrows table{
        {"core/base", {}},
        {"core/process", {}},
        {"core/domain", {}},
        {"core/net", {}},
        {"core/config", {}},
        {"core/journal", {}},
        {"core/change", {"core/net", "core/process", "core/journal", "core/domain"}},
        {"core/connectors", {"core/net", "core/process", "core/config", "core/change", "core/domain", "core/journal"}},
        {"core/session", {"core/connectors", "core/change", "core/journal", "core/domain", "core/net", "core/config", "core/process"}},
        {"core/sandbox", {"core/domain"}},
        {"ui", {"core/session", "core/change", "core/journal", "core/domain", "core/config"}},
        {"app",
         {"core/session", "core/connectors", "core/change", "core/journal", "core/domain", "core/net", "core/config", "core/process",
          "core/sandbox", "ui"}},
    };
    return table;
}

fs::path sourceFolder()
{
    return fs::path(qEnvironmentVariable("TEALDECK_SOURCE_DIR").toStdString());
}

std::string moduleOf(const std::string& path)
{
    if (path.starts_with("core/")) {
        const std::size_t end = path.find('/', 5);
        return end == std::string::npos ? std::string() : path.substr(0, end);
    }
    const std::size_t end = path.find('/');
    return end == std::string::npos ? std::string() : path.substr(0, end);
}

bool isAllowed(const std::string& from, const std::string& to)
{
    if (from == to || to == "core/base")
        return true;
    const auto found = arrows().find(from);
    return found != arrows().end() && found->second.contains(to);
}

struct Include
{
    std::string file;
    std::string target;
    bool isQuoted = true;
};

std::vector<Include> includesBelow(const std::string& folder)
{
    static const std::regex line(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    std::vector<Include> includes;
    for (const auto& entry : fs::recursive_directory_iterator(sourceFolder() / folder)) {
        const std::string extension = entry.path().extension().string();
        if (!entry.is_regular_file() || (extension != ".h" && extension != ".cpp"))
            continue;
        std::ifstream file(entry.path());
        std::string text;
        while (std::getline(file, text)) {
            std::smatch found;
            if (std::regex_search(text, found, line))
                includes.push_back({fs::relative(entry.path(), sourceFolder()).generic_string(), found[2], found[1] == "\""});
        }
    }
    return includes;
}

} // namespace

void LayersTest::everyIncludeFollowsAnArrow()
{
    std::size_t checked = 0;
    for (const char* folder : {"core", "ui", "app"}) {
        for (const Include& include : includesBelow(folder)) {
            const bool isOurs
                = include.target.starts_with("core/") || include.target.starts_with("ui/") || include.target.starts_with("app/");
            if (!isOurs)
                continue;
            ++checked;
            const std::string from = moduleOf(include.file);
            const std::string to = moduleOf(include.target);
            QVERIFY2(fs::exists(sourceFolder() / include.target) || include.target.find("generated") != std::string::npos,
                     (include.file + " includes " + include.target + ", which does not exist").c_str());
            QVERIFY2(isAllowed(from, to), (include.file + " must not include " + include.target).c_str());
            const bool isConfigFromUi = from == "ui" && to == "core/config";
            QVERIFY2(!isConfigFromUi || include.target.ends_with("workspace.h"),
                     (include.file + ": ui sees the value headers of config only").c_str());
        }
    }
    QVERIFY(checked > 50);
}

void LayersTest::coreIncludesNoQt()
{
    static const std::regex qt(R"(^(Q[A-Z]|Qt[A-Z]|qt))");
    for (const Include& include : includesBelow("core"))
        QVERIFY2(!std::regex_search(include.target, qt), (include.file + " includes " + include.target).c_str());
}

void LayersTest::qcustomplotStaysInCharts()
{
    for (const char* folder : {"ui", "app"}) {
        for (const Include& include : includesBelow(folder)) {
            const bool isPlot = include.target.find("qcustomplot") != std::string::npos;
            QVERIFY2(!isPlot || include.file.starts_with("ui/charts/"), (include.file + " includes " + include.target).c_str());
        }
    }
}

void LayersTest::aForbiddenArrowWouldBeFound()
{
    QVERIFY(!isAllowed("ui", "core/net"));
    QVERIFY(!isAllowed("core/sandbox", "core/connectors"));
    QVERIFY(!isAllowed("core/change", "core/connectors"));
    QVERIFY(isAllowed("core/session", "core/connectors"));
    QCOMPARE(moduleOf("core/net/http_client.h"), std::string("core/net"));
    QCOMPARE(moduleOf("ui/shell/main_window.h"), std::string("ui"));
}

QTEST_GUILESS_MAIN(LayersTest)
#include "layers_test.moc"
