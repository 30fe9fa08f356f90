#include "ui/change/change_chips.h"

#include "ui/theme/button_variant.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <set>

namespace tealdeck
{

ChangeChips::ChangeChips(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    hide();
}

void ChangeChips::set(const std::vector<ChangeChip>& chips)
{
    std::set<std::string> kept;
    for (const ChangeChip& chip : chips) {
        kept.insert(chip.id.value);
        QPushButton*& button = m_buttons[chip.id.value];
        if (!button)
            button = makeButton(chip.id);
        button->setIcon(m_theme.icon(chip.glyph, chip.color, 14));
        if (button->text() != chip.text)
            button->setText(chip.text);
        button->setToolTip(chip.sentence);
        button->setAccessibleDescription(chip.sentence);
    }
    for (auto entry = m_buttons.begin(); entry != m_buttons.end();) {
        if (!kept.contains(entry->first))
            entry->second->deleteLater();
        entry = kept.contains(entry->first) ? std::next(entry) : m_buttons.erase(entry);
    }
    setVisible(!chips.empty());
}

QPushButton* ChangeChips::makeButton(const ChangeId& id)
{
    auto* button = new QPushButton(this);
    setVariant(*button, ButtonVariant::Normal, ButtonSize::Banner);
    button->setAutoDefault(true);
    button->setIconSize(QSize(14, 14));
    connect(button, &QPushButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
    layout()->addWidget(button);
    return button;
}

} // namespace tealdeck
