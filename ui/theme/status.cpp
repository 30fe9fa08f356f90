#include "ui/theme/status.h"

#include <QCoreApplication>

namespace tealdeck
{

StatusLook lookOf(Status status)
{
    switch (status) {
    case Status::Healthy:
    case Status::Passed: return {Glyph::Ok, Token::Ok, Token::Ink2};
    case Status::Warning: return {Glyph::Warn, Token::Warn, Token::Warn};
    case Status::Critical: return {Glyph::Crit, Token::Crit, Token::Crit};
    case Status::Unknown: return {Glyph::Unknown, Token::Unknown, Token::Ink2};
    case Status::Failed: return {Glyph::Fail, Token::Crit, Token::Crit};
    case Status::NotRun: return {Glyph::Skip, Token::Ink2, Token::Ink2};
    case Status::InProgress:
    case Status::Loading: return {Glyph::Busy, Token::Ink2, Token::Ink2};
    case Status::Waiting: return {Glyph::Wait, Token::Ink2, Token::Ink2};
    case Status::Done: return {Glyph::Done, Token::Ink2, Token::Ink2};
    case Status::Reverted: return {Glyph::Revert, Token::Ink2, Token::Ink2};
    case Status::Refused: return {Glyph::Ban, Token::Ink2, Token::Ink2};
    case Status::Decision: return {Glyph::Person, Token::Ink2, Token::Ink2};
    case Status::Live: return {Glyph::Live, Token::Ink2, Token::Ink2};
    case Status::Stale: return {Glyph::Stale, Token::Warn, Token::Warn};
    case Status::Unavailable: return {Glyph::Broken, Token::Crit, Token::Crit};
    case Status::Forbidden: return {Glyph::Lock, Token::Ink2, Token::Ink2};
    case Status::ReadOnly: return {Glyph::Eye, Token::Ink2, Token::Ink2};
    case Status::Note: return {Glyph::Info, Token::Ink2, Token::Ink2};
    }
    return {Glyph::Unknown, Token::Unknown, Token::Ink2};
}

QString wordFor(Status status)
{
    switch (status) {
    case Status::Healthy: return QCoreApplication::translate("Status", "Healthy");
    case Status::Warning: return QCoreApplication::translate("Status", "Warning");
    case Status::Critical: return QCoreApplication::translate("Status", "Critical");
    case Status::Unknown: return QCoreApplication::translate("Status", "Unknown");
    case Status::Passed: return QCoreApplication::translate("Status", "Passed");
    case Status::Failed: return QCoreApplication::translate("Status", "Failed");
    case Status::NotRun: return QCoreApplication::translate("Status", "Not run");
    case Status::InProgress: return QCoreApplication::translate("Status", "In progress");
    case Status::Waiting: return QCoreApplication::translate("Status", "Waiting");
    case Status::Done: return QCoreApplication::translate("Status", "Done");
    case Status::Reverted: return QCoreApplication::translate("Status", "Reverted");
    case Status::Refused: return QCoreApplication::translate("Status", "Refused");
    case Status::Decision: return QCoreApplication::translate("Status", "Decision");
    case Status::Live: return QCoreApplication::translate("Status", "Live");
    case Status::Stale: return QCoreApplication::translate("Status", "Stale");
    case Status::Unavailable: return QCoreApplication::translate("Status", "Unavailable");
    case Status::Loading: return QCoreApplication::translate("Status", "Loading");
    case Status::Forbidden: return QCoreApplication::translate("Status", "Forbidden");
    case Status::ReadOnly: return QCoreApplication::translate("Status", "Read-only");
    case Status::Note: return QCoreApplication::translate("Status", "Note");
    }
    return {};
}

} // namespace tealdeck
