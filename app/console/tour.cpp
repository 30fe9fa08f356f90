#include "app/console/tour.h"

#include "ui/change/change_center.h"
#include "ui/change/change_dialog.h"
#include "ui/change/change_flow.h"
#include "ui/change/leave_dialog.h"
#include "ui/change/wish_dialog.h"
#include "ui/models/table_view.h"
#include "ui/pages/cluster/cluster_tabs.h"
#include "ui/pages/delivery/delivery_page.h"
#include "ui/pages/wall/wall_view.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/log_view.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTimer>

#include <cstdio>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int pollMilliseconds = 50;
constexpr Duration stepLimit = std::chrono::seconds(90);

void say(const QString& text)
{
    std::printf("%s\n", qUtf8Printable(text));
    std::fflush(stdout);
}

} // namespace

Tour::Tour(Theme& theme, Session& session, MainWindow& window, DeliveryPage& delivery, ChangeCenter& changes, TourOptions options,
           QObject* parent)
    : QObject(parent)
    , m_theme(theme)
    , m_session(session)
    , m_window(window)
    , m_delivery(delivery)
    , m_changes(changes)
    , m_folder(std::move(options.folder))
    , m_stepBegan(session.scheduler().now())
    , m_timer(new QTimer(this))
{
    QDir().mkpath(m_folder);
    m_window.resize(options.size);
    m_steps.push_back(
        {u"reading the sandbox"_s,
         [this] { return m_session.areApplicationsKnown() && isLive(m_session.freshness()) && !m_session.identity().user.empty(); },
         [this] {
             say(tr("Read %1 pods and %2 applications of %3.")
                     .arg(m_session.pods().rows().size())
                     .arg(m_session.applications().size())
                     .arg(QString::fromStdString(environmentTitle(m_session.settings()))));
         }});
    planPages(u"light"_s, ThemeChoice::Light);
    planPages(u"dark"_s, ThemeChoice::Dark);
    planTextSizes();
    if (m_session.executor()) {
        planSwitch(u"switch"_s, "green");
        planSwitch(u"switch-back"_s, "blue");
        planPages(u"after"_s, ThemeChoice::Light);
    }
    connect(m_timer, &QTimer::timeout, this, &Tour::work);
    m_timer->start(pollMilliseconds);
}

Tour::~Tour() = default;

void Tour::planPages(const QString& suffix, ThemeChoice choice)
{
    for (const QString& page : {u"overview"_s, u"delivery"_s, u"cluster"_s, u"journal"_s, u"settings"_s}) {
        m_steps.push_back({u"page "_s + page, [] { return true; },
                           [this, page, choice] {
                               m_theme.setChoice(choice);
                               m_window.showPage(page);
                               m_delivery.showApplication("shop/web");
                           }});
        m_steps.push_back({u"picture of "_s + page, [] { return true; }, [this, page, suffix] { picture(page + u'-' + suffix); }});
        if (page == u"cluster"_s || page == u"journal"_s)
            planDetails(page, suffix);
        if (page == u"cluster"_s) {
            planObject(suffix);
            planTabs(suffix);
        }
    }
    planWishes(suffix);
    planPalette(suffix);
    planWall(suffix);
}

// What is asked for before a plan, over the pods; nothing is planned.
void Tour::planWishes(const QString& suffix)
{
    if (!m_session.executor())
        return;
    const WorkloadRequest scale{
        .verb = WorkloadVerb::Scale, .kind = "Deployment", .namespaceName = "shop", .name = "web-blue", .replicas = 12};
    const WorkloadRequest image{.verb = WorkloadVerb::SetImage, .kind = "Deployment", .namespaceName = "shop", .name = "web-blue"};
    const ObjectRequest bounds{.verb = ObjectVerb::SetBounds, .kind = "HorizontalPodAutoscaler", .namespaceName = "shop", .name = "web"};
    const ObjectRequest drain{.verb = ObjectVerb::Drain, .kind = "Node", .namespaceName = {}, .name = "node-a1"};
    planWish(u"wish-scale-"_s + suffix, [=, this] { return WishDialog::forScale(m_theme, scale, &m_window); });
    planWish(u"wish-image-"_s + suffix, [=, this] {
        return WishDialog::forImage(m_theme, image, {{.name = u"web"_s, .image = u"registry.example/shop/web:1.8.2"_s}}, &m_window);
    });
    planWish(u"wish-bounds-"_s + suffix, [=, this] {
        return WishDialog::forBounds(m_theme, bounds, {{"min", "2"}, {"max", "8"}, {"target", "70"}}, &m_window);
    });
    planWish(u"wish-drain-"_s + suffix, [=, this] { return WishDialog::forDrain(m_theme, drain, &m_window); });
}

