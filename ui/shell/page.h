#pragma once

#include "ui/theme/glyph.h"

#include <QKeySequence>
#include <QObject>
#include <QString>

#include <vector>

class QWidget;

namespace tealdeck
{

// The groups of the rail, from top to bottom.
enum class PageGroup
{
    Top,
    Change,
    Run,
    Observe,
    Govern,
    Bottom, // at the foot of the rail
};

struct PageInfo
{
    QString id; // "delivery": settings and links; never translated
    QString title;
    Glyph icon = Glyph::None;
    PageGroup group = PageGroup::Top;
    QChar letter; // Ctrl+G, letter; fixed per page
    int number = 0; // Ctrl+number, 1 to 9; 0: none
    QKeySequence keys = {}; // others that lead to it
};

// What the rail says beside a page's name: a count with its glyph, never a bare dot.
struct PageNote
{
    Glyph glyph = Glyph::None;
    QString text = {}; // "1", "3 ready"
    QString sentence = {}; // for the tool tip and for screen readers
};

// One page of the window. A page makes its own widget, page head included, and says which of the common keys it understands.
class Page : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual PageInfo info() const = 0;
    // Made once, in the page's constructor; the window takes it as a child.
    virtual QWidget* widget() = 0;
    virtual PageNote note() const { return {}; }
    // The words for the left side of the status bar while the page is shown.
    virtual QString statusText() const { return {}; }

    virtual void refresh() { } // F5
    virtual QWidget* filterField() { return nullptr; } // /
    // Esc: closes details, then clears the filter; false when there was nothing to do.
    virtual bool goBackOneStep() { return false; }
    virtual std::vector<QWidget*> panes() { return {}; } // F6, in order
    virtual void shown() { } // became the visible page

Q_SIGNALS:
    void noteChanged();
    void statusTextChanged();
};

} // namespace tealdeck
