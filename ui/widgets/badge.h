#pragma once

#include "ui/widgets/painted_widget.h"

namespace tealdeck
{

enum class EnvironmentClass; // core/change/change.h

enum class BadgeStyle
{
    Production, // filled plum
    Staging, // plum outline
    Quiet, // grey outline: development, READY, IDLE, SANDBOX, READ-ONLY
    Filled, // ink: LIVE
};

// A word in capitals in a small box: class of an environment, state of a slot, SANDBOX, READ-ONLY.
class Badge : public PaintedWidget
{
    Q_OBJECT

public:
    // `height`: 20 for classes in the bar, 18 in cards.
    Badge(Theme& theme, const QString& text, BadgeStyle style, int height = 20, QWidget* parent = nullptr);
    // "PRODUCTION", "STAGING", "DEVELOPMENT"
    static Badge* forClass(Theme& theme, EnvironmentClass environmentClass, QWidget* parent = nullptr);

    void set(const QString& text, BadgeStyle style);
    void setEnvironmentClass(EnvironmentClass environmentClass);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    // The same drawing inside another widget's paint; gives the width.
    static int paint(Canvas& canvas, const QRect& rightAligned, const QString& text, BadgeStyle style);
    static int widthOf(const Theme& theme, const QString& text);

protected:
    void paint(Canvas& canvas) override;

private:
    QString m_text;
    BadgeStyle m_style;
    int m_height;
};

// The word and style of a class.
QString classWord(EnvironmentClass environmentClass);
BadgeStyle badgeStyleOf(EnvironmentClass environmentClass);

} // namespace tealdeck