void Tour::planWish(const QString& name, std::function<WishDialog*()> open)
{
    m_steps.push_back({name, [] { return true; },
                       [this, open = std::move(open)] {
                           m_window.showPage(u"cluster"_s);
                           open()->open();
                       }});
    m_steps.push_back({u"picture of "_s + name, [] { return true; },
                       [this, name] {
                           picture(name);
                           if (auto* wish = m_window.findChild<WishDialog*>())
                               wish->reject();
                       }});
}

// The wall display as large as the window; on its own, because the tour's window stays as it is.
void Tour::planWall(const QString& suffix)
{
    m_steps.push_back({u"wall"_s, [] { return true; },
                       [this, suffix] {
                           auto* wall = m_window.findChild<WallView*>();
                           wall->resize(m_window.size());
                           save(wall->grab(), u"wall-"_s + suffix);
                       }});
}

// The same pages with the smallest and the largest text.
void Tour::planTextSizes()
{
    for (const int percent : {90, 150}) {
        for (const QString& page : {u"overview"_s, u"delivery"_s, u"cluster"_s, u"settings"_s}) {
            m_steps.push_back({u"%1 at %2 %"_s.arg(page).arg(percent), [] { return true; },
                               [this, page, percent] {
                                   m_theme.setChoice(ThemeChoice::Light);
                                   m_theme.setTextScale(percent);
                                   m_window.showPage(page);
                               }});
            m_steps.push_back({u"picture of %1 at %2 %"_s.arg(page).arg(percent), [] { return true; },
                               [this, page, percent] { picture(u"%1-text-%2"_s.arg(page).arg(percent)); }});
        }
    }
    planWall(u"text-150"_s);
    m_steps.push_back({u"normal text"_s, [] { return true; }, [this] { m_theme.setTextScale(100); }});
}

// The first row of the page's table with its details beside it; a journal that is still empty has none.
void Tour::planDetails(const QString& page, const QString& suffix)
{
    m_steps.push_back({u"details of "_s + page, [] { return true; },
                       [this] {
                           pressInTable(Qt::Key_Home);
                           pressInTable(Qt::Key_Return);
                       }});
    m_steps.push_back({u"picture of the details of "_s + page, [] { return true; },
                       [this, page, suffix] {
                           picture(page + u"-details-"_s + suffix);
                           pressInTable(Qt::Key_Escape);
                       }});
}

// What a letter in the list shows of the first pod: its logs once there are lines, its YAML, its events.
void Tour::planObject(const QString& suffix)
{
    const auto always = [] { return true; };
    m_steps.push_back({u"logs"_s, always, [this] {
                           pressInTable(Qt::Key_Home);
                           pressInTable(Qt::Key_L);
                       }});
    m_steps.push_back({u"picture of the logs"_s,
                       [this] {
                           const auto* view = m_window.findChild<LogView*>();
                           return view && view->rows() && view->rows()->count() > 0;
                       },
                       [this, suffix] {
                           picture(u"cluster-logs-"_s + suffix);
                           pressInTable(Qt::Key_Y);
                       }});
    m_steps.push_back({u"picture of the YAML"_s, always, [this, suffix] {
                           picture(u"cluster-yaml-"_s + suffix);
                           pressInTable(Qt::Key_V);
                       }});
    m_steps.push_back({u"picture of its events"_s, always, [this, suffix] {
                           picture(u"cluster-object-events-"_s + suffix);
                           pressInTable(Qt::Key_Escape);
                       }});
}

