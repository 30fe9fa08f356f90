#pragma once

#include <QAbstractButton> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/theme/theme.h"

#include <optional>

namespace tealdeck
{

// What a row of the overview says: status, a strong line, a quiet line below, a remark at the right end.
struct OverviewLine
{
    Glyph glyph = Glyph::None;
    Token glyphColor = Token::Ink2;
    Token wordColor = Token::Ink2;
    QString word; // "Critical"
    QString what;
    QString why;
    QString remark; // "4 min"
    bool operator==(const OverviewLine&) const = default;
};

// A row that leads to the thing it is about.
class OverviewRow : public QAbstractButton
{
    Q_OBJECT

public:
    explicit OverviewRow(Theme& theme, QWidget* parent = nullptr);

    void set(const OverviewLine& line);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Theme& m_theme;
    OverviewLine m_line;
};

} // namespace tealdeck
