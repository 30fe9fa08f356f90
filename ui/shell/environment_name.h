#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace tealdeck
{

// "shop / prod-eu-1" at the left of the environment bar; with an arrow when there is another environment to go to.
class EnvironmentName : public QAbstractButton
{
    Q_OBJECT

public:
    explicit EnvironmentName(Theme& theme, QWidget* parent = nullptr);

    void set(const QString& product, const QString& environment);
    void setSwitchable(bool isSwitchable);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
    QString m_product;
    QString m_environment;
};

} // namespace tealdeck
