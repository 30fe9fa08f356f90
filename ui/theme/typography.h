#pragma once

#include <QFont>

namespace tealdeck
{

// look.md section 3: what a text is, not how big it is.
enum class TextRole
{
    Axis, // axis, caption: 11/14
    TableHead, // 11/14, 500
    Table, // table, second line, checks: 12/16
    TableStrong, // 12/16, 600
    Body, // 13/18
    Button, // 13/18, 500
    Section, // section head, strong body: 13/18, 600
    Mono, // 11.5/17
    Key, // key figure, app name, verdict: 20/26, 600
    CardTitle, // dialog title, version in a card: 18/24, 600
    PageTitle, // 16/22, 600
    Countdown, // 44/48, 600
    Badge, // 11, 600, spacing 0.6
};

inline constexpr int textRoleCount = static_cast<int>(TextRole::Badge) + 1;

// The font of a role at a text size in percent (90 to 150). Needs registerFonts().
QFont fontFor(TextRole role, int textScale);
// The line height of a role in device-independent pixels.
int lineHeightFor(TextRole role, int textScale);
// Makes Inter Tabular and JetBrains Mono NL known from the resources; needs a QGuiApplication.
void registerFonts();

} // namespace tealdeck
