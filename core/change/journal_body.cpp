#include "core/change/journal_body.h"

#include "core/base/match.h"
#include "core/change/answer.h"

#include <nlohmann/json.hpp>

namespace tealdeck
{
namespace
{

using Json = nlohmann::ordered_json;

constexpr std::size_t maxAnswer = 4000;

std::string dumpOf(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json jsonOf(const Error& error)
{
    return {{"kind", toString(error.kind)}, {"message", render(error.message)}, {"detail", error.detail}};
}

Json jsonOf(const EffectSeen& effect)
{
    return {{"readyOnTarget", effect.readyOnTarget},
            {"expectedOnTarget", effect.expectedOnTarget},
            {"readyElsewhere", effect.readyElsewhere},
            {"isComplete", effect.isComplete}};
}

std::string_view wordOf(Settled::State state)
{
    switch (state) {
    case Settled::State::AsBefore: return "as before";
    case Settled::State::Applied: return "applied";
    case Settled::State::ChangedByOther: return "changed by other";
    case Settled::State::Gone: return "gone";
    case Settled::State::Partly: return "partly applied";
    }
    return "as before";
}

} // namespace

std::string intentBody(const Plan& plan, const Answers& answers)
{
    return dumpOf({{"digest", digestOf(plan)},
                   {"reason", answers.reason},
                   {"seenWarnings", answers.seenWarnings},
                   {"plan", Json::parse(toJson(plan))}});
}

std::string shortIntent(const Plan& plan, const Answers& answers, WallTime now)
{
    return dumpOf({{"changeId", plan.id.value},
                   {"at", formatRfc3339(now)},
                   {"by", plan.actor},
                   {"reason", answers.reason},
                   {"purpose", toString(plan.purpose)},
                   {"from", plan.fromSlot.empty() ? plan.stateBefore : plan.fromSlot},
                   {"to", plan.toSlot.empty() ? plan.stateAfter : plan.toSlot},
                   {"digest", digestOf(plan)}});
}

std::string stepBody(const HttpStep& step, int attempt)
{
    return dumpOf({{"method", toString(step.method)},
                   {"target", step.target},
                   {"contentType", step.contentType},
                   {"body", step.shownBody()},
                   {"attempt", attempt}});
}

// The object in an accepted answer may hold secrets (values of environment variables): its version is kept, never its text.
std::string answerBody(const HttpResponse& response)
{
    Json json{{"status", response.head.status}, {"tookMilliseconds", response.took.count()}};
    if (meaningOf(response) == AnswerMeaning::Accepted)
        json["resourceVersion"] = resourceVersionOf(response);
    else
        json["body"] = response.body.substr(0, maxAnswer);
    return dumpOf(json);
}

std::string waitingBody(const std::vector<StepQueue::Waiting>& waiting)
{
    Json json = Json::array();
    for (const StepQueue::Waiting& one : waiting)
        json.push_back({{"target", one.step.target}, {"words", one.words}, {"attempts", one.attempts}});
    return dumpOf({{"waiting", json}});
}

std::string errorBody(const Error& error)
{
    return dumpOf(jsonOf(error));
}

std::string settledBody(const SettlingResult& result)
{
    Json json{{"reads", result.reads}, {"lastRead", formatRfc3339(result.lastRead)}};
    if (!result.settled) {
        json["problem"] = jsonOf(result.problem);
        return dumpOf(json);
    }
    json["state"] = wordOf(result.settled->state);
    json["found"] = result.settled->found;
    json["who"] = result.settled->who;
    if (result.settled->when)
        json["when"] = formatRfc3339(*result.settled->when);
    return dumpOf(json);
}

std::string effectBody(const EffectSeen& effect)
{
    return dumpOf(jsonOf(effect));
}

std::string outcomeBody(const Outcome& outcome)
{
    Json json{{"outcome", outcomeWord(outcome)}};
    match(
        outcome, [&](const Done& done) { json["effect"] = jsonOf(done.effect); },
        [&](const Refused& refused) { json["reason"] = jsonOf(refused.reason); },
        [&](const OutcomeUnknown& unknown) { json["reason"] = jsonOf(unknown.reason); });
    return dumpOf(json);
}

Message outcomeSummary(const Plan& plan, const Outcome& outcome)
{
    return message("Journal", "%1: %2.", {render(plan.title), std::string(outcomeWord(outcome))});
}

} // namespace tealdeck
