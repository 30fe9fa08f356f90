#include "app/ctl/commands.h"
#include "app/ctl/kubectl_text.h"
#include "app/ctl/object_words.h"
#include "app/ctl/text_table.h"
#include "core/connectors/kube/revisions_read.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tealdeck
{
namespace
{

constexpr Duration revisionsLimit = std::chrono::seconds(25); // two reads of 10 s each

std::string joined(const std::vector<std::string>& images)
{
    std::string text;
    for (const std::string& image : images)
        text += (text.empty() ? "" : ",") + image;
    return text;
}

void printTable(const WorkloadRevisions& revisions)
{
    TextTable table({"CURRENT", "REVISION", "AGE", "IMAGES", "CHANGE-CAUSE"});
    for (const WorkloadRevision& revision : revisions.revisions) {
        table.add({revision.isCurrent ? "*" : "", std::to_string(revision.number),
                   revision.created ? kubectlDuration(revisions.readAt - *revision.created) : "<unknown>", joined(revision.images),
                   revision.changeCause.empty() ? "<none>" : revision.changeCause});
    }
    table.print(std::cout);
}

void printJson(const WorkloadRevisions& revisions)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const WorkloadRevision& revision : revisions.revisions) {
        list.push_back({{"revision", revision.number},
                        {"name", revision.name},
                        {"isCurrent", revision.isCurrent},
                        {"created", revision.created ? nlohmann::ordered_json(formatRfc3339(*revision.created)) : nlohmann::ordered_json()},
                        {"images", revision.images},
                        {"changeCause", revision.changeCause}});
    }
    std::cout << list.dump(2, ' ', true, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

} // namespace

ExitCode listRevisions(CtlEnvironment& environment, const CtlOptions& options)
{
    const auto connection = environment.connect();
    if (!connection)
        return complain(connection.error());
    const auto workload = objectInWords(options.object, namespaceInUse(environment, options));
    if (!workload) {
        complain(workload.error());
        return ExitCode::Usage;
    }
    std::optional<Result<WorkloadRevisions>> read;
    const Handle reading = readRevisions((*connection)->http(), environment.loop().clock(), *workload,
                                         [&](Result<WorkloadRevisions> revisions) { read = std::move(revisions); });
    const auto revisions = waitFor(environment.loop(), read, revisionsLimit);
    if (!revisions)
        return complain(revisions.error());
    options.isJson ? printJson(*revisions) : printTable(*revisions);
    return ExitCode::Done;
}

} // namespace tealdeck
