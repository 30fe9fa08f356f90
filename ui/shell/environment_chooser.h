#pragma once

#include "core/change/change.h"

#include <QString>
#include <QWidget>

#include <vector>

class QListWidget;

namespace tealdeck
{

class Theme;

// One environment that can be opened.
struct EnvironmentChoice
{
    QString id; // name of the context; empty: the sandbox
    QString title;
    QString detail; // cluster and user
    EnvironmentClass environmentClass = EnvironmentClass::Production;
    bool isClassified = true;
    bool isCurrent = false; // the kubeconfig's current context
};

// The first window where there is something to choose: the contexts of the kubeconfig and the sandbox. A window opened from it stays with
// its environment for good.
class EnvironmentChooser : public QWidget
{
    Q_OBJECT

public:
    // `problem`: why the kubeconfig could not be read; empty: it could.
    EnvironmentChooser(Theme& theme, std::vector<EnvironmentChoice> choices, const QString& problem, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& id);

private:
    void choose();

    std::vector<EnvironmentChoice> m_choices;
    QListWidget* m_list;
};

} // namespace tealdeck