// The other tabs of the Cluster page, each once its rows are there; the pods again at the end.
void Tour::planTabs(const QString& suffix)
{
    const auto show = [this](const QString& id) {
        if (auto* tabs = m_window.findChild<ClusterTabs*>())
            tabs->showTab(id);
    };
    for (const QString& id : {u"workloads"_s, u"services"_s, u"ingresses"_s, u"nodes"_s, u"events"_s, u"resources"_s}) {
        m_steps.push_back({u"tab "_s + id, [] { return true; }, [show, id] { show(id); }});
        m_steps.push_back({u"picture of tab "_s + id,
                           [this] {
                               const TableView* table = visibleTable();
                               return table && table->model() && table->model()->rowCount() > 0;
                           },
                           [this, id, suffix] { picture(u"cluster-"_s + id + u'-' + suffix); }});
    }
    m_steps.push_back({u"tab pods"_s, [] { return true; }, [show] { show(u"pods"_s); }});
}

void Tour::planPalette(const QString& suffix)
{
    m_steps.push_back({u"palette"_s, [] { return true; },
                       [this] {
                           for (QAction* action : m_window.actions()) {
                               if (action->shortcuts().contains(QKeySequence(Qt::CTRL | Qt::Key_K)))
                                   action->trigger();
                           }
                           if (auto* field = m_window.palette().findChild<QLineEdit*>())
                               field->insert(u"web"_s);
                       }});
    m_steps.push_back({u"picture of the palette"_s, [] { return true; },
                       [this, suffix] {
                           picture(u"palette-"_s + suffix);
                           m_window.palette().close();
                       }});
}

TableView* Tour::visibleTable() const
{
    for (TableView* table : m_window.findChildren<TableView*>()) {
        if (table->isVisible())
            return table;
    }
    return nullptr;
}

void Tour::pressInTable(int key)
{
    TableView* table = visibleTable();
    if (!table)
        return;
    table->setFocus();
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
    QApplication::sendEvent(table, &press);
}

void Tour::planSwitch(const QString& name, const std::string& slot)
{
    const auto flowIs = [this](auto predicate) { return [this, predicate] { return dialog() && predicate(dialog()->flow()); }; };
    m_steps.push_back({name + u": pods of the target are ready"_s,
                       [this, slot] {
                           const Application* web = m_session.application("shop/web");
                           const Slot* target = web ? web->slot(slot) : nullptr;
                           return target && target->desired > 0 && target->ready == target->desired;
                       },
                       [this, slot] {
                           m_theme.setChoice(ThemeChoice::Light);
                           m_window.showPage(u"delivery"_s);
                           const Application* web = m_session.application("shop/web");
                           m_changes.plan(SwitchRequest{.namespaceName = "shop",
                                                        .service = "web",
                                                        .targetSlot = slot,
                                                        .seenUid = web->serviceUid,
                                                        .seenSelector = web->selector,
                                                        .purpose = std::nullopt});
                       }});
    m_steps.push_back({name + u": plan"_s,
                       flowIs([](const ChangeFlow& flow) { return std::holds_alternative<FlowConfirming>(flow.state()); }),
                       [this] { answer(); }});
    m_steps.push_back({name + u": picture of the plan"_s, [] { return true; }, [this, name] { picture(name + u"-1-plan"_s); }});
    m_steps.push_back({name + u": send"_s, flowIs([](const ChangeFlow& flow) { return !flow.obstacle().has_value(); }), [this] {
                           QKeyEvent press(QEvent::KeyPress, Qt::Key_Return, Qt::ControlModifier);
                           QApplication::sendEvent(dialog(), &press);
                       }});
    m_steps.push_back({name + u": running"_s,
                       flowIs([](const ChangeFlow& flow) { return flow.progress() && flow.progress()->stage != Stage::Send; }),
                       [this, name] { picture(name + u"-2-watch"_s); }});
    if (name == u"switch"_s)
        planLeaving();
    m_steps.push_back({name + u": ended"_s, flowIs([](const ChangeFlow& flow) { return flow.isEnded(); }), [this, name] {
                           const ChangeProgress& progress = *dialog()->flow().progress();
                           say(tr("%1: %2, %3 requests sent.")
                                   .arg(QString::fromStdString(render(progress.plan.title)),
                                        QString::fromUtf8(outcomeWord(*progress.outcome).data(),
                                                          static_cast<qsizetype>(outcomeWord(*progress.outcome).size())))
                                   .arg(progress.writes.size()));
                           if (!std::holds_alternative<Done>(*progress.outcome)) {
                               end(1);
                               return;
                           }
                           picture(name + u"-3-done"_s);
                           dialog()->reject();
                       }});
    m_steps.push_back({name + u": seen on the page"_s,
                       [this, slot] {
                           const Application* web = m_session.application("shop/web");
                           return web && web->selectedSlot() && web->selectedSlot()->name == slot;
                       },
                       [] {}});
    m_steps.push_back({name + u": picture of the page"_s, [] { return true; }, [this, name] { picture(name + u"-4-page"_s); }});
}

