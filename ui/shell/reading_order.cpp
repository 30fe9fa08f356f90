#include "ui/shell/reading_order.h"

#include <QApplication>
#include <QScrollArea>

#include <algorithm>

namespace tealdeck
{
namespace
{

bool isRead(const QWidget& a, const QWidget& before)
{
    const QRect first = a.geometry();
    const QRect second = before.geometry();
    if (first.bottom() < second.top() || second.bottom() < first.top())
        return first.bottom() < second.top();
    return first.left() < second.left();
}

// By insertion, because "stands before" is no order that std::sort could rely on.
std::vector<QWidget*> childrenAsRead(const QWidget& parent)
{
    std::vector<QWidget*> result;
    for (QObject* child : parent.children()) {
        auto* widget = qobject_cast<QWidget*>(child);
        if (!widget || widget->isWindow() || !widget->isVisible())
            continue;
        auto place = result.end();
        while (place != result.begin() && isRead(*widget, **std::prev(place)))
            --place;
        result.insert(place, widget);
    }
    return result;
}

void collect(const QWidget& parent, std::vector<QWidget*>& stops)
{
    for (QWidget* child : childrenAsRead(parent)) {
        if ((child->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && child->isEnabled() && !child->focusProxy())
            stops.push_back(child);
        collect(*child, stops);
    }
}

void show(QWidget& widget)
{
    for (QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(parent))
            area->ensureWidgetVisible(&widget);
    }
}

} // namespace

std::vector<QWidget*> tabStops(const QWidget& window)
{
    std::vector<QWidget*> stops;
    collect(window, stops);
    return stops;
}

bool moveFocusInReadingOrder(QWidget& window, bool isForward)
{
    const std::vector<QWidget*> stops = tabStops(window);
    if (stops.empty())
        return false;
    const auto at = std::find(stops.begin(), stops.end(), window.focusWidget());
    QWidget* next = nullptr;
    if (isForward)
        next = at == stops.end() || std::next(at) == stops.end() ? stops.front() : *std::next(at);
    else
        next = at == stops.end() || at == stops.begin() ? stops.back() : *std::prev(at);
    next->setFocus(isForward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    show(*next);
    return true;
}

} // namespace tealdeck
