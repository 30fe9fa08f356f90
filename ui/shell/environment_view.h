#pragma once

#include "core/domain/freshness.h"

#include <QString>

namespace tealdeck
{

enum class EnvironmentClass; // core/change/change.h

// What the frame of the window says about the environment at work; plain words, made by whoever knows the session.
struct EnvironmentView
{
    QString product = {}; // "shop"; may be empty
    QString environment = {}; // "prod-eu-1"; the context of the kubeconfig
    EnvironmentClass environmentClass{}; // zero is Production
    bool isSandbox = false;
    bool isReadOnly = false;
    QString clusterUid = {}; // whole; the bar shows 8 digits
    QString identity = {}; // "oncall-eu"
    Freshness freshness = {}; // of the slowest source that matters
    int writesSent = 0;
    QString sources = {}; // status bar, left, one fact a line: "14 sources: 14 live\nAPI server 18 ms"
    QString journal = {}; // status bar, right, likewise: "Journal: 1,204 entries, chain verified 14:30"
};

} // namespace tealdeck
