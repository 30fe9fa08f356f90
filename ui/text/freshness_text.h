#pragma once

#include "core/base/clock.h"
#include "core/domain/freshness.h"
#include "ui/theme/status.h"

namespace tealdeck
{

// A freshness in words: "Live 2 s", "Stale 4 min 4 s", "Unavailable", "Loading". The word is in bar and banner, the sentence in the tool
// tip.
struct FreshnessText
{
    Status status = Status::Loading;
    QString word;
    QString age; // empty where there is none
    QString sentence;
};

FreshnessText describe(const Freshness& freshness, Instant now);

} // namespace tealdeck
