#include "app/ctl/commands.h"
#include "app/ctl/session_wait.h"
#include "app/ctl/text_table.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tealdeck
{
namespace
{

using nlohmann::json;

json toJson(const Slot& slot)
{
    json ways = json::array();
    for (const OtherWayIn& way : slot.otherWays)
        ways.push_back({{"kind", way.kind}, {"name", way.name}});
    return {{"name", slot.name},
            {"workloadKind", slot.workloadKind},
            {"workload", slot.workloadName},
            {"version", slot.version},
            {"image", slot.image},
            {"digest", slot.digest},
            {"ready", slot.ready},
            {"desired", slot.desired},
            {"restarts", slot.restarts},
            {"selected", slot.isSelected},
            {"otherWaysIn", ways}};
}

json toJson(const Application& application)
{
    json slots = json::array();
    for (const Slot& slot : application.slots)
        slots.push_back(toJson(slot));
    return {{"namespace", application.namespaceName},
            {"name", application.name},
            {"service", application.serviceName},
            {"slotLabel", application.slotLabel},
            {"selector", application.selector},
            {"ingresses", application.ingresses},
            {"slots", slots}};
}

std::string waysOf(const Slot& slot)
{
    std::string text;
    for (const OtherWayIn& way : slot.otherWays)
        text += (text.empty() ? "" : ", ") + way.kind + " " + way.name;
    return text;
}

} // namespace

ExitCode listApps(CtlEnvironment& environment, const CtlOptions& options)
{
    const auto session = readySession(environment);
    if (!session)
        return complain(session.error());
    if (options.isJson) {
        json all = json::array();
        for (const Application& application : (*session)->applications())
            all.push_back(toJson(application));
        const json document{
            {"sandbox", (*session)->settings().isSandbox}, {"context", (*session)->settings().context}, {"applications", all}};
        std::cout << document.dump(2, ' ', false, json::error_handler_t::replace) << '\n';
        return ExitCode::Done;
    }
    if ((*session)->settings().isSandbox)
        std::cout << "SANDBOX\n";
    TextTable table({"NAMESPACE", "APP", "SLOT", "SELECTED", "VERSION", "READY", "RESTARTS", "WORKLOAD", "IMAGE", "OTHER WAYS IN"});
    for (const Application& application : (*session)->applications()) {
        for (const Slot& slot : application.slots) {
            const std::string selected = application.serviceName.empty() ? "no service" : slot.isSelected ? "yes" : "no";
            table.add({application.namespaceName, application.name, slot.name, selected, slot.version,
                       std::to_string(slot.ready) + "/" + std::to_string(slot.desired), std::to_string(slot.restarts),
                       slot.workloadKind + " " + slot.workloadName, slot.image, waysOf(slot)});
        }
    }
    if (table.rows() == 0) {
        std::cerr << "No application in slots was found: two Deployments or StatefulSets told apart by a label (color, slot or track) "
                     "behind a Service.\n";
        return ExitCode::Done;
    }
    table.print(std::cout);
    return ExitCode::Done;
}

} // namespace tealdeck
