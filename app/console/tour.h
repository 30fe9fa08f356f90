#pragma once

// Qt first: moc 6.4 cannot parse the standard library's concepts before it has seen Qt's macros.
#include <QObject>
#include <QPixmap>
#include <QSize>
#include <QString>

#include "core/session/session.h"
#include "ui/theme/theme.h"

#include <functional>
#include <vector>

class QTimer;

namespace tealdeck
{

class ChangeCenter;
class ChangeDialog;
class DeliveryPage;
class MainWindow;
class TableView;
class WishDialog;

struct TourOptions
{
    QString folder; // the pictures go here; made when it is missing
    QSize size{1440, 900}; // of the window, in device-independent pixels
};

// Plays the main job by itself: every page in light and dark, a switch with its dialog, the way back, the journal. It clicks and types into
// the real widgets, writes a picture of each view into a folder, prints what it did and ends the program. In read-only mode it shows the
// pages only.
class Tour : public QObject
{
    Q_OBJECT

public:
    Tour(Theme& theme, Session& session, MainWindow& window, DeliveryPage& delivery, ChangeCenter& changes, TourOptions options,
         QObject* parent = nullptr);
    ~Tour() override;

private:
    // Waits until `isReady` holds, then acts.
    struct Step
    {
        QString name;
        std::function<bool()> isReady;
        std::function<void()> act;
    };

    void planPages(const QString& suffix, ThemeChoice choice);
    void planDetails(const QString& page, const QString& suffix);
    void planTabs(const QString& suffix);
    void planObject(const QString& suffix);
    void planWishes(const QString& suffix);
    void planWish(const QString& name, std::function<WishDialog*()> open);
    void planPalette(const QString& suffix);
    void planWall(const QString& suffix);
    void planTextSizes();
    void planSwitch(const QString& name, const std::string& slot);
    void planLeaving();
    void work();
    void picture(const QString& name);
    void save(const QPixmap& pixmap, const QString& name);
    void answer();
    void end(int code);
    TableView* visibleTable() const;
    void pressInTable(int key);
    ChangeDialog* dialog() const;

    Theme& m_theme;
    Session& m_session;
    MainWindow& m_window;
    DeliveryPage& m_delivery;
    ChangeCenter& m_changes;
    QString m_folder;
    std::vector<Step> m_steps;
    std::size_t m_next = 0;
    Instant m_stepBegan;
    int m_pictures = 0;
    ChangeId m_left; // the change in the background while leaving is asked about
    QTimer* m_timer;
};

} // namespace tealdeck
