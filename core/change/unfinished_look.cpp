#include "core/change/unfinished_look.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tealdeck
{
namespace
{

// Longer than any running change says nothing to the journal: effect watch, or settling, and the requests around it.
constexpr Duration silenceOfTheDead = std::chrono::minutes(2);
constexpr Duration effectLimit = std::chrono::seconds(10);
constexpr SettlingRules settlingRules{
    .every = std::chrono::seconds(2), .giveUpAfter = std::chrono::seconds(30), .quietFor = std::chrono::seconds(10)};

// False for a Step entry that is no answer, or a no.
bool isYes(const JournalEntry& entry)
{
    if (entry.draft.kind != JournalKind::Step)
        return false;
    const auto body = nlohmann::json::parse(entry.draft.body, nullptr, false);
    if (!body.is_object() || !body.contains("status") || !body["status"].is_number_integer())
        return false;
    const auto status = body["status"].get<std::int64_t>();
    return status >= 200 && status < 300;
}

} // namespace

UnfinishedLook::UnfinishedLook(const UnfinishedParts& parts, UnfinishedChange change, Plan plan, OnEnd onEnd)
    : m_parts(parts)
    , m_change(std::move(change))
    , m_plan(std::move(plan))
    , m_onEnd(std::move(onEnd))
{
    lookAtLock();
}

void UnfinishedLook::lookAtLock()
{
    m_step = m_parts.lock.look(m_plan, [this](const Result<LockSight>& sight) { takeSight(sight); });
}

// A holder is gone when the lock was seen unchanged for its whole duration on our own clock (safety.md 11).
void UnfinishedLook::takeSight(const Result<LockSight>& sight)
{
    m_found.isLockUntouched = sight && sight->change == m_plan.id;
    if (!m_found.isLockUntouched || sight->holder.empty())
        return waitForSilence();
    if (m_seen && m_seen->version == sight->version)
        return readJournal();
    if (m_seen)
        return end(StillRunning{.holder = sight->holder});
    m_seen = *sight;
    m_step = m_parts.scheduler.after(sight->duration, [this] { lookAtLock(); });
}

// The monotonic clock of an entry can be compared on its own machine only; one from the future is from before a restart.
void UnfinishedLook::waitForSilence()
{
    Duration silent = Duration::zero();
    if (m_change.last.host == m_parts.host) {
        silent = m_parts.scheduler.now().sinceBoot - Duration(m_change.last.monotonicMilliseconds);
        if (silent < Duration::zero())
            silent = silenceOfTheDead;
    }
    m_step = m_parts.scheduler.after(std::max(silenceOfTheDead - silent, Duration::zero()), [this] { readJournal(); });
}

void UnfinishedLook::readJournal()
{
    m_step
        = m_parts.journal.read({.change = m_plan.id}, [this](const Result<std::vector<JournalEntry>>& entries) { takeEntries(entries); });
}

void UnfinishedLook::takeEntries(const Result<std::vector<JournalEntry>>& entries)
{
    if (!entries)
        return end(CannotTell{entries.error()});
    const auto unfinished = findUnfinished(*entries);
    if (unfinished.empty())
        return end(std::nullopt);
    if (unfinished.front().last.sequence != m_change.last.sequence)
        return end(StillRunning{});
    m_found.wasAnswered = wasAnswered(*entries);
    compareCluster();
}

bool UnfinishedLook::wasAnswered(const std::vector<JournalEntry>& entries) const
{
    const auto answers = std::ranges::count_if(entries, isYes);
    return answers > 0 && answers >= std::ranges::count_if(m_plan.steps, [](const PlanStep& step) { return step.request.has_value(); });
}

void UnfinishedLook::compareCluster()
{
    m_step = m_parts.driver.readIdentity([this](const Result<ClusterUid>& uid) {
        if (!uid)
            return end(CannotTell{uid.error()});
        if (*uid == m_plan.clusterUid)
            return settle();
        end(CannotTell{{.kind = ErrorKind::WrongCluster,
                        .message = message("Unfinished", "This is another cluster: its UID is %1, the change was made on %2.",
                                           {uid->value, m_plan.clusterUid.value}),
                        .detail = {}}});
    });
}

void UnfinishedLook::settle()
{
    m_settling = std::make_unique<Settling>(
        [this](ChangeDriver::OnSettled onSettled) { return m_parts.driver.settle(m_plan, std::move(onSettled)); }, m_parts.scheduler,
        settlingRules, [this](const SettlingResult& result) { takeReading(result); });
}

void UnfinishedLook::takeReading(const SettlingResult& result)
{
    if (!result.settled)
        return end(CannotTell{result.problem});
    m_found.now = *result.settled;
    m_found.reads = result.reads;
    m_found.readAt = result.lastRead;
    if (m_found.now.state != Settled::State::Applied)
        return end(m_found);
    m_step = m_parts.scheduler.after(effectLimit, [this] { end(m_found); });
    m_effect = m_parts.driver.watchEffect(m_plan, [this](const Result<EffectSeen>& effect) { takeEffect(effect); });
}

void UnfinishedLook::takeEffect(const Result<EffectSeen>& effect)
{
    if (!effect)
        return;
    m_found.effect = *effect;
    if (effect->isComplete)
        end(m_found);
}

// The listener may destroy this.
void UnfinishedLook::end(std::optional<UnfinishedState> state)
{
    m_step.end();
    m_effect.end();
    const OnEnd onEnd = std::exchange(m_onEnd, nullptr);
    if (onEnd)
        onEnd(std::move(state));
}

} // namespace tealdeck
