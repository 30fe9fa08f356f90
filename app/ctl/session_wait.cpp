#include "app/ctl/session_wait.h"

namespace tealdeck
{
namespace
{

constexpr Duration readLimit = std::chrono::seconds(60);

bool isUnavailable(const Freshness& freshness)
{
    return std::holds_alternative<Unavailable>(freshness);
}

} // namespace

Result<Session*> readySession(CtlEnvironment& environment)
{
    const auto session = environment.session();
    if (!session)
        return session;
    Session& opened = **session;
    environment.loop().runUntil([&] { return opened.areApplicationsKnown() || isUnavailable(opened.freshness()); }, readLimit);
    if (opened.areApplicationsKnown())
        return &opened;
    const Freshness freshness = opened.freshness();
    if (const auto* unavailable = std::get_if<Unavailable>(&freshness))
        return fail(unavailable->reason);
    return fail(ErrorKind::TimedOut, message("Ctl", "%1 did not answer within 60 seconds.", {opened.settings().server}));
}

} // namespace tealdeck
