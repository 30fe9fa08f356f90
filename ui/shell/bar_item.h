#pragma once

#include "ui/widgets/painted_widget.h"

namespace tealdeck
{

// One fact in the environment bar: glyph, quiet words, a loud figure; a divider on its left.
class BarItem : public PaintedWidget
{
    Q_OBJECT

public:
    BarItem(Theme& theme, Glyph glyph, bool hasDivider, QWidget* parent = nullptr);

    // `quiet` follows `text` in third ink: "Live" "2 s".
    void set(const QString& text, const QString& figure = {}, const QString& quiet = {});
    void setGlyph(Glyph glyph, Token color);
    void setTextColor(Token color);
    void setTextRole(TextRole role);
    // Glyph and figure only, in narrow windows.
    void setCompact(bool isCompact);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paint(Canvas& canvas) override;

private:
    QString shownText() const { return m_isCompact && !m_figure.isEmpty() ? QString() : m_text; }

    Glyph m_glyph;
    Token m_glyphColor = Token::Ink2;
    Token m_textColor = Token::Ink2;
    TextRole m_textRole = TextRole::Body;
    bool m_hasDivider;
    bool m_isCompact = false;
    QString m_text;
    QString m_figure;
    QString m_quiet;
};

} // namespace tealdeck
