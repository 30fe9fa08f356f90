#pragma once

#include "ui/theme/glyph.h"

#include <QString>

#include <functional>
#include <memory>
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

// A look through objects in steps, so that no keystroke waits for a hundred thousand of them.
class ObjectScan
{
public:
    virtual ~ObjectScan() = default;

    // Looks at about so many further objects; false when there are no more.
    virtual bool advance(int objects) = 0;
    // The best of what was found, best first, as it is now.
    virtual std::vector<PaletteObject> best() const = 0;
};

// Begins a look for the query that gives at most `limit` objects.
using ObjectSource = std::function<std::unique_ptr<ObjectScan>(const QString& query, int limit)>;

} // namespace tealdeck
