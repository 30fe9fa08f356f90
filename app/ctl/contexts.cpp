#include "app/ctl/commands.h"
#include "app/ctl/text_table.h"

#include <algorithm>
#include <iostream>

namespace tealdeck
{

ExitCode listContexts(CtlEnvironment& environment, const CtlOptions&)
{
    const auto kubeconfig = environment.kubeconfig();
    if (!kubeconfig)
        return complain(kubeconfig.error());
    const auto workspace = environment.workspace();
    if (!workspace)
        return complain(workspace.error());
    TextTable table({"CURRENT", "NAME", "CLUSTER", "USER", "CLASS"});
    for (const KubeContext& context : kubeconfig->contexts) {
        const bool isNamed = std::ranges::any_of(workspace->environments, [&](const auto& entry) { return entry.context == context.name; });
        const std::string word(toString(workspace->environmentFor(context.name).environmentClass));
        table.add({context.name == kubeconfig->currentContext ? "*" : "", context.name, context.cluster, context.user,
                   isNamed ? word : word + " (not classified)"});
    }
    table.print(std::cout);
    return ExitCode::Done;
}

} // namespace tealdeck
