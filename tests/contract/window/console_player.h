#pragma once

#include "tests/support/console_window.h"

#include "app/console/console.h"
#include "ui/change/leave_dialog.h"
#include "ui/pages/delivery/application_list.h"
#include "ui/widgets/slot_card.h"

#include <QPointer>
#include <QSocketNotifier>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <set>

#include <unistd.h>

namespace tealdeck
{

// Clicks and types into the console of its own process, as a person would who has one line of orders at a time: plan ("web to green" is
// planned by itself at the start), "send", "close", "press NAME". Prints what is seen: "planned", each line of the change's progress as
// "begun TITLE" and "line TITLE", "asked" when closing is asked about, and, once "live" was ordered, "live SLOT" whenever another slot is.
class ConsolePlayer
{
public:
    ConsolePlayer()
    {
        QObject::connect(&m_timer, &QTimer::timeout, [this] { look(); });
        m_timer.start(50);
        QObject::connect(&m_orders, &QSocketNotifier::activated, [this] { takeOrders(); });
    }

private:
    template <typename Widget>
    static Widget* shown()
    {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            auto* found = qobject_cast<Widget*>(widget);
            if (found && found->isVisible())
                return found;
        }
        return nullptr;
    }

    static void say(const char* word, const QString& text = {})
    {
        std::printf("%s %s\n", word, qUtf8Printable(text));
        std::fflush(stdout);
    }

    void look()
    {
        if (auto* dialog = shown<ChangeDialog>())
            report(*dialog);
        else if (auto* window = shown<MainWindow>())
            plan(*window);
        if (m_isLiveWanted)
            sayLive();
        const bool isAsked = shown<LeaveDialog>() != nullptr;
        if (isAsked && !m_wasAsked)
            say("asked");
        m_wasAsked = isAsked;
    }

    void plan(MainWindow& window)
    {
        if (m_isPlanned)
            return;
        window.showPage(QStringLiteral("delivery"));
        auto* list = window.findChild<ApplicationList*>();
        for (int row = 0; list && list->chosen() != "shop/web" && row < list->model()->rowCount(); ++row)
            QTest::keyClick(list, row == 0 ? Qt::Key_Home : Qt::Key_Down);
        for (QPushButton* button : window.findChildren<QPushButton*>()) {
            if (button->isVisible() && button->isEnabled() && button->text().startsWith(QStringLiteral("Switch to green"))) {
                m_isPlanned = true;
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
    }

    void report(const ChangeDialog& dialog)
    {
        if (std::holds_alternative<FlowConfirming>(dialog.flow().state()) && !m_isPlanTold) {
            m_isPlanTold = true;
            say("planned");
        }
        const ChangeProgress* progress = dialog.flow().progress();
        for (const ProgressLine& line : progress ? progress->lines : std::vector<ProgressLine>()) {
            const char* word = line.state == ProgressLine::State::Running ? "begun" : "line";
            const QString title = QString::fromStdString(render(line.title));
            if (m_told.insert(word + title).second)
                say(word, title);
        }
    }

    void takeOrders()
    {
        char byte = 0;
        if (::read(STDIN_FILENO, &byte, 1) != 1) {
            m_orders.setEnabled(false);
            return;
        }
        if (byte != '\n') {
            m_line += QLatin1Char(byte);
            return;
        }
        obey(std::exchange(m_line, {}));
    }

    void sayLive()
    {
        const auto* window = shown<MainWindow>();
        if (!window)
            return; // it was closed, the program is about to end
        QString live;
        for (const SlotCard* card : window->findChildren<SlotCard*>()) {
            if (card->isVisible() && card->slot().isLive)
                live = card->slot().name;
        }
        if (live != std::exchange(m_live, live))
            say("live", live);
    }

    void obey(const QString& order)
    {
        auto* dialog = shown<ChangeDialog>();
        if (order == QStringLiteral("send") && dialog) {
            ConsoleWindow::answer(*dialog, QStringLiteral("contract test"));
            QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        } else if (order == QStringLiteral("close")) {
            if (dialog)
                QTest::keyClick(dialog, Qt::Key_Escape); // it goes on in the background
            if (auto* window = shown<MainWindow>())
                window->close();
        } else if (order == QStringLiteral("live")) {
            m_isLiveWanted = true;
        } else if (auto* leave = shown<LeaveDialog>(); leave && order.startsWith(QStringLiteral("press "))) {
            QTest::mouseClick(leave->findChild<QPushButton*>(order.mid(6)), Qt::LeftButton);
        } else {
            say("cannot", order);
        }
    }

    QTimer m_timer;
    QSocketNotifier m_orders{STDIN_FILENO, QSocketNotifier::Read};
    QString m_line;
    bool m_isPlanned = false;
    bool m_isPlanTold = false;
    bool m_wasAsked = false;
    bool m_isLiveWanted = false;
    QString m_live;
    std::set<QString> m_told;
};

// The whole console as the program makes it, played in this process.
inline int playConsole(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    QApplication::setApplicationName(QStringLiteral("tealdeck"));
    const QApplication application(argc, argv);
    ConsoleOptions options;
    options.context = argv[2];
    Console console(std::move(options));
    const ConsolePlayer player;
    return console.run();
}

} // namespace tealdeck
