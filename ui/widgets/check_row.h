#pragma once

#include "ui/widgets/painted_widget.h"

namespace tealdeck
{

// One check in words, ready to show.
struct CheckLine
{
    Status verdict = Status::NotRun; // Passed, Warning, Failed, NotRun
    QString what; // "Green is ready"
    QString measured; // "12 of 12 for 34 min"
    QString source; // "Kubernetes"
    QString age; // "2 s"
    QString verdictWord = {}; // instead of the status' own: "Not tried"
    bool operator==(const CheckLine&) const = default;
};

// 26 high: verdict | what | measured | source | age. With `tintsWarnings` a warning or failure gets its ground from edge to edge.
class CheckRow : public PaintedWidget
{
    Q_OBJECT

public:
    CheckRow(Theme& theme, CheckLine line, QWidget* parent = nullptr);

    void set(CheckLine line);
    const CheckLine& line() const { return m_line; }
    void setTintsWarnings(bool tints);

    QSize sizeHint() const override;

protected:
    void paint(Canvas& canvas) override;
    bool event(QEvent* event) override;

private:
    CheckLine m_line;
    bool m_tintsWarnings = false;
};

// A list of check rows; rows stay where they are when a check changes its verdict. With tints it reaches 8 px beyond its text on
// both sides, so give it that much less margin.
class CheckList : public QWidget
{
    Q_OBJECT

public:
    explicit CheckList(Theme& theme, QWidget* parent = nullptr);

    void set(const std::vector<CheckLine>& lines);
    void setTintsWarnings(bool tints);

private:
    Theme& m_theme;
    std::vector<CheckRow*> m_rows;
    bool m_tintsWarnings = false;
};

} // namespace tealdeck
