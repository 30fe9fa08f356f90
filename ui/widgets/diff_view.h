#pragma once

#include "ui/widgets/painted_widget.h"

#include <vector>

namespace tealdeck
{

enum class DiffMark
{
    Same,
    Removed,
    Added,
};

struct DiffRow
{
    DiffMark mark = DiffMark::Same;
    QString text;
};

// One object's part of a diff: a head and lines, always with + and -.
struct DiffSection
{
    QString title = {}; // "Service shop/web, spec.selector"
    QString note = {}; // "PATCH, revision 88213407"
    std::vector<DiffRow> rows = {};
};

// A boxed diff. Grows with its content; put it into a scroll area where there may be much. Ctrl+C copies the text.
class DiffView : public PaintedWidget
{
    Q_OBJECT

public:
    explicit DiffView(Theme& theme, QWidget* parent = nullptr);

    void set(std::vector<DiffSection> sections);
    QString toPlainText() const;

    QSize sizeHint() const override;

protected:
    void paint(Canvas& canvas) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    std::vector<DiffSection> m_sections;
};

} // namespace tealdeck
