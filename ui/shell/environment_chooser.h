#pragma once

#include "core/change/change.h"

#include <QString>
#include <QWidget>

#include <vector>

class QListWidget;
class QPushButton;

namespace tealdeck
{

class Banner;
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
    QString problem = {}; // why it cannot be opened; empty: it can be tried
};

// The first window where there is something to choose: the contexts of the kubeconfig and the sandbox. A window opened from it stays with
// its environment for good.
class EnvironmentChooser : public QWidget
{
    Q_OBJECT

public:
    EnvironmentChooser(Theme& theme, std::vector<EnvironmentChoice> choices, QWidget* parent = nullptr);

    // What went wrong, above the list: the kubeconfig could not be read, or what was chosen could not be opened.
    void showProblem(const QString& sentence, const QString& explanation);

Q_SIGNALS:
    void chosen(const QString& id);

private:
    void choose();
    void showChoice();

    std::vector<EnvironmentChoice> m_choices;
    Banner* m_banner;
    QListWidget* m_list;
    QPushButton* m_open;
};

} // namespace tealdeck
