#pragma once

#include "core/change/change.h"
#include "ui/pages/cluster/object_details.h"

class QTimer;

namespace tealdeck
{

class LogPane;
class ObjectActionBar;
class Session;

// The details of an object together with its logs, where it has any: a pod, or the pods of a workload.
class DetailsPane : public ObjectDetails
{
    Q_OBJECT

public:
    // The session outlives it.
    DetailsPane(Theme& theme, Session& session, QWidget* parent = nullptr);

    void show(const ObjectAddress& object);
    // The list saw it change: it is read again, a burst of changes once.
    void changedInList();
    // Was closed: nothing is read any more.
    void end();

    static ObjectAddress addressOf(const Pod& pod);
    static ObjectAddress addressOf(const Workload& workload);

Q_SIGNALS:
    // Something about the object is to be changed: with a plan, as always.
    void planWanted(const ChangeRequest& wish);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void look();
    void takeVersion(const Result<std::string>& version);
    void showLogsOf(const ObjectAddress& object);

    Theme& m_theme;
    Session& m_session;
    LogPane* m_logPane = nullptr; // while the object has logs
    ObjectActionBar* m_actions;
    QTimer* m_delay;
    QTimer* m_look; // at the version of what no list of the session tells of
    std::string m_version; // as it was read last
    Handle m_looking;
};

} // namespace tealdeck
