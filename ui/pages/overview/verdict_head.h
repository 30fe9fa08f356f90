#pragma once

#include "core/domain/overview.h"
#include "ui/widgets/painted_widget.h"

namespace tealdeck
{

// The verdict on the cluster: glyph 28, one sentence, what it rests on, and from when it is.
class VerdictHead : public PaintedWidget
{
    Q_OBJECT

public:
    explicit VerdictHead(Theme& theme, QWidget* parent = nullptr);

    void set(Severity severity, const QString& sentence, const QString& basis);
    // Nothing can be said: not read yet, or too old.
    void setUnknown(const QString& sentence, const QString& basis);
    void setMoment(const QString& text); // "as of 14:32:05"

    // What it says.
    Glyph glyph() const { return m_glyph; }
    Token color() const { return m_color; }
    const QString& sentence() const { return m_sentence; }
    const QString& basis() const { return m_basis; }

    QSize sizeHint() const override;
    QAccessible::Role accessibleRole() const override { return QAccessible::Heading; }

protected:
    void paint(Canvas& canvas) override;

private:
    void show(Glyph glyph, Token color, const QString& sentence, const QString& basis);

    Glyph m_glyph = Glyph::Busy;
    Token m_color = Token::Ink2;
    QString m_sentence;
    QString m_basis;
    QString m_moment;
};

} // namespace tealdeck
