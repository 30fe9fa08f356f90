#include "app/ctl/describe_text.h"

#include "app/ctl/kubectl_text.h"
#include "app/ctl/text_table.h"
#include "core/connectors/kube/object_kinds.h"

#include <ostream>

namespace tealdeck
{
namespace
{

constexpr std::size_t nameWidth = 16;

void printFact(std::ostream& out, const std::string& name, const std::string& value)
{
    std::string head = name.empty() ? name : name + ":";
    head.append(head.size() < nameWidth ? nameWidth - head.size() : 1, ' ');
    out << head << printable(value) << '\n';
}

std::string sinceText(const std::optional<WallTime>& time, WallTime now)
{
    return time ? kubectlDuration(now - *time) : std::string("?");
}

void printLabels(std::ostream& out, const std::string& name, const Labels& labels)
{
    std::string head = name;
    for (const auto& [key, value] : labels) {
        printFact(out, head, std::string(key).append("=").append(value));
        head = "";
    }
}

void printHead(std::ostream& out, const ObjectView& view)
{
    printFact(out, "Name", view.meta.name);
    printFact(out, "Kind", view.address.kind + (view.address.group.empty() ? "" : "." + view.address.group));
    if (!view.meta.namespaceName.empty())
        printFact(out, "Namespace", view.meta.namespaceName);
    if (!view.status.empty())
        printFact(out, "Status", view.status);
    if (!view.node.empty())
        printFact(out, "Node", view.node);
    if (view.why) {
        printFact(out, "Why", render(view.why->fact));
        if (!view.why->consequence.empty())
            printFact(out, "What follows", render(view.why->consequence));
    }
    for (const ObjectFact& fact : view.facts)
        printFact(out, render(fact.name),
                  fact.time ? formatRfc3339(*fact.time) + " (" + kubectlDuration(view.readAt - *fact.time) + " ago)" : fact.value);
    printFact(out, "UID", view.meta.uid);
    if (view.meta.deleted)
        printFact(out, "Deleted", formatRfc3339(*view.meta.deleted));
    for (const std::string& finalizer : view.finalizers)
        printFact(out, "Finalizer", finalizer);
    printLabels(out, "Labels", view.meta.labels);
    printLabels(out, "Annotations", view.meta.annotations);
}

void printConditions(std::ostream& out, const ObjectView& view)
{
    if (view.conditions.empty())
        return;
    out << "\nConditions\n";
    TextTable table({"TYPE", "STATUS", "REASON", "SINCE", "MESSAGE"});
    for (const ObjectCondition& condition : view.conditions)
        table.add({condition.type, condition.status, condition.reason, sinceText(condition.since, view.readAt), condition.text});
    table.print(out);
}

void printRelated(std::ostream& out, const ObjectView& view)
{
    if (!view.owners.empty()) {
        out << "\nOwners\n";
        for (const ObjectOwner& owner : view.owners)
            out << printable(shortName(owner.object) + (owner.problem ? " (not read: " + render(owner.problem->message) + ")" : ""))
                << '\n';
    }
    if (view.related.empty())
        return;
    out << "\nRelated\n";
    TextTable table({"OBJECT", "STATUS", "HOW"});
    for (const RelatedObject& related : view.related)
        table.add({shortName(related.object), related.note, render(related.relation)});
    table.print(out);
}

void printEvents(std::ostream& out, const ObjectView& view)
{
    out << "\nEvents\n";
    if (view.events.empty()) {
        out << "none\n";
        return;
    }
    TextTable table({"LAST SEEN", "TYPE", "REASON", "FROM", "MESSAGE"});
    for (const ObjectEvent& event : view.events)
        table.add({lastSeenText(event, view.readAt), event.type, event.reason, event.source, event.text});
    table.print(out);
}

} // namespace

void printObject(std::ostream& out, const ObjectView& view)
{
    printHead(out, view);
    printConditions(out, view);
    printRelated(out, view);
    printEvents(out, view);
    if (!view.masked.empty()) {
        out << "\nMasked values\n";
        TextTable table({"KEY", "BYTES", "WHERE"});
        for (const MaskedValue& value : view.masked)
            table.add({value.key, std::to_string(value.bytes), value.pointer});
        table.print(out);
    }
    if (!view.problems.empty())
        out << "\nNot read\n";
    for (const Error& problem : view.problems)
        out << printable(render(problem.message)) << '\n';
}

std::string lastSeenText(const ObjectEvent& event, WallTime now)
{
    const auto since = [&](const std::optional<WallTime>& time) { return time ? kubectlDuration(now - *time) : std::string("<unknown>"); };
    if (!event.isSeries && event.count <= 1)
        return since(event.first);
    return since(event.last) + " (x" + std::to_string(event.count) + " over " + since(event.first) + ")";
}

} // namespace tealdeck
