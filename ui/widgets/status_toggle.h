#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/status_strip.h"

#include <QAbstractButton>

namespace tealdeck
{

// One status of a StatusStrip; checked = shown.
class StatusToggle : public QAbstractButton
{
    Q_OBJECT

public:
    StatusToggle(Theme& theme, QWidget* parent = nullptr);

    void set(const StatusCount& count, bool hasDivider);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
    StatusCount m_count;
    bool m_hasDivider = false;
};

} // namespace tealdeck
