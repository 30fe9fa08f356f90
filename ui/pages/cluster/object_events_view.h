#pragma once

#include "core/domain/object_view.h"

#include <QStackedWidget>

#include <vector>

class QTableView;

namespace tealdeck
{

class TextLabel;
class Theme;

// The events of an object, newest first: when, what, how often and in which words.
class ObjectEventsView : public QStackedWidget
{
    Q_OBJECT

public:
    explicit ObjectEventsView(Theme& theme, QWidget* parent = nullptr);
    ~ObjectEventsView() override;

    // Until the events were read (`isComplete`), it says so.
    void set(const ObjectView& view);

private:
    class Model;

    void applyTheme();

    Theme& m_theme;
    TextLabel* m_nothing;
    QTableView* m_table;
    Model* m_model;
};

} // namespace tealdeck
