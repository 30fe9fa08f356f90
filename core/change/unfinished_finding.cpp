#include "core/change/unfinished_finding.h"

#include "core/base/match.h"
#include "core/change/change_request.h"

namespace tealdeck
{
namespace
{

// The field manager of all our writes.
constexpr const char* ourManager = "tealdeck";

bool isInEffect(const FoundOut& found)
{
    return found.now.state == Settled::State::Applied;
}

// The state is as planned, and nobody else can have brought it about.
bool isByOurRequest(const FoundOut& found)
{
    return found.wasAnswered || (found.isLockUntouched && found.now.who == ourManager);
}

std::string whoIn(const Settled& now)
{
    return now.who.empty() ? "somebody else" : now.who;
}

std::string whenIn(const Settled& now)
{
    return now.when ? formatRfc3339(*now.when) : "a time that is not known";
}

Message appliedWorkload(const Plan& plan, const FoundOut& found)
{
    if (isByOurRequest(found))
        return message("Unfinished", "%1 %2 is set to %3: the request had arrived.", {plan.object.kind, plan.object.name, plan.stateAfter});
    return message("Unfinished", "%1 %2 is set to %3 as planned, written by %4 at %5; whether our request had arrived cannot be told.",
                   {plan.object.kind, plan.object.name, plan.stateAfter, whoIn(found.now), whenIn(found.now)});
}

Message unchangedWorkload(const Plan& plan, const FoundOut& found)
{
    if (found.wasAnswered)
        return message("Unfinished", "The request was carried out; since then %1 %2 was set back to %3 by %4 at %5.",
                       {plan.object.kind, plan.object.name, plan.stateBefore, whoIn(found.now), whenIn(found.now)});
    return message("Unfinished", "%1 %2 is set to %3, as before: nothing of this change is in effect.",
                   {plan.object.kind, plan.object.name, plan.stateBefore});
}

Message appliedSentence(const Plan& plan, const FoundOut& found)
{
    if (!isSwitch(plan))
        return appliedWorkload(plan, found);
    if (isByOurRequest(found))
        return message("Unfinished", "%1 %2 selects %3: the request had arrived.", {plan.object.kind, plan.object.name, plan.toSlot});
    return message("Unfinished", "%1 %2 selects %3 as planned, written by %4 at %5; whether our request had arrived cannot be told.",
                   {plan.object.kind, plan.object.name, plan.toSlot, whoIn(found.now), whenIn(found.now)});
}

Message beforeSentence(const Plan& plan, const FoundOut& found)
{
    if (!isSwitch(plan))
        return unchangedWorkload(plan, found);
    if (found.wasAnswered)
        return message("Unfinished", "The request was carried out; since then %1 %2 was set back to %3 by %4 at %5.",
                       {plan.object.kind, plan.object.name, plan.fromSlot, whoIn(found.now), whenIn(found.now)});
    return message("Unfinished", "%1 %2 selects %3, as before: nothing of this change is in effect.",
                   {plan.object.kind, plan.object.name, plan.fromSlot});
}

Message otherSentence(const Plan& plan, const FoundOut& found)
{
    if (found.wasAnswered)
        return message("Unfinished", "The request was carried out; since then %1 %2 was changed by %3 at %4: %5.",
                       {plan.object.kind, plan.object.name, whoIn(found.now), whenIn(found.now), found.now.found});
    return message("Unfinished", "%1 %2 was changed by %3 at %4: %5. Nothing of this change is in effect.",
                   {plan.object.kind, plan.object.name, whoIn(found.now), whenIn(found.now), found.now.found});
}

Message foundSentence(const Plan& plan, const FoundOut& found)
{
    switch (found.now.state) {
    case Settled::State::Applied: return appliedSentence(plan, found);
    case Settled::State::AsBefore: return beforeSentence(plan, found);
    case Settled::State::ChangedByOther: return otherSentence(plan, found);
    case Settled::State::Partly:
        return message("Unfinished", "Only a part of it is in effect on %1 %2: %3.", {plan.object.kind, plan.object.name, found.now.found});
    case Settled::State::Gone: break;
    }
    return message("Unfinished", "%1 %2 does not exist any more, or another one has its name.", {plan.object.kind, plan.object.name});
}

ErrorKind reasonOf(Settled::State state)
{
    switch (state) {
    case Settled::State::Gone: return ErrorKind::NotFound;
    case Settled::State::ChangedByOther: return ErrorKind::Conflict;
    case Settled::State::Partly:
    case Settled::State::AsBefore:
    case Settled::State::Applied: break;
    }
    return ErrorKind::ConnectionLost;
}

// The version that the offer is made of, so that planning it notices what changed since.
std::optional<Labels> selectorOf(const Plan& plan, const FoundOut& found)
{
    if (isInEffect(found))
        return plan.selectorAfter;
    return found.now.state == Settled::State::AsBefore ? std::optional(plan.selectorBefore) : std::nullopt;
}

SwitchRequest switchTo(const Plan& plan, const FoundOut& found, const std::string& slot)
{
    return {.namespaceName = plan.object.namespaceName,
            .service = plan.object.name,
            .targetSlot = slot,
            .seenUid = plan.object.uid,
            .seenSelector = selectorOf(plan, found),
            .purpose = std::nullopt};
}

UnfinishedOffer finishing(const Plan& plan, const FoundOut& found)
{
    UnfinishedOffer offer{.kind = UnfinishedOffer::Kind::Finish, .request = again(plan)};
    if (!isSwitch(plan))
        return offer;
    SwitchRequest wish = switchTo(plan, found, plan.toSlot);
    if (plan.purpose == Purpose::Fix)
        wish.purpose = Purpose::Fix;
    if (plan.purpose == Purpose::WayBack)
        wish.purposeByJournal = Purpose::WayBack;
    offer.request = std::move(wish);
    return offer;
}

std::vector<UnfinishedOffer> reverting(const Plan& plan, const FoundOut& found)
{
    if (!isSwitch(plan)) {
        const auto wish = undoing(plan);
        return wish ? std::vector<UnfinishedOffer>{{.kind = UnfinishedOffer::Kind::Revert, .request = *wish}}
                    : std::vector<UnfinishedOffer>();
    }
    SwitchRequest wish = switchTo(plan, found, plan.fromSlot);
    if (plan.purpose != Purpose::WayBack) // undoing a way back is a release again
        wish.purposeByJournal = Purpose::WayBack;
    return {{.kind = UnfinishedOffer::Kind::Revert, .request = std::move(wish)}};
}

} // namespace

Outcome outcomeOf(const Plan& plan, const FoundOut& found)
{
    if (isInEffect(found) || found.wasAnswered)
        return Done{.effect = found.effect.value_or(EffectSeen{.expectedOnTarget = plan.targetReady})};
    const Error reason{.kind = reasonOf(found.now.state), .message = foundSentence(plan, found), .detail = {}};
    if (found.now.state == Settled::State::Partly)
        return OutcomeUnknown{reason};
    return Refused{reason};
}

Message begunSentence(const UnfinishedFinding& finding)
{
    const JournalEntry& intent = finding.change.intent;
    const std::string what = finding.plan ? render(finding.plan->title) : intent.draft.summary;
    return message("Unfinished", "%1: begun %2 by %3 on %4; its console wrote no end.",
                   {what, formatRfc3339(intent.localTime), intent.draft.actor, intent.host});
}

Message nowSentence(const UnfinishedFinding& finding)
{
    return match(
        finding.state, [](const Looking&) { return message("Unfinished", "Whether it still runs, and what is true now, is being read."); },
        [](const StillRunning& running) {
            if (running.holder.empty())
                return message("Unfinished", "Another console still writes to the journal about it.");
            return message("Unfinished", "It still runs: %1 keeps its lock.", {running.holder});
        },
        [&](const FoundOut& found) { return foundSentence(*finding.plan, found); },
        [](const CannotTell& unknown) {
            return message("Unfinished", "What is true now could not be read: %1", {describe(unknown.reason)});
        });
}

std::vector<UnfinishedOffer> offersFor(const UnfinishedFinding& finding)
{
    const auto* found = std::get_if<FoundOut>(&finding.state);
    if (!found || !finding.plan)
        return {};
    switch (found->now.state) {
    case Settled::State::Applied: return reverting(*finding.plan, *found);
    case Settled::State::AsBefore: return {finishing(*finding.plan, *found)};
    case Settled::State::ChangedByOther:
    case Settled::State::Partly: break;
    case Settled::State::Gone: return {};
    }
    std::vector<UnfinishedOffer> both = reverting(*finding.plan, *found);
    both.insert(both.begin(), finishing(*finding.plan, *found));
    return both;
}

} // namespace tealdeck
