#pragma once

#include <QString>

namespace tealdeck
{

// Every drawing the program has: the status vocabulary and slot marks (our own, resources/glyphs) and Tabler's outline icons.
enum class Glyph
{
    None,
    // Status vocabulary. Warn, Crit and Fail bring their own colours; the others take the one asked for.
    Ok,
    Warn,
    Crit,
    Fail,
    Unknown,
    Busy,
    Wait,
    Todo,
    Skip,
    Done,
    Revert,
    Live,
    Stale,
    Broken,
    Lock,
    Eye,
    Person,
    Info,
    Ban,
    // Marks of slots: first position blue square, second green diamond; filled = live.
    FirstSlotLive,
    FirstSlotIdle,
    SecondSlotLive,
    SecondSlotIdle,
    Mark, // of the program
    // Pages
    PageOverview,
    PageAlerts,
    PageDelivery,
    PagePipelines,
    PageCluster,
    PageData,
    PageBackups,
    PageInfrastructure,
    PageMetrics,
    PageLogs,
    PageTraces,
    PageSecurity,
    PageCost,
    PageJournal,
    // Actions
    Search,
    Filter,
    Columns,
    ChevronDown,
    ChevronUp,
    ChevronLeft,
    ChevronRight,
    Close,
    Pencil,
    Fingerprint,
    User,
    Users,
    Download,
    Pause,
    ArrowBackUp,
    ArrowsVertical,
    ArrowUp,
    ArrowDown,
    ArrowRight,
    BellOff,
    GitCommit,
    Check,
    Collapse,
    Expand,
    Refresh,
    Copy,
    ExternalLink,
    Sun,
    Moon,
    Plus,
    Minus,
    Settings,
    Keyboard,
    Dots,
};

// The path of its SVG below the resource root: "glyphs/status-ok".
QString glyphFile(Glyph glyph);
// False for glyphs whose colours are fixed by the tokens (Warn, Crit, Fail, slot marks).
bool takesColor(Glyph glyph);

} // namespace tealdeck
