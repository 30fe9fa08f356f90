#pragma once

#include "ui/widgets/painted_widget.h"

#include <QStringList>

namespace tealdeck
{

// 38 high: Plan — Confirm — Send — Watch. Stages before the current one are done, those behind it are to do. Right: a note.
class StageBar : public PaintedWidget
{
    Q_OBJECT

public:
    StageBar(Theme& theme, QStringList stages, QWidget* parent = nullptr);

    // `current` == number of stages: all done.
    void setCurrent(int current);
    // The glyph of the current stage; Live unless told (Crit, Unknown when it ended so).
    void setCurrentGlyph(Glyph glyph, Token color = Token::Ink);
    // "Plan made 14:33:10, holds for " and "1:42", the second in bold.
    void setNote(const QString& text, const QString& figure = {});

    QSize sizeHint() const override;

protected:
    void paint(Canvas& canvas) override;

private:
    void updateName();

    QStringList m_stages;
    int m_current = 0;
    Glyph m_glyph = Glyph::Live;
    Token m_color = Token::Ink;
    QString m_note;
    QString m_figure;
};

} // namespace tealdeck
