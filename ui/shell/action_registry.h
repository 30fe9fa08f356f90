#pragma once

#include "ui/theme/glyph.h"

#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QAction;

namespace tealdeck
{

enum class ActionMenu
{
    File,
    View,
    Go,
    Change,
    Help,
};

// One action, described once; menu bar, palette and shortcuts are made from it.
struct ActionSpec
{
    QString id; // "theme.dark"
    QString text; // a verb with its object; an ellipsis means that a plan follows
    ActionMenu menu = ActionMenu::View;
    Glyph icon = Glyph::None;
    QList<QKeySequence> shortcuts = {};
    QString detail = {}; // quiet words behind the text: "v1.42.0 to v1.43.0"
    bool writes = false; // leads to a change: the palette shows the class
    std::function<void()> trigger = {};
};

// All actions of the window.
class ActionRegistry : public QObject
{
    Q_OBJECT

public:
    explicit ActionRegistry(QObject* parent = nullptr);

    // An id that is there already is replaced. The action lives as long as the registry or until remove().
    QAction* add(ActionSpec spec);
    void remove(const QString& id);
    void setText(const QString& id, const QString& text, const QString& detail = {});

    void enable(const QString& id);
    // Off, and why: one sentence without a full stop at the end ("blue is live already").
    void disable(const QString& id, const QString& reason);
    bool isEnabled(const QString& id) const;
    QString reasonOff(const QString& id) const;

    const std::vector<ActionSpec>& specs() const { return m_specs; } // in the order added
    QAction* action(const QString& id) const;

Q_SIGNALS:
    // Actions came or went, or changed their words or state.
    void changed();

private:
    std::vector<ActionSpec> m_specs;
    QHash<QString, QString> m_reasons;
};

} // namespace tealdeck
