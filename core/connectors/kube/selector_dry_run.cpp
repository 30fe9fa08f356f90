#include "core/connectors/kube/selector_dry_run.h"

#include "core/connectors/kube/plan_dry_run.h"

namespace tealdeck
{
namespace
{

using Kind = DryRunReading::Kind;

struct Reading
{
    DryRunReading reading;
    Service answer;
};

Reading readDryRun(const SelectorFacts& facts)
{
    const KubeCall call{
        .verb = "patch", .resource = kube::services, .namespaceName = facts.service.meta.namespaceName, .name = facts.service.meta.name};
    Reading found{.reading = readDryRunAnswer(facts, call), .answer = {}};
    if (!found.reading.isAccepted())
        return found;
    auto answer = decodeService((*facts.dryRun)->body);
    if (!answer) {
        found.reading = {.kind = Kind::NotAnswered, .words = answer.error().message};
        return found;
    }
    if (answer->selector != facts.change.after)
        found.reading = {.kind = Kind::AcceptedOtherwise,
                         .words = message("Plan", "the server would make %1 of it", {selectorText(answer->selector)})};
    found.answer = std::move(*answer);
    return found;
}

void addDifference(std::vector<DiffLine>& lines, const Labels& before, const Labels& after, const std::string& indent)
{
    Labels keys = before;
    keys.insert(after.begin(), after.end());
    for (const auto& [key, value] : keys) {
        const auto old = before.find(key);
        const auto young = after.find(key);
        const bool isSame = old != before.end() && young != after.end() && old->second == young->second;
        if (isSame) {
            lines.push_back({DiffLine::Kind::Same, indent + key + ": " + value});
            continue;
        }
        if (old != before.end())
            lines.push_back({DiffLine::Kind::Removed, indent + key + ": " + old->second});
        if (young != after.end())
            lines.push_back({DiffLine::Kind::Added, indent + key + ": " + young->second});
    }
}

std::vector<DiffLine> differenceOf(const Service& before, const Service& after)
{
    std::vector<DiffLine> lines;
    if (before.meta.annotations != after.meta.annotations || before.meta.labels != after.meta.labels) {
        lines.push_back({DiffLine::Kind::Same, "metadata:"});
        if (before.meta.annotations != after.meta.annotations) {
            lines.push_back({DiffLine::Kind::Same, "  annotations:"});
            addDifference(lines, before.meta.annotations, after.meta.annotations, "    ");
        }
        if (before.meta.labels != after.meta.labels) {
            lines.push_back({DiffLine::Kind::Same, "  labels:"});
            addDifference(lines, before.meta.labels, after.meta.labels, "    ");
        }
    }
    lines.push_back({DiffLine::Kind::Same, "spec:"});
    lines.push_back({DiffLine::Kind::Same, "  selector:"});
    addDifference(lines, before.selector, after.selector, "    ");
    return lines;
}

} // namespace

DryRun dryRunOf(const SelectorFacts& facts)
{
    const Reading found = readDryRun(facts);
    DryRun dryRun = dryRunOf(found.reading, facts, facts.change.request.object);
    if (found.reading.isAccepted())
        dryRun.diff = differenceOf(facts.service, found.answer);
    return dryRun;
}

Check dryRunCheck(const SelectorFacts& facts)
{
    return dryRunCheck(readDryRun(facts).reading, facts);
}

} // namespace tealdeck
