#include "ui/shell/window_place.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

// So much of the upper edge has to be on a screen, or nobody could take hold of the window.
constexpr int graspWidth = 160;
constexpr int graspHeight = 32;

int graspOf(const QRect& window, const QRect& screen)
{
    const QRect edge(window.left(), window.top(), window.width(), graspHeight);
    const QRect seen = edge.intersected(screen);
    return seen.height() == graspHeight ? seen.width() : 0;
}

} // namespace

QRect placeOnScreens(const QRect& wanted, const QList<QRect>& screens, QSize least)
{
    if (screens.isEmpty())
        return wanted;
    const auto best = std::ranges::max_element(screens, {}, [&](const QRect& screen) { return graspOf(wanted, screen); });
    const bool isReachable = graspOf(wanted, *best) >= graspWidth;
    const QRect& screen = isReachable ? *best : screens.front();
    QRect placed(QPoint(), wanted.size().boundedTo(screen.size()).expandedTo(least));
    if (isReachable) {
        placed.moveTo(std::max(screen.left(), std::min(wanted.left(), screen.right() + 1 - placed.width())),
                      std::max(screen.top(), std::min(wanted.top(), screen.bottom() + 1 - placed.height())));
    } else {
        placed.moveCenter(screen.center());
        placed.moveTo(std::max(screen.left(), placed.left()), std::max(screen.top(), placed.top()));
    }
    return placed;
}

} // namespace tealdeck
