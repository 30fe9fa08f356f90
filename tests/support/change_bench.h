#pragma once

#include "tests/support/fake_change_desk.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/shop_samples.h"
#include "ui/change/change_center.h"
#include "ui/change/change_dialog.h"
#include "ui/shell/action_registry.h"
#include "ui/text/translate.h"
#include "ui/theme/application_look.h"
#include "ui/theme/theme.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QWidget>

namespace tealdeck
{

// Everything that a change needs in a window, with a faked session: production, web on blue, a plan to green that has one warning and one
// check that was not run.
struct ChangeBench
{
    ChangeBench()
        : look(theme)
        , desk(scheduler)
        , toasts(theme, &window)
        , center(theme, desk, actions, toasts, window)
    {
        theme.setChoice(ThemeChoice::Light);
        window.resize(1440, 900);
        desk.environmentNow = {.title = "shop / prod-eu-1",
                               .context = "prod-eu-1",
                               .server = "https://127.0.0.1:6443",
                               .environmentClass = EnvironmentClass::Production,
                               .clusterUid = shop::clusterUid,
                               .user = "oncall-eu",
                               .groups = {"shop-operators", "system:authenticated"}};
        desk.applicationsNow = {shop::application("web", wallNow())};
        desk.freshnessNow = Live{.since = scheduler.now(), .lastContact = scheduler.now()};
        desk.planner = [this](const SwitchRequest&) { return Result<Plan>(shop::plan(wallNow())); };
        desk.tell();
    }

    WallTime wallNow() const { return scheduler.clock().wallNow(); }
    SwitchRequest request() const
    {
        return {.namespaceName = "shop", .service = "web", .targetSlot = "green", .seenUid = {}, .seenSelector = {}, .purpose = {}};
    }

    // Opens the dialog and lets the plan be made.
    void openPlan()
    {
        window.show();
        center.plan(request());
        scheduler.runPosted();
    }
    ChangeDialog& dialog() const { return *center.dialog(); }
    template <typename Widget>
    Widget* find(const char* name) const
    {
        return dialog().findChild<Widget*>(QLatin1String(name));
    }
    QPushButton* button(const char* name) const { return find<QPushButton>(name); }
    bool isOffered(const char* name) const { return button(name)->isVisibleTo(&dialog()); }

    // Gives every answer that the plan asks for.
    void giveAnswers()
    {
        ChangeFlow& flow = const_cast<ChangeFlow&>(dialog().flow());
        flow.setTypedName("prod-eu-1/web");
        flow.setReason("CHG-2291");
        for (const std::string& id : warningsToAcknowledge(*flow.plan()))
            flow.setWarningSeen(id);
    }
    // The change that was sent, as the session would report it.
    ChangeProgress sent() const { return shop::progress(desk.started.back().plan(), wallNow()); }
    void reportEnd(Outcome outcome)
    {
        ChangeProgress progress = sent();
        progress.stage = Stage::Ended;
        progress.outcome = std::move(outcome);
        desk.report(std::move(progress));
    }

    Theme theme;
    ApplicationLook look;
    FakeScheduler scheduler;
    FakeChangeDesk desk;
    ActionRegistry actions;
    QWidget window;
    ToastArea toasts;
    ChangeCenter center;
};

// All words on the visible widgets below one, painted ones by their accessible names.
inline QString visibleText(const QWidget& widget)
{
    QApplication::processEvents(); // children that came late are shown by an event
    QStringList words;
    for (const QWidget* child : widget.findChildren<QWidget*>()) {
        if (!child->isVisibleTo(&widget))
            continue;
        words << child->accessibleName() << child->accessibleDescription();
        if (const auto* label = qobject_cast<const QLabel*>(child))
            words << label->text();
        if (const auto* button = qobject_cast<const QAbstractButton*>(child))
            words << button->text();
    }
    return words.join(u'\n');
}

} // namespace tealdeck
