#include "app/ctl/carry_out.h"
#include "app/ctl/commands.h"
#include "app/ctl/session_wait.h"

namespace tealdeck
{
namespace
{

struct Name
{
    std::string namespaceName;
    std::string service;
};

Name nameOf(const CtlOptions& options, const std::string& contextNamespace)
{
    const std::size_t slash = options.application.find('/');
    if (slash == std::string::npos)
        return {.namespaceName = contextNamespace, .service = options.application};
    return {.namespaceName = options.application.substr(0, slash), .service = options.application.substr(slash + 1)};
}

// --to, or the other slot where there are exactly two.
Result<std::string> targetOf(CtlEnvironment& environment, const Name& name, const CtlOptions& options)
{
    if (!options.target.empty())
        return options.target;
    const auto session = readySession(environment);
    if (!session)
        return fail(session.error());
    const Application* application = (*session)->application(name.namespaceName + "/" + name.service);
    if (!application || application->slots.size() != 2 || !application->selectedSlot())
        return fail(ErrorKind::InvalidInput, message("Ctl", "Name the slot with --to; tealdeckctl apps lists them."));
    return application->selectedSlot() == &application->slots[0] ? application->slots[1].name : application->slots[0].name;
}

} // namespace

ExitCode switchApp(CtlEnvironment& environment, const CtlOptions& options)
{
    const auto session = environment.session();
    if (!session)
        return complain(session.error());
    const Name name = nameOf(options, environment.contextNamespace());
    const auto target = targetOf(environment, name, options);
    if (!target)
        return complain(target.error());
    return carryOut(environment, **session,
                    SwitchRequest{.namespaceName = name.namespaceName,
                                  .service = name.service,
                                  .targetSlot = *target,
                                  .seenUid = std::nullopt,
                                  .seenSelector = std::nullopt,
                                  .purpose = options.purpose},
                    options);
}

} // namespace tealdeck
