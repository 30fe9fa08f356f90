#pragma once

// Qt first: moc 6.4 cannot parse the standard library's concepts before it has seen Qt's macros.
#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include "core/session/session.h"

#include <vector>

class QTimer;

namespace tealdeck
{

class MainWindow;

struct FiguresOptions
{
    QString file; // the figures go here, as JSON
    int settledAfter = 60; // seconds after all pods were there until memory is looked at
    std::string stormsUntil; // namespace/name of the pod that ends a storm of changes; empty: there is none
};

// Measures a console at work for tests/bench: how long until the first pods and all of them were there, what that cost, how memory
// settles, how the event loop kept its pace, how long a keystroke in the filter and a sort take. Where a storm is expected, FILE.ready
// says that it may begin, and FILE.rows gets the rows that are left. Writes one JSON object and ends the program. Linux only, as the
// sources of its figures are (/proc).
class Figures : public QObject
{
    Q_OBJECT

public:
    Figures(Session& session, MainWindow& window, FiguresOptions options);
    ~Figures() override;

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void notePaint(QObject* watched);
    void beat();
    void takeRows(const StoreChange& change);
    void beginStorm();
    void endStorm();
    void takeFreshness();
    void typeAndSort();
    void write();
    double now() const { return static_cast<double>(m_since.nsecsElapsed()) / 1e9; }

    Session& m_session;
    MainWindow& m_window;
    FiguresOptions m_options;
    QElapsedTimer m_since; // the start of the session
    QTimer* m_heart;
    QElapsedTimer m_lastBeat;
    std::vector<double> m_late; // seconds by which beats came late, while the pods came in
    double m_beforeUs = 0; // seconds from the start of the process until m_since
    double m_firstPaint = -1;
    double m_firstRowPaint = -1;
    double m_firstRows = -1;
    double m_complete = -1;
    double m_cpuAtComplete = 0;
    bool m_isStorm = false;
    qint64 m_updates = 0; // rows that the storm changed, as the store told it: those of one object between two looks count once
    qint64 m_removals = 0;
    std::vector<double> m_keystrokes;
    std::vector<double> m_sorts;
    std::vector<Handle> m_listeners;
};

} // namespace tealdeck
