#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/pages/wall/wall_pen.h"
#include "ui/pages/wall/wall_picture.h"
#include "ui/shell/environment_view.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/painted_widget.h"

#include <vector>

class QTimer;

namespace tealdeck
{

class Clock;

// The overview for a screen on the wall: read from afar, touched by nobody. No cursor, no hover, no text below 18 px; the whole picture
// moves by a pixel every ten minutes, so that nothing burns in. Esc and F11 leave.
class WallView : public PaintedWidget
{
    Q_OBJECT

public:
    WallView(Theme& theme, const Clock& clock, QWidget* parent = nullptr);

    void set(WallPicture picture);
    void setEnvironment(const EnvironmentView& environment);
    // To the next of the four places of the picture.
    void shift();
    QPoint offset() const;
    const QTimer& shifting() const { return *m_shifting; }

Q_SIGNALS:
    void leaveWanted();

protected:
    void paint(Canvas& canvas) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    // How much of each part has room.
    struct Plan
    {
        int problems = 0;
        int rows = 0; // of applications and zones
        bool hasTimeline = false;
    };
    // A word in a box.
    struct Mark
    {
        QString word;
        BadgeStyle style;
    };

    Plan planFor(int room) const;
    int rowsWanted() const;
    void paintPicture(Canvas& canvas, const QRect& room) const;
    int paintHead(Canvas& canvas, const QRect& room) const;
    int paintName(Canvas& canvas, const QRect& line) const;
    std::vector<Mark> marks() const;
    int widthOfMarks(const WallPen& pen) const;
    void paintMarks(Canvas& canvas, const QRect& line) const;
    int paintMoment(Canvas& canvas, const QRect& line) const;
    int paintVerdict(Canvas& canvas, const QRect& room) const;
    int paintProblems(Canvas& canvas, const QRect& room, int count) const;
    int paintFigures(Canvas& canvas, const QRect& room) const;
    void paintLive(Canvas& canvas, const QRect& room, int rows) const;
    void paintApplication(Canvas& canvas, const Application& application, const QRect& row, const std::vector<int>& lefts) const;
    int timelineHeight() const;
    int paintTimeline(Canvas& canvas, const QRect& room) const;
    void paintZones(Canvas& canvas, const QRect& room, int rows) const;
    int lineOf(WallRole role) const { return WallPen::lineHeight(theme(), role); }

    const Clock& m_clock;
    EnvironmentView m_environment;
    WallPicture m_picture;
    QTimer* m_ticking;
    QTimer* m_shifting;
    int m_place = 0;
};

} // namespace tealdeck
