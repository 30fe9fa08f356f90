#pragma once

#include <QStackedWidget>

#include "ui/pages/cluster/tab_content.h"

#include <optional>
#include <string>

class QComboBox;

namespace tealdeck
{

struct KubeKind;
class KindTable;
class Session;
class Theme;
class UserSettings;
class ZoneNodes;

// The nodes in two ways: by zone with what fails together, and as kubectl lists them.
class NodesTab : public QStackedWidget, public TabContent
{
    Q_OBJECT

public:
    NodesTab(Theme& theme, Session& session, QWidget* parent = nullptr);

    void remember(UserSettings& settings);
    std::optional<int> count() const;

    QWidget* filterField() override;
    QWidget* list() override;
    bool goBackOneStep() override;
    QString statusText() const override;

Q_SIGNALS:
    void objectChosen(const KubeKind& kind, const std::string& namespaceName, const std::string& name, const std::string& uid);
    void countChanged();
    void retryWanted();

private:
    QComboBox* makeChooser(int index);
    TabContent& content() const;

    ZoneNodes* m_zones;
    KindTable* m_table;
};

} // namespace tealdeck