// The running change goes to the background, and the window is to be closed over it: the question, then back to the change.
void Tour::planLeaving()
{
    const auto asked = [this] { return m_window.findChild<LeaveDialog*>(); };
    m_steps.push_back({u"leaving"_s, [] { return true; },
                       [this] {
                           const ChangeFlow& flow = dialog()->flow();
                           if (!flow.isRunning())
                               return end(1); // closing would end the tour
                           m_left = std::get<FlowSent>(flow.state()).id;
                           dialog()->reject();
                           m_window.close();
                       }});
    m_steps.push_back({u"picture of leaving, light"_s, [asked] { return asked() && asked()->isVisible(); },
                       [this] {
                           picture(u"leave-light"_s);
                           m_theme.setChoice(ThemeChoice::Dark);
                       }});
    m_steps.push_back({u"picture of leaving, dark"_s, [] { return true; },
                       [this, asked] {
                           picture(u"leave-dark"_s);
                           m_theme.setChoice(ThemeChoice::Light);
                           if (asked())
                               asked()->reject();
                           m_changes.open(m_left);
                       }});
}

void Tour::work()
{
    if (m_next >= m_steps.size()) {
        say(tr("%1 pictures are in %2. Requests that changed something: %3.")
                .arg(m_pictures)
                .arg(m_folder)
                .arg(m_session.writes().count()));
        end(0);
        return;
    }
    const Step& step = m_steps[m_next];
    if (step.isReady()) {
        ++m_next;
        m_stepBegan = m_session.scheduler().now();
        step.act();
    } else if (m_session.scheduler().now() - m_stepBegan > stepLimit) {
        say(tr("The tour got stuck at \"%1\".").arg(step.name));
        picture(u"stuck"_s);
        end(1);
    }
}

void Tour::picture(const QString& name)
{
    QApplication::processEvents(QEventLoop::ExcludeUserInputEvents); // what was asked to be painted is painted
    QPixmap pixmap = m_window.grab();
    for (QDialog* above :
         std::initializer_list<QDialog*>{dialog(), m_window.findChild<LeaveDialog*>(), m_window.findChild<WishDialog*>()}) {
        if (!above || !above->isVisible())
            continue;
        const QPixmap grabbed = above->grab();
        QPainter painter(&pixmap);
        painter.drawPixmap(above->mapToGlobal(QPoint()) - m_window.mapToGlobal(QPoint()), grabbed);
    }
    save(pixmap, name);
}

void Tour::save(const QPixmap& pixmap, const QString& name)
{
    const QString path = QDir(m_folder).filePath(name + u".png"_s);
    if (!pixmap.save(path)) {
        say(tr("%1 could not be written.").arg(path));
        end(1);
        return;
    }
    ++m_pictures;
    say(path);
}

void Tour::answer()
{
    for (QCheckBox* box : dialog()->findChildren<QCheckBox*>()) {
        if (box->isVisible() && !box->isChecked())
            box->click();
    }
    const Requirements requirements = requirementsOf(*dialog()->flow().plan());
    if (auto* name = dialog()->findChild<QLineEdit*>(u"typedName"_s); name && requirements.typedName) {
        name->setFocus();
        name->insert(QString::fromStdString(*requirements.typedName));
        Q_EMIT name->textEdited(name->text());
    }
    if (auto* reason = dialog()->findChild<QLineEdit*>(u"reason"_s); reason && requirements.needsReason) {
        reason->setFocus();
        reason->insert(tr("Release 1.43.0, CHG-2291. Agreed with on-call."));
        Q_EMIT reason->textEdited(reason->text());
    }
}

void Tour::end(int code)
{
    m_timer->stop();
    QTimer::singleShot(0, qApp, [code] { QApplication::exit(code); });
}

ChangeDialog* Tour::dialog() const
{
    return m_changes.dialog();
}

} // namespace tealdeck
