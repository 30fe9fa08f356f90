#pragma once

#include "ui/widgets/painted_widget.h"

class QPushButton;

namespace tealdeck
{

class TextLabel;

enum class BannerTone
{
    Note,
    Warning,
    Critical,
};

// Under the page head: what is so (600), what follows, one button. For what must be read.
class Banner : public PaintedWidget
{
    Q_OBJECT

public:
    explicit Banner(Theme& theme, QWidget* parent = nullptr);

    // An empty button text draws no button.
    void set(BannerTone tone, Glyph glyph, const QString& sentence, const QString& detail = {}, const QString& button = {});
    QAccessible::Role accessibleRole() const override { return QAccessible::AlertMessage; }

Q_SIGNALS:
    void buttonClicked();

protected:
    void paint(Canvas& canvas) override;

private:
    BannerTone m_tone = BannerTone::Note;
    Glyph m_glyph = Glyph::Info;
    TextLabel* m_sentence;
    TextLabel* m_detail;
    QPushButton* m_button;
};

} // namespace tealdeck
