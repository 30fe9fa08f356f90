#include <QtTest> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/support/change_bench.h"
#include "ui/pages/delivery/delivery_page.h"
#include "ui/settings/user_settings.h"
#include "ui/shell/environment_view.h"
#include "ui/shell/main_window.h"

#include <QDir>
#include <QPainter>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// Draws the delivery page and every stage of the change dialog in both themes and three sizes: into the folder TEALDECK_PICTURES for eyes,
// and always far enough to know that nothing is empty or wider than its window.
class DeliveryPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pictures_data();
    void pictures();
};

namespace
{

using Arrange = std::function<void(struct Studio&)>;

Error errorOf(ErrorKind kind, const Message& words, const std::string& detail)
{
    return {.kind = kind, .message = words, .detail = detail};
}

// A whole window with the delivery page, at half past two on a Thursday.
struct Studio
{
    Studio(ThemeChoice choice, QSize size)
        : look(theme)
        , desk(scheduler)
    {
        theme.setChoice(choice);
        scheduler.fakeClock().setWall(std::chrono::sys_days(std::chrono::year(2026) / 9 / 17) + std::chrono::hours(12)
                                      + std::chrono::minutes(33) + std::chrono::seconds(10));
        desk.environmentNow = {.title = "shop / prod-eu-1",
                               .context = "prod-eu-1",
                               .server = "https://10.4.0.1:6443",
                               .environmentClass = EnvironmentClass::Production,
                               .clusterUid = shop::clusterUid,
                               .user = "oncall-eu",
                               .groups = {"shop-operators"}};
        desk.applicationsNow
            = {shop::application("api", wallNow()), shop::application("web", wallNow()), shop::consumer("worker", wallNow())};
        desk.applicationsNow[0].slots[1].ready = 7;
        desk.freshnessNow = Live{.since = scheduler.now(), .lastContact = scheduler.now()};
        desk.planner = [this](const SwitchRequest&) { return Result<Plan>(shop::plan(wallNow())); };
        addJournal();
        window = std::make_unique<MainWindow>(theme, actions, scheduler.clock(), settings);
        center = std::make_unique<ChangeCenter>(theme, desk, actions, window->toasts(), *window);
        window->setEnvironmentChips(center->chips());
        auto added = std::make_unique<DeliveryPage>(theme, desk, *center);
        page = added.get();
        window->addPage(std::move(added));
        window->setEnvironment({.product = u"shop"_s,
                                .environment = u"prod-eu-1"_s,
                                .environmentClass = EnvironmentClass::Production,
                                .isSandbox = false,
                                .isReadOnly = false,
                                .clusterUid = QString::fromStdString(shop::clusterUid.value),
                                .identity = u"oncall-eu"_s,
                                .freshness = desk.freshnessNow,
                                .writesSent = 0,
                                .sources = u"5 feeds live"_s,
                                .journal = u"Journal: 1,204 entries"_s});
        window->resize(size);
        window->show();
        desk.tell();
        page->showApplication("shop/web");
    }
    ~Studio() { center.reset(); }

