#pragma once

#include "core/session/log_feed.h"
#include "ui/widgets/surface.h"

#include <QStringList>

#include <functional>
#include <memory>

class QCheckBox;
class QComboBox;
class QPushButton;

namespace tealdeck
{

class ListFooter;
class LogFindBar;
class LogSaver;
class LogView;
class Session;

// How a pane gets at logs: the seam to Session::openLogs().
using OpenLogs = std::function<std::unique_ptr<LogFeed>(const LogChoice&)>;
OpenLogs logsOf(Session& session, LogPlace place);

// The logs of a pod or a workload beside a list: container, follow, earlier runs, search, saving; below how many lines there are and how
// old the last one is. It reads while it is visible and has been told whose logs to show. The session outlives it.
class LogPane : public Surface
{
    Q_OBJECT

public:
    LogPane(Theme& theme, const Clock& clock, QWidget* parent = nullptr);
    ~LogPane() override;

    // `containers`: of the pod, or of the pods of the workload.
    void showLogs(OpenLogs open, const QStringList& containers);
    // Ends reading; the lines go.
    void clear();

    void openFind();
    // Writes what is shown, all or what the filter leaves.
    void save(const QString& path);
    LogView& view() { return *m_view; }

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeBar();
    void fitBar();
    void reopen();
    void feedChanged();
    void updateNames();
    void updateFooter();
    QString countText() const;
    QString stateText() const;
    void patternChanged();
    void chooseFile();
    void saved(qint64 lines, const QString& error);

    const Clock& m_clock;
    QComboBox* m_container;
    QCheckBox* m_follow;
    QCheckBox* m_earlier;
    QPushButton* m_find;
    QPushButton* m_save;
    LogFindBar* m_findBar;
    LogView* m_view;
    ListFooter* m_footer;
    OpenLogs m_open;
    std::unique_ptr<LogFeed> m_feed;
    Handle m_changes;
    std::unique_ptr<LogSaver> m_saver;
    QString m_saveText; // what became of the last file
    LogBuffer::Number m_seen = 0; // the end when following stopped
};

} // namespace tealdeck
