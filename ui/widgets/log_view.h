#pragma once

#include "ui/theme/canvas.h"
#include "ui/widgets/log_position.h"
#include "ui/widgets/log_rows.h"

#include <QAbstractScrollArea>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

class QTextLayout;

namespace tealdeck
{

// The lines of a log, painted as they are looked at: time, the container where there are several, text with the colours of level and
// search. It follows the end until its reader scrolls up; End or setFollowing() go back to the end. Selection by mouse and keys, Ctrl+C
// copies.
class LogView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    LogView(Theme& theme, const Clock& clock, QWidget* parent = nullptr);

    // What is shown; nothing: an empty view. The buffer must outlive it or be taken away before.
    void setBuffer(const LogBuffer* buffer);
    // The lines of the buffer are others now.
    void refresh();
    // By source; empty: no column for them.
    void setSourceNames(const QStringList& names);
    // What an empty log says.
    void setEmptyText(const QString& text);

    void setFilter(const LogPattern& words);
    void setWrapped(bool isWrapped);
    bool isWrapped() const { return m_isWrapped; }
    void setFollowing(bool isFollowing);
    bool isFollowing() const { return m_isFollowing; }

    // Marks the words wherever they are seen; findNext() and findPrevious() go to a line that has them.
    void setFind(const LogPattern& words);
    void findNext();
    void findPrevious();
    // "3 of 12"; 0 of 0 where there is none.
    std::size_t hit() const;
    std::size_t hits() const { return m_hits ? m_hits->size() : 0; }

    const LogRows* rows() const { return m_rows ? &*m_rows : nullptr; }
    LogPosition cursor() const { return m_cursor; }
    QString currentText() const;
    QString selectedText() const;
    void copy() const;
    void selectAll();

Q_SIGNALS:
    void followingChanged(bool isFollowing);
    void hitsChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Columns // in pixels of the viewport
    {
        int time = 0;
        int source = 0;
        int text = 0;
        int right = 0;
    };

    Columns columns() const;
    int rowHeight(std::size_t row) const;
    std::unique_ptr<QTextLayout> layoutOf(const LogLine& line, bool isMarked) const;
    void paintNote(Canvas& canvas, const QRect& rect, const LogNote& note) const;
    void paintLine(Canvas& canvas, const QRect& rect, LogBuffer::Number number) const;
    void paintGround(Canvas& canvas, const QRect& rect, const LogLine& line, LogBuffer::Number number) const;

    std::size_t lastTop() const; // the row that stands at the top when the end is seen
    std::size_t topRow() const;
    void scrollTo(std::size_t row);
    void show(LogBuffer::Number number);
    void updateScrollBar();
    void userScrolled();
    void stopFollowing();

    LogPosition positionAt(QPoint point) const;
    void moveCursor(LogPosition position, bool isSelecting);
    void moveByRows(long long rows, bool isSelecting);
    void tellCursor();
    void goToHit(std::optional<LogBuffer::Number> number);

    Theme& m_theme;
    const Clock& m_clock;
    std::optional<LogRows> m_rows;
    QStringList m_sourceNames;
    QString m_emptyText;
    LogPattern m_filter;
    LogPattern m_find;
    std::unique_ptr<LogMatches> m_hits;
    LogBuffer::Number m_top = 0;
    LogPosition m_anchor;
    LogPosition m_cursor;
    bool m_isFollowing = true;
    bool m_isWrapped = false;
    bool m_isScrolling = false; // by us
};

// Makes LogView known to assistive technology: a document whose value is the line at the cursor.
void installLogViewAccessibility();

} // namespace tealdeck
