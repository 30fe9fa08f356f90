#include "ui/theme/theme.h"

#include "ui/theme/system_appearance.h"

#include <QFile>

#include <algorithm>

static void initializeResources()
{
    Q_INIT_RESOURCE(tealdeck); // outside of any namespace, as its documentation asks
}

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

Theme::Theme(QObject* parent)
    : QObject(parent)
{
    initializeResources();
    registerFonts();
    makeFonts();
    QFile file(u":/tealdeck/tokens.json"_s);
    const QByteArray json = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    m_light = Tokens::parse(json, Appearance::Light).value_or(Tokens{});
    m_dark = Tokens::parse(json, Appearance::Dark).value_or(Tokens{});
    m_system = std::make_unique<SystemAppearance>();
    m_appearance = m_system->appearance();
    connect(m_system.get(), &SystemAppearance::changed, this, &Theme::updateAppearance);
}

Theme::~Theme() = default;

const Tokens& Theme::tokens() const
{
    return isDark() ? m_dark : m_light;
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    updateAppearance();
}

void Theme::updateAppearance()
{
    Appearance appearance = m_system->appearance();
    if (m_choice == ThemeChoice::Light)
        appearance = Appearance::Light;
    else if (m_choice == ThemeChoice::Dark)
        appearance = Appearance::Dark;
    if (appearance == m_appearance)
        return;
    m_appearance = appearance;
    m_glyphs.clear();
    Q_EMIT changed();
}

void Theme::setTextScale(int percent)
{
    const int scale = std::clamp(percent, 90, 150);
    if (scale == m_textScale)
        return;
    m_textScale = scale;
    makeFonts();
    Q_EMIT changed();
}

void Theme::setMotion(bool hasMotion)
{
    if (hasMotion == m_hasMotion)
        return;
    m_hasMotion = hasMotion;
    Q_EMIT changed();
}

void Theme::makeFonts()
{
    for (int role = 0; role < textRoleCount; ++role)
        m_fonts[static_cast<std::size_t>(role)] = fontFor(static_cast<TextRole>(role), m_textScale);
}

int Theme::scaled(int pixels) const
{
    return std::max(pixels, (pixels * m_textScale + 50) / 100);
}

int Theme::rowHeight(int pixels, TextRole role) const
{
    return std::max(pixels, lineHeight(role) + 8);
}

QPixmap Theme::glyph(Glyph glyph, int pixels, Token token, qreal devicePixelRatio) const
{
    return m_glyphs.pixmap(tokens(), glyph, pixels, color(token), devicePixelRatio);
}

QIcon Theme::icon(Glyph glyph, Token token, int pixels) const
{
    QIcon icon;
    for (const qreal ratio : {1.0, 2.0}) {
        icon.addPixmap(this->glyph(glyph, pixels, token, ratio), QIcon::Normal);
        icon.addPixmap(this->glyph(glyph, pixels, Token::Ink3, ratio), QIcon::Disabled);
    }
    return icon;
}

} // namespace tealdeck
