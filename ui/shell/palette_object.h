#pragma once

#include "ui/theme/glyph.h"

#include <QString>

#include <functional>
#include <vector>

namespace tealdeck
{

// A thing that the command palette can lead to: a pod, an application, a journal entry.
struct PaletteObject
{
    Glyph icon = Glyph::None;
    QString title = {};
    QString detail = {}; // "Pod, namespace payments"
    QString note = {}; // right side: "Running"
    std::function<void()> open = {};
};

// Gives at most `limit` objects whose names contain the query; called while the user types, so it has to be quick.
using ObjectProvider = std::function<std::vector<PaletteObject>(const QString& query, int limit)>;

} // namespace tealdeck
