#pragma once

#include "ui/widgets/painted_widget.h"

#include <QStringList>

#include <vector>

class QHBoxLayout;
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

// Under the page head: what is so (600), what follows, and buttons, the first one first. For what must be read.
class Banner : public PaintedWidget
{
    Q_OBJECT

public:
    explicit Banner(Theme& theme, QWidget* parent = nullptr);

    // Buttons that stay keep their place and the keyboard.
    void set(BannerTone tone, Glyph glyph, const QString& sentence, const QString& detail = {}, const QStringList& buttons = {});
    std::vector<QPushButton*> buttons() const { return m_buttons; }
    QAccessible::Role accessibleRole() const override { return QAccessible::AlertMessage; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void buttonClicked(int index);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paint(Canvas& canvas) override;

private:
    void setButtons(const QStringList& texts);

    BannerTone m_tone = BannerTone::Note;
    Glyph m_glyph = Glyph::Info;
    TextLabel* m_sentence;
    TextLabel* m_detail;
    QHBoxLayout* m_row;
    std::vector<QPushButton*> m_buttons;
};

} // namespace tealdeck
