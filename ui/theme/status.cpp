#include "ui/theme/status.h"

#include <QCoreApplication>

namespace tealdeck
{

StatusLook lookOf(Status status)
{
    switch (status) {
    case Status::Healthy:
    case Status::Passed:
        return {Glyph::Ok, Token::Ok, Token::Ink2};
    case Status::Warning:
        return {Glyph::Warn, Token::Warn, Token::Warn};
    case Status::Critical:
        return {Glyph::Crit, Token::Crit, Token::Crit};
    case Status::Unknown:
        return {Glyph::Unknown, Token::Unknown, Token::Ink2};
    case Status::Failed:
        return {Glyph::Fail, Token::Crit, Token::Crit};
    case Status::NotRun:
        return {Glyph::Skip, Token::Ink2, Token::Ink2};
    case Status::InProgress:
    case Status::Loading:
        return {Glyph::Busy, Token::Ink2, Token::Ink2};
    case Status::Waiting:
        return {Glyph::Wait, Token::Ink2, Token::Ink2};
    case Status::Done:
        return {Glyph::Done, Token::Ink2, Token::Ink2};
    case Status::Reverted:
        return {Glyph::Revert, Token::Ink2, Token::Ink2};
    case Status::Refused:
        return {Glyph::Ban, Token::Ink2, Token::Ink2};
    case Status::Decision:
        return {Glyph::Person, Token::Ink2, Token::Ink2};
    case Status::Live:
        return {Glyph::Live, Token::Ink2, Token::Ink2};
    case Status::Stale:
        return {Glyph::Stale, Token::Warn, Token::Warn};
    case Status::Unavailable:
        return {Glyph::Broken, Token::Crit, Token::Crit};
    case Status::Forbidden:
        return {Glyph::Lock, Token::Ink2, Token::Ink2};
    case Status::ReadOnly:
        return {Glyph::Eye, Token::Ink2, Token::Ink2};
    case Status::Note:
        return {Glyph::Info, Token::Ink2, Token::Ink2};
    }
    return {Glyph::Unknown, Token::Unknown, Token::Ink2};
}

QString wordFor(Status status)
{
    const char* word = "";
    switch (status) {
    case Status::Healthy: word = QT_TRANSLATE_NOOP("Status", "Healthy"); break;
    case Status::Warning: word = QT_TRANSLATE_NOOP("Status", "Warning"); break;
    case Status::Critical: word = QT_TRANSLATE_NOOP("Status", "Critical"); break;
    case Status::Unknown: word = QT_TRANSLATE_NOOP("Status", "Unknown"); break;
    case Status::Passed: word = QT_TRANSLATE_NOOP("Status", "Passed"); break;
    case Status::Failed: word = QT_TRANSLATE_NOOP("Status", "Failed"); break;
    case Status::NotRun: word = QT_TRANSLATE_NOOP("Status", "Not run"); break;
    case Status::InProgress: word = QT_TRANSLATE_NOOP("Status", "In progress"); break;
    case Status::Waiting: word = QT_TRANSLATE_NOOP("Status", "Waiting"); break;
    case Status::Done: word = QT_TRANSLATE_NOOP("Status", "Done"); break;
    case Status::Reverted: word = QT_TRANSLATE_NOOP("Status", "Reverted"); break;
    case Status::Refused: word = QT_TRANSLATE_NOOP("Status", "Refused"); break;
    case Status::Decision: word = QT_TRANSLATE_NOOP("Status", "Decision"); break;
    case Status::Live: word = QT_TRANSLATE_NOOP("Status", "Live"); break;
    case Status::Stale: word = QT_TRANSLATE_NOOP("Status", "Stale"); break;
    case Status::Unavailable: word = QT_TRANSLATE_NOOP("Status", "Unavailable"); break;
    case Status::Loading: word = QT_TRANSLATE_NOOP("Status", "Loading"); break;
    case Status::Forbidden: word = QT_TRANSLATE_NOOP("Status", "Forbidden"); break;
    case Status::ReadOnly: word = QT_TRANSLATE_NOOP("Status", "Read-only"); break;
    case Status::Note: word = QT_TRANSLATE_NOOP("Status", "Note"); break;
    }
    return QCoreApplication::translate("Status", word);
}

} // namespace tealdeck
