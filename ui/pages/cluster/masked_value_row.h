#pragma once

#include "core/domain/object_view.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace tealdeck
{

class Theme;

// One masked value: its key and size, a button, and the value while it is revealed.
class MaskedValueRow : public QWidget
{
    Q_OBJECT

public:
    MaskedValueRow(Theme& theme, MaskedValue value, QWidget* parent = nullptr);
    ~MaskedValueRow() override;

    const MaskedValue& value() const { return m_value; }
    void showValue(std::string_view text);
    void hideValue();
    bool isRevealed() const;

Q_SIGNALS:
    void revealWanted();

private:
    Theme& m_theme;
    MaskedValue m_value;
    QPushButton* m_button;
    QPlainTextEdit* m_text;
};

} // namespace tealdeck
