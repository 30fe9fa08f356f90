#include "tests/contract/server_truth.h"

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_table.h"
#include "tests/support/http_test_client.h"

#include <nlohmann/json.hpp>

#include <QProcess>

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>

namespace tealdeck
{
namespace
{

constexpr std::array<const char*, 3> writers{"controller-manager", "scheduler", "kwok"};
constexpr std::size_t shownAtMost = 6;

} // namespace

std::string ServerTruth::askKubectl(const std::vector<std::string>& arguments) const
{
    QStringList list{"--kubeconfig", QString::fromStdString(m_target.kubeconfigs.at("admin"))};
    for (const std::string& argument : arguments)
        list << QString::fromStdString(argument);
    QProcess process;
    process.start(QString::fromStdString(m_target.kubectl), list);
    constexpr int limit = 120'000;
    const bool isDone = process.waitForFinished(limit) && process.exitCode() == 0;
    return isDone ? process.readAllStandardOutput().toStdString() : std::string();
}

std::string ServerTruth::askPlainly(const KubeResource& resource, const std::string& space, bool isTable) const
{
    HttpTestClient http(endpointOf(m_target.access("operator")), credentialsOf(m_target.access("operator")));
    const auto answer = http.ask(isTable ? tableRequest(resource, space) : listRequest(resource, space));
    return answer && answer->head.status == 200 ? answer->body : std::string();
}

std::set<std::string> ServerTruth::objects(const KubeResource& resource, const std::string& space) const
{
    std::string text;
    if (m_target.kubectl.empty()) {
        text = askPlainly(resource, space, false);
    } else {
        const std::string kind = std::string(resource.plural) + (resource.group.empty() ? "" : "." + std::string(resource.group));
        std::vector<std::string> arguments{"get", kind, "-o", "json"};
        if (space.empty())
            arguments.emplace_back("--all-namespaces");
        else
            arguments.insert(arguments.end(), {"--namespace", space});
        text = askKubectl(arguments);
    }
    std::set<std::string> objects;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return objects;
    for (const auto& item : json.value("items", nlohmann::json::array())) {
        const auto& meta = item.at("metadata");
        objects.insert(meta.value("uid", "") + " " + meta.value("namespace", "") + "/" + meta.value("name", "") + " "
                       + meta.value("resourceVersion", ""));
    }
    return objects;
}

std::map<std::string, std::string> ServerTruth::podWords(const std::string& space) const
{
    std::map<std::string, std::string> words;
    if (m_target.kubectl.empty()) {
        const auto table = decodeTable(askPlainly(kube::pods, space, true));
        const auto column = table ? table->column("Status") : std::nullopt;
        for (std::size_t i = 0; column && i < table->rows.size(); ++i)
            words.emplace(table->rows[i].name, table->rows[i].cells.at(*column));
        return words;
    }
    std::istringstream lines(askKubectl({"get", "pods", "--namespace", space, "--no-headers"}));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        std::string name;
        std::string ready;
        std::string status;
        if (cells >> name >> ready >> status)
            words.emplace(name, status);
    }
    return words;
}

std::string differences(const std::set<std::string>& ours, const std::set<std::string>& theirs)
{
    std::vector<std::string> onlyOurs;
    std::vector<std::string> onlyTheirs;
    std::ranges::set_difference(ours, theirs, std::back_inserter(onlyOurs));
    std::ranges::set_difference(theirs, ours, std::back_inserter(onlyTheirs));
    std::string text;
    for (std::size_t i = 0; i < std::min(onlyOurs.size(), shownAtMost); ++i)
        text += "only ours: " + onlyOurs[i] + "\n";
    for (std::size_t i = 0; i < std::min(onlyTheirs.size(), shownAtMost); ++i)
        text += "only the server's: " + onlyTheirs[i] + "\n";
    return text;
}

QuietCluster::QuietCluster(const ContractTarget& target)
    : m_target(target)
{
    for (const char* writer : writers)
        m_target.command(std::string("suspend ") + writer); // a sandbox has none: it refuses, and moves little by itself
}

QuietCluster::~QuietCluster()
{
    for (const char* writer : writers)
        m_target.command(std::string("resume ") + writer);
}

} // namespace tealdeck
