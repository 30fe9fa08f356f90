#include "core/domain/slot_groups.h"

#include <set>

namespace tealdeck
{
namespace
{

std::string labelOf(const Labels& labels, const std::string& name)
{
    const auto found = labels.find(name);
    return found == labels.end() ? std::string() : found->second;
}

// "worker" for "worker-blue" and "blue-worker"; unchanged when the slot is no word of the name, or all of it.
std::string withoutSlot(const std::string& name, const std::string& slot)
{
    const std::string padded = "-" + name + "-";
    const std::size_t at = padded.find("-" + slot + "-");
    if (at == std::string::npos)
        return name;
    const std::string rest = padded.substr(0, at) + padded.substr(at + slot.size() + 1);
    return rest.size() <= 2 ? name : rest.substr(1, rest.size() - 2);
}

// What tells apart which workloads belong together; labels that differ between releases do not count.
std::string groupKey(const Workload& workload, const std::string& slot)
{
    std::string key;
    for (const char* label : {"app.kubernetes.io/name", "app", "app.kubernetes.io/instance", "app.kubernetes.io/component", "component"})
        key += labelOf(workload.templateLabels, label) + '\n';
    return applicationLabel(workload).empty() ? withoutSlot(workload.meta.name, slot) : key;
}

// The name that all have when the slot is taken out of it, else their application label, else the first one's name.
std::string groupName(const SlotMembers& members)
{
    std::set<std::string> names;
    const Workload* first = nullptr;
    for (const auto& [slot, workloads] : members) {
        for (const Workload* workload : workloads) {
            names.insert(withoutSlot(workload->meta.name, slot));
            first = first ? first : workload;
        }
    }
    if (names.size() == 1)
        return *names.begin();
    return applicationLabel(*first).empty() ? first->meta.name.str() : applicationLabel(*first);
}

} // namespace

std::string applicationLabel(const Workload& workload)
{
    const std::string name = labelOf(workload.templateLabels, "app.kubernetes.io/name");
    return name.empty() ? labelOf(workload.templateLabels, "app") : name;
}

SlotMembers membersBehind(const Labels& selector, const std::string& slotLabel, const std::vector<const Workload*>& workloads)
{
    Labels others = selector;
    others.erase(slotLabel);
    SlotMembers members;
    for (const Workload* workload : workloads) {
        const std::string slot = labelOf(workload->templateLabels, slotLabel);
        if (!slot.empty() && (others.empty() || selects(others, workload->templateLabels)))
            members[slot].push_back(workload);
    }
    return members;
}

std::map<std::string, SlotMembers> membersByName(const std::string& slotLabel, const std::vector<const Workload*>& workloads)
{
    std::map<std::string, SlotMembers> groups;
    for (const Workload* workload : workloads) {
        const std::string slot = labelOf(workload->templateLabels, slotLabel);
        if (!slot.empty())
            groups[groupKey(*workload, slot)][slot].push_back(workload);
    }
    std::map<std::string, SlotMembers> named;
    for (auto& [key, members] : groups) {
        if (members.size() > 1)
            named.emplace(named.contains(groupName(members)) ? key : groupName(members), std::move(members));
    }
    return named;
}

} // namespace tealdeck
