#include "ui/change/change_desk.h"

#include <algorithm>

namespace tealdeck
{

const Application* findApplication(const ChangeDesk& desk, const std::string& key)
{
    const auto& applications = desk.applications();
    const auto found = std::find_if(applications.begin(), applications.end(), [&](const Application& one) { return one.key() == key; });
    return found == applications.end() ? nullptr : &*found;
}

bool isChangeRunning(const ChangeDesk& desk, const std::string& applicationKey)
{
    const std::vector<ChangeId> changes = desk.changes();
    return std::any_of(changes.begin(), changes.end(), [&](const ChangeId& id) {
        const ChangeProgress* progress = desk.progress(id);
        return progress && !progress->outcome && tealdeck::applicationKey(progress->plan) == applicationKey;
    });
}

std::string applicationKey(const Plan& plan)
{
    return plan.object.namespaceName + "/" + plan.applicationName;
}

} // namespace tealdeck
