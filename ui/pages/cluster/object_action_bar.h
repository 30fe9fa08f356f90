#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "core/session/object_reader.h"
#include "core/session/session.h"

class QAction;
class QMenu;
class QPushButton;

namespace tealdeck
{

class Theme;

// What can be changed about the object in the details: a menu of changes, each leading to a plan. Off where nothing may be written, with
// the reason; an object that cannot be changed in any way has no bar. What workloads offer follows from their kind at once; what others
// offer is known when they were read.
class ObjectActionBar : public QWidget
{
    Q_OBJECT

public:
    // Both outlive it.
    ObjectActionBar(Theme& theme, Session& session, QWidget* parent = nullptr);

    void showObject(const ObjectAddress& object);
    // The object as it was read.
    void showView(const ObjectView& view);

Q_SIGNALS:
    void planWanted(const ChangeRequest& wish);

private:
    QAction* add(const QString& text, const char* name);
    void showState();
    void askForReplicas();
    void askForImage();
    void wish(WorkloadVerb verb);
    WorkloadRequest wishOf(WorkloadVerb verb) const;
    const Workload* workload() const; // null: not read as a row (a DaemonSet)
    bool isWorkload() const;
    void showOffers(const std::vector<ObjectOffer>& offers);
    void takeOffer(const ObjectOffer& offer);

    Theme& m_theme;
    Session& m_session;
    ObjectAddress m_object;
    QPushButton* m_button;
    QMenu* m_menu;
    QAction* m_scale;
    QAction* m_image;
    QAction* m_restart;
    QAction* m_pause;
    std::vector<ObjectOffer> m_offers;
    std::vector<QAction*> m_offerActions; // one each
    Handle m_rows;
    Handle m_identity;
};

} // namespace tealdeck
