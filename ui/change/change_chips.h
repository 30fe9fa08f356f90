#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "core/journal/journal_entry.h"
#include "ui/theme/theme.h"

#include <map>
#include <vector>

class QPushButton;

namespace tealdeck
{

// One change in the background, in words.
struct ChangeChip
{
    ChangeId id;
    Glyph glyph = Glyph::Live;
    Token color = Token::Ink;
    QString text; // "web: switching 0:12", "web: done"
    QString sentence; // for the tool tip and screen readers
};

// The changes that nobody looks at just now, as small buttons for the environment bar; a click opens the change again.
class ChangeChips : public QWidget
{
    Q_OBJECT

public:
    explicit ChangeChips(Theme& theme, QWidget* parent = nullptr);

    // Buttons stay where they are by id.
    void set(const std::vector<ChangeChip>& chips);

Q_SIGNALS:
    void chosen(const ChangeId& id);

private:
    QPushButton* makeButton(const ChangeId& id);

    Theme& m_theme;
    std::map<std::string, QPushButton*> m_buttons;
};

} // namespace tealdeck
