#pragma once

#include "core/base/scheduler.h"
#include "core/change/change_driver.h"

#include <functional>
#include <optional>

namespace tealdeck
{

// How long and how often is read.
struct SettlingRules
{
    Duration every{};
    Duration giveUpAfter{};
    // How long "as before" must hold until it is believed: a lost request may still be on its way. Zero after a definite no.
    Duration quietFor{};
};

struct SettlingResult
{
    std::optional<Settled> settled; // nothing: could not be read, `problem` says why
    Error problem;
    int reads = 0;
    WallTime lastRead{};
};

// Reads what is true after a write whose answer was lost or contested, again and again until it is certain or the time is over. Tells once;
// destroyed means ended.
class Settling
{
public:
    using Reading = std::function<Handle(ChangeDriver::OnSettled)>; // begins one
    using OnResult = std::function<void(SettlingResult)>;
    Settling(Reading reading, Scheduler& scheduler, SettlingRules rules, OnResult onResult);

private:
    void read();
    void take(const Result<Settled>& settled);
    bool isCertain(const Settled& settled);
    void readAgain();
    void finish();

    Reading m_reading;
    Scheduler& m_scheduler;
    SettlingRules m_rules;
    OnResult m_onResult;
    SettlingResult m_result;
    Instant m_started;
    std::optional<Instant> m_quietSince;
    Handle m_read;
    Handle m_timer;
};

} // namespace tealdeck
