#pragma once

#include <QLineEdit>

#include "core/domain/label_selector.h"

class QTimer;

namespace tealdeck
{

class FieldMistake;
class Theme;

// The label selector that a list is kept to, beside its namespace. What is wrong stands below the list's fields; until it is right, the
// list stays as it was.
class LabelScopeField : public QLineEdit
{
    Q_OBJECT

public:
    explicit LabelScopeField(Theme& theme, QWidget* parent = nullptr);

    // What is in force; empty: all objects.
    const LabelSelector& scope() const { return m_scope; }
    // To be put below the row of fields.
    FieldMistake* mistake() const { return m_mistake; }
    // Empties it and is in force at once; false when it was empty.
    bool clearScope();

    QSize sizeHint() const override;

Q_SIGNALS:
    void scopeChanged();
    // Down or Enter: the list should take the focus.
    void listWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void apply();

    Theme& m_theme;
    QTimer* m_delay;
    FieldMistake* m_mistake;
    LabelSelector m_scope;
};

} // namespace tealdeck