    WallTime wallNow() const { return scheduler.clock().wallNow(); }
    void addJournal()
    {
        const auto add = [this](const std::string& id, const std::string& from, const std::string& to, const std::string& outcome,
                                Duration ago, const std::string& person) {
            for (JournalEntry& entry : shop::journalled(id, from, to, outcome, wallNow() - ago, person))
                desk.journal.push_back(std::move(entry));
        };
        add("1", "blue", "green", "done", std::chrono::hours(400), "release-eu");
        add("2", "green", "blue", "refused", std::chrono::hours(150), "oncall-eu");
        add("3", "green", "blue", "done", std::chrono::hours(52), "release-eu");
        // What ran on green then is older than what is there now: the next switch is a release.
        desk.journal[desk.journal.size() - 2] = shop::journalled("3", "green", "blue", {}, wallNow() - std::chrono::hours(52), "release-eu",
                                                                 "web=registry.example.org/shop/web:v1.41.0")
                                                    .front();
    }
    void plan()
    {
        center->plan(SwitchRequest{
            .namespaceName = "shop", .service = "web", .targetSlot = "green", .seenUid = {}, .seenSelector = {}, .purpose = {}});
        scheduler.runPosted();
    }
    void send()
    {
        plan();
        ChangeFlow& flow = const_cast<ChangeFlow&>(center->dialog()->flow());
        flow.setTypedName("prod-eu-1/web");
        flow.setReason("Release v1.43.0, CHG-2291. Agreed with on-call.");
        for (const std::string& id : warningsToAcknowledge(*flow.plan()))
            flow.setWarningSeen(id);
        flow.send();
        scheduler.fakeClock().advance(std::chrono::seconds(7));
        desk.report(sent());
    }
    ChangeProgress sent() const
    {
        ChangeProgress progress = shop::progress(desk.started.back().plan(), wallNow());
        progress.started = scheduler.now() - std::chrono::seconds(7);
        return progress;
    }
    void end(Outcome outcome, std::optional<EffectSeen> effect)
    {
        send();
        ChangeProgress progress = sent();
        progress.stage = Stage::Ended;
        progress.lines.back().state = effect ? ProgressLine::State::Done : ProgressLine::State::Failed;
        progress.effect = effect;
        progress.outcome = std::move(outcome);
        desk.report(std::move(progress));
    }
    // The window with its dialog in front, as a screen shows them.
    QImage picture()
    {
        QApplication::processEvents();
        QImage image = window->grab().toImage();
        if (QWidget* dialog = center->dialog()) {
            QPainter painter(&image);
            painter.drawPixmap(dialog->pos() - window->pos(), dialog->grab());
        }
        return image;
    }

