#include "ui/shell/action_registry.h"

#include <QAction>

#include <algorithm>

namespace tealdeck
{

ActionRegistry::ActionRegistry(QObject* parent)
    : QObject(parent)
{
}

QAction* ActionRegistry::add(ActionSpec spec)
{
    remove(spec.id);
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setShortcuts(spec.shortcuts);
    action->setShortcutContext(Qt::WindowShortcut);
    action->setMenuRole(QAction::NoRole);
    connect(action, &QAction::triggered, this, [trigger = spec.trigger] {
        if (trigger)
            trigger();
    });
    m_specs.push_back(std::move(spec));
    Q_EMIT changed();
    return action;
}

void ActionRegistry::remove(const QString& id)
{
    const auto spec = std::ranges::find(m_specs, id, &ActionSpec::id);
    if (spec == m_specs.end())
        return;
    // Later, because an action may remove itself while it is being triggered.
    QAction* old = action(id);
    old->setObjectName(QString());
    old->setShortcuts(QList<QKeySequence>{});
    old->setEnabled(false);
    old->deleteLater();
    m_specs.erase(spec);
    Q_EMIT changed();
}

void ActionRegistry::setText(const QString& id, const QString& text, const QString& detail)
{
    const auto spec = std::ranges::find(m_specs, id, &ActionSpec::id);
    if (spec == m_specs.end())
        return;
    spec->text = text;
    spec->detail = detail;
    action(id)->setText(text);
    Q_EMIT changed();
}

QAction* ActionRegistry::action(const QString& id) const
{
    return findChild<QAction*>(id, Qt::FindDirectChildrenOnly);
}

void ActionRegistry::enable(const QString& id)
{
    QAction* found = action(id);
    if (!found || found->isEnabled())
        return;
    found->setEnabled(true);
    found->setToolTip(QString());
    m_reasons.remove(id);
    Q_EMIT changed();
}

void ActionRegistry::disable(const QString& id, const QString& reason)
{
    QAction* found = action(id);
    if (!found || (!found->isEnabled() && m_reasons.value(id) == reason))
        return;
    found->setEnabled(false);
    found->setToolTip(reason);
    m_reasons.insert(id, reason);
    Q_EMIT changed();
}

bool ActionRegistry::isEnabled(const QString& id) const
{
    const QAction* found = action(id);
    return found && found->isEnabled();
}

QString ActionRegistry::reasonOff(const QString& id) const
{
    return m_reasons.value(id);
}

} // namespace tealdeck
