#pragma once

#include "ui/shell/page.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace tealdeck
{

// One row of the rail, 30 high: icon, name, on the right a count with its glyph.
class RailButton : public QAbstractButton
{
    Q_OBJECT

public:
    RailButton(Theme& theme, Glyph icon, const QString& title, QWidget* parent = nullptr);

    void setIconGlyph(Glyph icon);
    void setNote(const PageNote& note);
    void setNarrow(bool isNarrow);
    void setShortcutHint(const QString& keys);
    void setQuiet(bool isQuiet); // not a page

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void updateToolTip();

    Theme& m_theme;
    Glyph m_icon;
    PageNote m_note;
    QString m_keys;
    bool m_isNarrow = false;
    bool m_isQuiet = false;
};

} // namespace tealdeck
