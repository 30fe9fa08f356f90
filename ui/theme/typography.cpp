#include "ui/theme/typography.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QScreen>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

struct Face
{
    qreal pixels;
    int line;
    QFont::Weight weight;
    bool isMono = false;
    qreal spacing = 0;
};

Face faceOf(TextRole role)
{
    switch (role) {
    case TextRole::Axis: return {11, 14, QFont::Normal};
    case TextRole::TableHead: return {11, 14, QFont::Medium};
    case TextRole::Table: return {12, 16, QFont::Normal};
    case TextRole::TableStrong: return {12, 16, QFont::DemiBold};
    case TextRole::Body: return {13, 18, QFont::Normal};
    case TextRole::Button: return {13, 18, QFont::Medium};
    case TextRole::Section: return {13, 18, QFont::DemiBold};
    case TextRole::Mono: return {11.5, 17, QFont::Normal, true};
    case TextRole::Key: return {20, 26, QFont::DemiBold};
    case TextRole::CardTitle: return {18, 24, QFont::DemiBold};
    case TextRole::PageTitle: return {16, 22, QFont::DemiBold};
    case TextRole::Countdown: return {44, 48, QFont::DemiBold};
    case TextRole::Badge: return {11, 14, QFont::DemiBold, false, 0.6};
    }
    return {13, 18, QFont::Normal};
}

} // namespace

QFont fontFor(TextRole role, int textScale)
{
    const Face face = faceOf(role);
    QFont font(face.isMono ? u"JetBrains Mono NL"_s : u"Inter Tabular"_s);
    // Points, because QFont takes whole pixels only, and 11.5 or 13 at 110 % are none.
    const QScreen* screen = QGuiApplication::primaryScreen();
    const qreal dotsPerInch = screen ? screen->logicalDotsPerInch() : 96;
    font.setPointSizeF(face.pixels * textScale / 100.0 * 72.0 / dotsPerInch);
    font.setWeight(face.weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleHint(face.isMono ? QFont::Monospace : QFont::SansSerif);
    if (face.spacing > 0)
        font.setLetterSpacing(QFont::AbsoluteSpacing, face.spacing);
    return font;
}

int lineHeightFor(TextRole role, int textScale)
{
    return qRound(faceOf(role).line * textScale / 100.0);
}

void registerFonts()
{
    for (const QString& file : {u"InterTabular-Regular"_s, u"InterTabular-Medium"_s, u"InterTabular-SemiBold"_s,
                                u"JetBrainsMonoNL-Regular"_s, u"JetBrainsMonoNL-Medium"_s})
        QFontDatabase::addApplicationFont(u":/tealdeck/fonts/%1.ttf"_s.arg(file));
}

} // namespace tealdeck
