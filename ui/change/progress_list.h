#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "core/change/progress.h"

#include <vector>

namespace tealdeck
{

class Clock;
class GlyphLabel;
class TextLabel;
class Theme;

// What a running change has done so far: glyph, time, what, detail. Lines stay where they are and only change their state.
class ProgressList : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressList(Theme& theme, QWidget* parent = nullptr);

    void set(const std::vector<ProgressLine>& lines);

private:
    struct Row
    {
        QWidget* widget = nullptr;
        GlyphLabel* glyph = nullptr;
        TextLabel* time = nullptr;
        TextLabel* title = nullptr;
        TextLabel* detail = nullptr;
    };
    Row makeRow();
    void show(Row& row, const ProgressLine& line);

    Theme& m_theme;
    std::vector<Row> m_rows;
};

} // namespace tealdeck
