#include "core/sandbox/api/table_more_cells.h"

#include "core/sandbox/api/table.h"
#include "core/sandbox/api/table_cells.h"
#include "core/sandbox/store/selector.h"

namespace tealdeck::sandbox
{

namespace
{

std::string nameIn(const Json& object)
{
    return textAt(object, {"metadata", "name"});
}

std::string createdBefore(const Json& object, WallTime now)
{
    return ageOf(textAt(object, {"metadata", "creationTimestamp"}), now);
}

const Json& elementsOf(const Json* list)
{
    static const Json none = Json::array();
    return list && list->is_array() ? *list : none;
}

std::string commaList(const Json& list, const char* member)
{
    std::string text;
    for (const Json& one : list)
        text += (text.empty() ? "" : ",") + textAt(one, {member});
    return text;
}

std::string selectorText(const StringMap& labels)
{
    std::string text;
    for (const auto& [key, value] : labels)
        text += (text.empty() ? "" : ",") + key + "=" + value;
    return text.empty() ? "<none>" : text;
}

bool hasCondition(const Json& object, const std::string& type)
{
    for (const Json& condition : elementsOf(find(object, {"status", "conditions"}))) {
        if (textAt(condition, {"type"}) == type && textAt(condition, {"status"}) == "True")
            return true;
    }
    return false;
}

std::string jobStatus(const Json& object)
{
    if (hasCondition(object, "Complete"))
        return "Complete";
    if (hasCondition(object, "Failed"))
        return "Failed";
    if (!textAt(object, {"metadata", "deletionTimestamp"}).empty())
        return "Terminating";
    for (const char* type : {"Suspended", "FailureTarget", "SuccessCriteriaMet"}) {
        if (hasCondition(object, type))
            return type;
    }
    return "Running";
}

std::string jobCompletions(const Json& object)
{
    const std::string succeeded = std::to_string(numberAt(object, {"status", "succeeded"}));
    if (find(object, {"spec", "completions"}))
        return succeeded + "/" + std::to_string(numberAt(object, {"spec", "completions"}));
    const long long parallelism = numberAt(object, {"spec", "parallelism"});
    return succeeded + (parallelism > 1 ? "/1 of " + std::to_string(parallelism) : "/1");
}

std::string jobDuration(const Json& object, WallTime now)
{
    const auto begin = parseRfc3339(textAt(object, {"status", "startTime"}));
    if (!begin)
        return {};
    const auto end = parseRfc3339(textAt(object, {"status", "completionTime"}));
    return humanDuration(std::chrono::duration_cast<Duration>((end ? *end : now) - *begin));
}

// "cpu: 20%/50%"; what was not measured is <unknown>.
std::string targetsText(const Json& object)
{
    std::string text;
    const Json& current = elementsOf(find(object, {"status", "currentMetrics"}));
    std::size_t index = 0;
    for (const Json& metric : elementsOf(find(object, {"spec", "metrics"}))) {
        const std::string target = std::to_string(numberAt(metric, {"resource", "target", "averageUtilization"}));
        const bool isMeasured = index < current.size() && find(current[index], {"resource", "current", "averageUtilization"});
        const std::string measured
            = isMeasured ? std::to_string(numberAt(current[index], {"resource", "current", "averageUtilization"})) + "%" : "<unknown>";
        text += (text.empty() ? "" : ", ") + textAt(metric, {"resource", "name"}) + ": " + measured + "/" + target + "%";
        ++index;
    }
    return text.empty() ? "<none>" : text;
}

// A number or a percentage; "N/A" where it is not set.
std::string amountText(const Json* amount)
{
    if (!amount || amount->is_null())
        return "N/A";
    return amount->is_string() ? amount->get<std::string>() : amount->dump();
}

std::string accessModes(const Json& modes)
{
    static const std::map<std::string, std::string> words{
        {"ReadWriteOnce", "RWO"}, {"ReadOnlyMany", "ROX"}, {"ReadWriteMany", "RWX"}, {"ReadWriteOncePod", "RWOP"}};
    std::string text;
    for (const Json& mode : modes) {
        const auto word = mode.is_string() ? words.find(mode.get<std::string>()) : words.end();
        if (word != words.end())
            text += (text.empty() ? "" : ",") + word->second;
    }
    return text;
}

std::string phaseOf(const Json& object)
{
    return textAt(object, {"metadata", "deletionTimestamp"}).empty() ? textAt(object, {"status", "phase"}) : "Terminating";
}

} // namespace

Json jobCells(const Json& object, WallTime now)
{
    const Json& containers = elementsOf(find(object, {"spec", "template", "spec", "containers"}));
    return {nameIn(object),
            jobStatus(object),
            jobCompletions(object),
            jobDuration(object, now),
            createdBefore(object, now),
            commaList(containers, "name"),
            commaList(containers, "image"),
            selectorText(mapAt(object, {"spec", "selector", "matchLabels"}))};
}

Json cronJobCells(const Json& object, WallTime now)
{
    const Json& containers = elementsOf(find(object, {"spec", "jobTemplate", "spec", "template", "spec", "containers"}));
    const std::string last = textAt(object, {"status", "lastScheduleTime"});
    return {nameIn(object),
            textAt(object, {"spec", "schedule"}),
            textAt(object, {"spec", "timeZone"}, "<none>"),
            flagAt(object, {"spec", "suspend"}) ? "True" : "False",
            elementsOf(find(object, {"status", "active"})).size(),
            last.empty() ? "<none>" : ageOf(last, now),
            createdBefore(object, now),
            commaList(containers, "name"),
            commaList(containers, "image"),
            selectorText(mapAt(object, {"spec", "jobTemplate", "spec", "selector", "matchLabels"}))};
}

Json autoscalerCells(const Json& object, WallTime now)
{
    const bool hasLeast = find(object, {"spec", "minReplicas"}) != nullptr;
    return {nameIn(object),
            textAt(object, {"spec", "scaleTargetRef", "kind"}) + "/" + textAt(object, {"spec", "scaleTargetRef", "name"}),
            targetsText(object),
            hasLeast ? std::to_string(numberAt(object, {"spec", "minReplicas"})) : "<unset>",
            numberAt(object, {"spec", "maxReplicas"}),
            numberAt(object, {"status", "currentReplicas"}),
            createdBefore(object, now)};
}

Json budgetCells(const Json& object, WallTime now)
{
    return {nameIn(object), amountText(find(object, {"spec", "minAvailable"})), amountText(find(object, {"spec", "maxUnavailable"})),
            numberAt(object, {"status", "disruptionsAllowed"}), createdBefore(object, now)};
}

Json secretCells(const Json& object, WallTime now)
{
    const Json* data = find(object, {"data"});
    return {nameIn(object), textAt(object, {"type"}), data ? data->size() : 0, createdBefore(object, now)};
}

Json volumeCells(const Json& object, WallTime now)
{
    const std::string claim = textAt(object, {"spec", "claimRef", "name"});
    return {nameIn(object),
            textAt(object, {"spec", "capacity", "storage"}),
            accessModes(elementsOf(find(object, {"spec", "accessModes"}))),
            textAt(object, {"spec", "persistentVolumeReclaimPolicy"}),
            phaseOf(object),
            claim.empty() ? std::string() : textAt(object, {"spec", "claimRef", "namespace"}) + "/" + claim,
            textAt(object, {"spec", "storageClassName"}),
            textAt(object, {"spec", "volumeAttributesClassName"}, "<unset>"),
            textAt(object, {"status", "reason"}),
            createdBefore(object, now),
            textAt(object, {"spec", "volumeMode"}, "<unset>")};
}

Json claimCells(const Json& object, WallTime now)
{
    return {nameIn(object),
            phaseOf(object),
            textAt(object, {"spec", "volumeName"}),
            textAt(object, {"status", "capacity", "storage"}),
            accessModes(elementsOf(find(object, {"status", "accessModes"}))),
            textAt(object, {"spec", "storageClassName"}),
            textAt(object, {"spec", "volumeAttributesClassName"}, "<unset>"),
            createdBefore(object, now),
            textAt(object, {"spec", "volumeMode"}, "<unset>")};
}

} // namespace tealdeck::sandbox