    Theme theme;
    ApplicationLook look;
    FakeScheduler scheduler;
    FakeChangeDesk desk;
    ActionRegistry actions;
    UserSettings settings{QString()};
    std::unique_ptr<MainWindow> window;
    std::unique_ptr<ChangeCenter> center;
    DeliveryPage* page = nullptr;
};

const EffectSeen complete{.readyOnTarget = 12, .expectedOnTarget = 12, .readyElsewhere = 0, .isComplete = true};
const EffectSeen partly{.readyOnTarget = 9, .expectedOnTarget = 12, .readyElsewhere = 3, .isComplete = false};

std::vector<std::pair<const char*, Arrange>> scenes()
{
    const Error timeout = errorOf(ErrorKind::TimedOut, message("Kube", "The API server has not answered for 30 s."), "timeout");
    const Error lost = errorOf(ErrorKind::ConnectionLost, message("Net", "The connection was lost 1.2 s after the request had left."),
                               "recv: connection reset by peer");
    const Error changed
        = errorOf(ErrorKind::Conflict,
                  message("Progress", "%1 %2 was changed by %3 meanwhile: %4. Nothing of this change is in effect. Plan again.",
                          {"Service", "web", "kubectl", "app=web,color=red"}),
                  "the server rejected our request due to an error in our request");
    return {
        {"page", [](Studio&) {}},
        {"page-worker", [](Studio& studio) { studio.page->showApplication("shop/worker"); }},
        {"page-trouble",
         [](Studio& studio) {
             studio.desk.applicationsNow[1].slots[0].ready = 3;
             studio.desk.applicationsNow[1].slots[0].restarts = 41;
             studio.desk.applicationsNow[1].slots[0].lastRestart = studio.wallNow() - std::chrono::minutes(2);
             studio.desk.tell();
         }},
        {"page-back",
         [](Studio& studio) {
             Application& web = studio.desk.applicationsNow[1];
             web.slots[0].isSelected = false;
             web.slots[1].isSelected = true;
             for (JournalEntry& entry : shop::journalled("4", "blue", "green", "done", studio.wallNow() - std::chrono::minutes(4)))
                 studio.desk.journal.push_back(std::move(entry));
             studio.desk.tell();
         }},
        {"page-stale",
         [timeout](Studio& studio) {
             studio.desk.freshnessNow = Stale{.asOf = studio.scheduler.now() - std::chrono::seconds(244),
                                              .reason = timeout,
                                              .nextTry = studio.scheduler.now() + std::chrono::seconds(9)};
             studio.desk.tell();
         }},
        {"page-empty",
         [](Studio& studio) {
             studio.desk.applicationsNow.clear();
             studio.desk.tell();
         }},
        {"page-forbidden",
         [](Studio& studio) {
             studio.desk.applicationsNow.clear();
             studio.desk.freshnessNow = Unavailable{
                 .reason
                 = errorOf(ErrorKind::Forbidden, message("Kube", "Not permitted: list pods in the whole cluster."),
                           "pods is forbidden: User \"oncall-eu\" cannot list resource \"pods\" in API group \"\" at the cluster scope"),
                 .nextTry = studio.scheduler.now() + std::chrono::seconds(30)};
             studio.desk.tell();
         }},
        {"dialog-planning",
         [](Studio& studio) {
             studio.center->plan(SwitchRequest{
                 .namespaceName = "shop", .service = "web", .targetSlot = "green", .seenUid = {}, .seenSelector = {}, .purpose = {}});
         }},
        {"dialog-plan", [](Studio& studio) { studio.plan(); }},
        {"dialog-ready",
         [](Studio& studio) {
             studio.plan();
             ChangeFlow& flow = const_cast<ChangeFlow&>(studio.center->dialog()->flow());
             flow.setTypedName("prod-eu-1/web");
             flow.setReason("Release v1.43.0, CHG-2291. Agreed with on-call.");
             for (const std::string& id : warningsToAcknowledge(*flow.plan()))
                 flow.setWarningSeen(id);
         }},
        {"dialog-blocked",
         [](Studio& studio) {
             studio.desk.planner = [&studio](const SwitchRequest&) {
                 Plan plan = shop::plan(studio.wallNow());
                 plan.checks[0].verdict = Verdict::Failed;
                 plan.checks[0].measured
                     = message("Plan", "%1 of %2 pods ready on %3 nodes; %4 has %5 of %6", {"0", "12", "3", "blue", "12", "12"});
                 return Result<Plan>(plan);
             };
             studio.plan();
         }},
        {"dialog-running", [](Studio& studio) { studio.send(); }},
        {"dialog-done", [](Studio& studio) { studio.end(Done{.effect = complete}, complete); }},
        {"dialog-not-seen", [](Studio& studio) { studio.end(Done{.effect = partly}, partly); }},
        {"dialog-refused", [changed](Studio& studio) { studio.end(Refused{.reason = changed}, std::nullopt); }},
        {"dialog-unknown", [lost](Studio& studio) { studio.end(OutcomeUnknown{.reason = lost}, std::nullopt); }},
        {"chip",
         [](Studio& studio) {
             studio.send();
             studio.center->dialog()->reject();
         }},
    };
}

} // namespace

void DeliveryPicturesTest::pictures_data()
{
    QTest::addColumn<int>("scene");
    const auto all = scenes();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].first) << static_cast<int>(i);
}

void DeliveryPicturesTest::pictures()
{
    QFETCH(int, scene);
    const auto [name, arrange] = scenes()[static_cast<std::size_t>(scene)];
    const QString folder = qEnvironmentVariable("TEALDECK_PICTURES");
    for (const auto& [theme, choice] : {std::pair(u"light"_s, ThemeChoice::Light), std::pair(u"dark"_s, ThemeChoice::Dark)}) {
        for (const QSize size : {QSize(1440, 900), QSize(1280, 800), QSize(3840, 2160)}) {
            Studio studio(choice, size);
            arrange(studio);
            const QImage picture = studio.picture();
            QCOMPARE(picture.size(), size);
            if (const QWidget* dialog = studio.center->dialog())
                QVERIFY(dialog->width() <= size.width() - 68 && dialog->height() <= size.height() - 68);
            if (!folder.isEmpty())
                QVERIFY(picture.save(u"%1/%2-%3-%4.png"_s.arg(QDir(folder).absolutePath(), QLatin1String(name), theme).arg(size.width())));
        }
    }
}

QTEST_MAIN(DeliveryPicturesTest)
#include "delivery_pictures_test.moc"
