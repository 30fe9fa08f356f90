#include "ui/widgets/status_strip.h"

#include "ui/widgets/status_toggle.h"

#include <QHBoxLayout>

#include <algorithm>

namespace tealdeck
{

StatusStrip::StatusStrip(Theme& theme, const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 4, 0); // the first glyph stands on the page margin
    layout->setSpacing(0);
    layout->addStretch(1);
    setFixedHeight(theme.scaled(32));
    connect(&theme, &Theme::changed, this, [this] { setFixedHeight(m_theme.scaled(32)); });
}

void StatusStrip::set(const std::vector<StatusCount>& counts)
{
    for (auto toggle = m_toggles.begin(); toggle != m_toggles.end();) {
        const bool isKept = std::ranges::any_of(counts, [&](const StatusCount& count) { return count.id == toggle->first; });
        // A status that is filtered out keeps its toggle, or nobody could bring it back.
        if (isKept || !toggle->second->isChecked()) {
            ++toggle;
            continue;
        }
        toggle->second->deleteLater();
        toggle->second->hide();
        toggle = m_toggles.erase(toggle);
    }
    auto* boxes = static_cast<QHBoxLayout*>(layout());
    int place = 0;
    for (const StatusCount& count : counts) {
        StatusToggle*& toggle = m_toggles[count.id];
        if (!toggle) {
            toggle = new StatusToggle(m_theme, this);
            connect(toggle, &QAbstractButton::toggled, this, [this, id = count.id](bool isShown) { Q_EMIT toggled(id, isShown); });
        }
        toggle->set(count, place > 0);
        if (boxes->indexOf(toggle) != place) {
            boxes->removeWidget(toggle);
            boxes->insertWidget(place, toggle);
        }
        toggle->show();
        ++place;
    }
}

void StatusStrip::setShown(const QString& id, bool isShown)
{
    if (const auto toggle = m_toggles.find(id); toggle != m_toggles.end())
        toggle->second->setChecked(isShown);
}

bool StatusStrip::isShown(const QString& id) const
{
    const auto toggle = m_toggles.find(id);
    return toggle == m_toggles.end() || toggle->second->isChecked();
}

std::vector<QString> StatusStrip::hiddenIds() const
{
    std::vector<QString> ids;
    for (const auto& [id, toggle] : m_toggles) {
        if (!toggle->isChecked())
            ids.push_back(id);
    }
    return ids;
}

} // namespace tealdeck
