#pragma once

class QPushButton;

namespace tealdeck
{

// How much a button does. Normal: reads, arranges. Primary (ink): opens a plan. Write (class colour): really sends; only in the change
// dialog. Link: leads somewhere. Flat: a button in a bar, without a frame.
enum class ButtonVariant
{
    Normal,
    Primary,
    Write,
    Link,
    Flat,
};

enum class ButtonSize
{
    Banner, // 24
    Normal, // 28
    Dialog, // 32
};

void setVariant(QPushButton& button, ButtonVariant variant, ButtonSize size = ButtonSize::Normal);
ButtonVariant variantOf(const QPushButton& button);
ButtonSize sizeOf(const QPushButton& button);

} // namespace tealdeck
