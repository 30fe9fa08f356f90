#pragma once

#include "ui/theme/glyph.h"
#include "ui/theme/tokens.h"

namespace tealdeck
{

// The words of look.md section 7, each with a glyph of its own silhouette.
enum class Status
{
    Healthy,
    Warning,
    Critical,
    Unknown,
    Passed,
    Failed,
    NotRun,
    InProgress,
    Waiting,
    Done,
    Reverted,
    Refused,
    Decision,
    Live,
    Stale,
    Unavailable,
    Loading,
    Forbidden,
    ReadOnly,
    Note,
};

struct StatusLook
{
    Glyph glyph;
    Token glyphColor;
    Token wordColor; // outside dense tables; there the word is Ink
};

StatusLook lookOf(Status status);
// Translated: "Healthy", "In progress" ...
QString wordFor(Status status);

} // namespace tealdeck
