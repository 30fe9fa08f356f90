#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace tealdeck
{

// The field in the middle of the environment bar; it looks like a search field and opens the command palette.
class PaletteField : public QAbstractButton
{
    Q_OBJECT

public:
    explicit PaletteField(Theme& theme, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
};

} // namespace tealdeck
