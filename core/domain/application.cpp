#include "core/domain/application.h"

#include "core/domain/slot_facts.h"
#include "core/domain/slot_groups.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <tuple>

namespace tealdeck
{
namespace
{

// Everything of one namespace that counts here.
struct NamespaceView
{
    std::vector<const Service*> services; // those that select pods
    std::vector<const Workload*> workloads;
    std::vector<const Ingress*> ingresses;
};

// A Service whose selector names a slot of at least two.
struct Candidate
{
    const Service* service = nullptr;
    std::string slotLabel;
    SlotMembers members;
};

bool isHeadless(const Service& service)
{
    return service.clusterIp == "None";
}

std::map<std::string, NamespaceView> byNamespace(const ClusterView& view)
{
    std::map<std::string, NamespaceView> spaces;
    for (const Service* service : view.services) {
        if (service->type != "ExternalName" && !service->selector.empty())
            spaces[service->meta.namespaceName].services.push_back(service);
    }
    for (const Workload* workload : view.workloads)
        spaces[workload->meta.namespaceName].workloads.push_back(workload);
    for (const Ingress* ingress : view.ingresses)
        spaces[ingress->meta.namespaceName].ingresses.push_back(ingress);
    return spaces;
}

std::vector<std::string> ingressesTo(const NamespaceView& space, const std::string& service)
{
    std::vector<std::string> names;
    for (const Ingress* ingress : space.ingresses) {
        if (std::ranges::find(ingress->serviceNames, service) != ingress->serviceNames.end())
            names.push_back(ingress->meta.name);
    }
    std::ranges::sort(names);
    return names;
}

bool isNamedAsApplication(const Candidate& candidate)
{
    return std::ranges::any_of(candidate.members, [&](const auto& slot) {
        return std::ranges::any_of(slot.second,
                                   [&](const Workload* workload) { return applicationLabel(*workload) == candidate.service->meta.name; });
    });
}

bool soundsSecondary(const std::string& name)
{
    constexpr std::array<std::string_view, 4> words{"preview", "canary", "staging", "test"};
    return std::ranges::any_of(words, [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

// Smaller is more likely the primary Service; the order promised in the header.
auto primacy(const Candidate& candidate, const NamespaceView& space)
{
    const Service& service = *candidate.service;
    return std::tuple(ingressesTo(space, service.meta.name).empty(), isHeadless(service), !isNamedAsApplication(candidate),
                      soundsSecondary(service.meta.name), service.meta.created, service.meta.name);
}

// A headless Service is a way in; it is the one to be switched only where its name or an Ingress says so.
bool mayBePrimary(const Candidate& candidate, const NamespaceView& space)
{
    return !isHeadless(*candidate.service) || isNamedAsApplication(candidate) || !ingressesTo(space, candidate.service->meta.name).empty();
}

// A selector of the slot label alone takes whatever carries it; then there must be one workload a slot.
bool isOneThing(const Candidate& candidate)
{
    return candidate.service->selector.size() > 1
        || std::ranges::all_of(candidate.members, [](const auto& slot) { return slot.second.size() == 1; });
}

std::vector<Candidate> candidatesFor(const std::string& slotLabel, const NamespaceView& space)
{
    std::vector<Candidate> candidates;
    for (const Service* service : space.services) {
        if (!service->selector.contains(slotLabel))
            continue;
        Candidate candidate{
            .service = service, .slotLabel = slotLabel, .members = membersBehind(service->selector, slotLabel, space.workloads)};
        if (candidate.members.size() > 1 && isOneThing(candidate) && mayBePrimary(candidate, space))
            candidates.push_back(std::move(candidate));
    }
    std::ranges::sort(candidates, [&](const Candidate& a, const Candidate& b) { return primacy(a, space) < primacy(b, space); });
    return candidates;
}

// Of several workloads with the same slot the one that means to run most.
const Workload& mainWorkload(const std::vector<const Workload*>& workloads)
{
    return **std::ranges::min_element(workloads, {},
                                      [](const Workload* workload) { return std::tuple(-workload->desired, workload->meta.name); });
}

std::vector<OtherWayIn> otherWaysTo(const Workload& workload, const std::string& primary, const NamespaceView& space)
{
    std::vector<OtherWayIn> ways;
    for (const Service* service : space.services) {
        if (service->meta.name == primary || !selects(service->selector, workload.templateLabels))
            continue;
        ways.push_back({.kind = isHeadless(*service) ? "Headless Service" : "Service", .name = service->meta.name});
        for (const std::string& ingress : ingressesTo(space, service->meta.name))
            ways.push_back({.kind = "Ingress", .name = ingress});
    }
    std::ranges::sort(ways, {}, [](const OtherWayIn& way) { return std::tuple(way.kind, way.name); });
    const auto repeated = std::ranges::unique(ways);
    ways.erase(repeated.begin(), repeated.end());
    return ways;
}

// Looks through one namespace; a workload belongs to one application only.
class NamespaceSearch
{
public:
    NamespaceSearch(std::string name, const NamespaceView& space, const PodIndex& pods)
        : m_name(std::move(name))
        , m_space(space)
        , m_pods(pods)
    {
    }

    // Applications with a Service that can be switched.
    void findSwitched(const std::string& slotLabel)
    {
        for (const Candidate& candidate : candidatesFor(slotLabel, m_space)) {
            if (isClaimed(candidate.members))
                continue;
            const Service& service = *candidate.service;
            m_found.push_back({.namespaceName = m_name,
                               .name = service.meta.name,
                               .serviceName = service.meta.name,
                               .serviceUid = service.meta.uid,
                               .slotLabel = slotLabel,
                               .selector = service.selector,
                               .slots = slotsOf(candidate.members, service.selector, slotLabel, service.meta.name),
                               .ingresses = ingressesTo(m_space, service.meta.name)});
            claim(candidate.members);
        }
    }

    // Workers: slots, but no Service that names one.
    void findUnswitched(const std::string& slotLabel)
    {
        std::vector<const Workload*> rest;
        std::ranges::copy_if(m_space.workloads, std::back_inserter(rest),
                             [this](const Workload* workload) { return !m_claimed.contains(workload); });
        for (const auto& [name, members] : membersByName(slotLabel, rest)) {
            const bool isTaken = std::ranges::find(m_found, name, &Application::name) != m_found.end();
            m_found.push_back({.namespaceName = m_name,
                               .name = isTaken ? mainWorkload(members.begin()->second).meta.name.str() : name,
                               .serviceName = {},
                               .serviceUid = {},
                               .slotLabel = slotLabel,
                               .selector = {},
                               .slots = slotsOf(members, {}, slotLabel, {}),
                               .ingresses = {}});
            claim(members);
        }
    }

    std::vector<Application> take() { return std::move(m_found); }

private:
    std::vector<Slot> slotsOf(const SlotMembers& members, const Labels& selector, const std::string& slotLabel,
                              const std::string& primary) const
    {
        const auto selected = selector.find(slotLabel);
        std::vector<Slot> slots;
        for (const auto& [name, workloads] : members) {
            const Workload& workload = mainWorkload(workloads);
            Slot slot = slotOf(name, workload, m_pods);
            slot.isSelected = selected != selector.end() && selected->second == name;
            slot.otherWays = otherWaysTo(workload, primary, m_space);
            slot.position = static_cast<int>(slots.size());
            slots.push_back(std::move(slot));
        }
        return slots;
    }

    bool isClaimed(const SlotMembers& members) const
    {
        return std::ranges::any_of(members, [this](const auto& slot) {
            return std::ranges::any_of(slot.second, [this](const Workload* workload) { return m_claimed.contains(workload); });
        });
    }

    void claim(const SlotMembers& members)
    {
        for (const auto& [slot, workloads] : members)
            m_claimed.insert(workloads.begin(), workloads.end());
    }

    std::string m_name;
    const NamespaceView& m_space;
    const PodIndex& m_pods;
    std::set<const Workload*> m_claimed;
    std::vector<Application> m_found;
};

} // namespace

const Slot* Application::selectedSlot() const
{
    const auto found = std::ranges::find(slots, true, &Slot::isSelected);
    return found == slots.end() ? nullptr : &*found;
}

const Slot* Application::slot(const std::string& slotName) const
{
    const auto found = std::ranges::find(slots, slotName, &Slot::name);
    return found == slots.end() ? nullptr : &*found;
}

std::vector<std::string> defaultSlotLabels()
{
    return {"color", "slot", "track"};
}

std::vector<Application> findApplications(const ClusterView& view, const std::vector<std::string>& slotLabels)
{
    const PodIndex pods(view.pods, slotLabels);
    std::vector<Application> applications;
    for (const auto& [name, space] : byNamespace(view)) {
        NamespaceSearch search(name, space, pods);
        for (const std::string& slotLabel : slotLabels)
            search.findSwitched(slotLabel);
        for (const std::string& slotLabel : slotLabels)
            search.findUnswitched(slotLabel);
        std::ranges::move(search.take(), std::back_inserter(applications));
    }
    std::ranges::sort(applications, {},
                      [](const Application& application) { return std::tie(application.namespaceName, application.name); });
    return applications;
}

} // namespace tealdeck
