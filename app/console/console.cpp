#include "app/console/console.h"

#include "app/console/figures.h"
#include "app/console/log.h"
#include "app/console/tour.h"
#include "app/console/workplace.h"
#include "core/journal/journal_folder.h"
#include "core/process/environment.h"
#include "core/session/connection.h"
#include "ui/shell/environment_chooser.h"
#include "ui/text/display_text.h"
#include "ui/text/translate.h"

#include <QApplication>
#include <QDir>
#include <QSessionManager>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <iostream>

namespace tealdeck
{
namespace
{

std::string environmentVariable(const char* name)
{
    return qEnvironmentVariable(name).toStdString();
}

Result<Kubeconfig> kubeconfigOf(const ConsoleOptions& options)
{
    return loadKubeconfig(kubeconfigPaths(options.kubeconfig, environmentVariable("KUBECONFIG"), environmentVariable("HOME")));
}

QString shown(const std::filesystem::path& path)
{
    return displayText(path.string());
}

// A tour shows the same product each time.
std::optional<std::uint32_t> tourSeed(const ConsoleOptions& options)
{
    return options.tourFolder.empty() ? std::nullopt : std::optional<std::uint32_t>(1);
}

EnvironmentChoice choiceFor(const KubeContext& context, const Kubeconfig& kubeconfig, const Workspace& workspace)
{
    const SessionSettings settings = settingsFor({.context = context.name}, workspace, {});
    const auto access = resolve(kubeconfig, context.name);
    return {.id = QString::fromStdString(context.name),
            .title = displayText(environmentTitle(settings)),
            .detail = displayText(context.name + ": " + context.user + " on " + context.cluster),
            .environmentClass = settings.environmentClass,
            .isClassified = settings.isClassified,
            .isCurrent = context.name == kubeconfig.currentContext,
            .problem = access ? QString() : translate(access.error())};
}

} // namespace

Console::Console(ConsoleOptions options)
    : m_options(std::move(options))
    , m_scheduler(m_clock)
    , m_settings(settingsFile())
    , m_lookSettings(m_theme, m_settings)
    , m_look(m_theme)
    , m_tourJournal(m_options.tourFolder.empty() ? nullptr : std::make_unique<QTemporaryDir>())
    , m_journal(m_scheduler, m_tourJournal ? m_tourJournal->path().toStdString() : std::string())
    , m_kubeconfig(kubeconfigOf(m_options))
{
    QObject::connect(&m_quitSignals, &QuitSignals::quitWanted, &m_quitSignals, [this] { quit(); });
    connect(
        qApp, &QGuiApplication::commitDataRequest, this,
        [this](QSessionManager& manager) {
            for (Workplace* workplace : workplaces())
                workplace->answer(manager);
        },
        Qt::DirectConnection); // it is answered when this returns
}

Console::~Console() = default;

void Console::quit()
{
    if (m_chooser)
        m_chooser->close();
    bool isAnyOpen = false;
    for (Workplace* workplace : workplaces()) {
        if (!workplace->window().isVisible())
            continue;
        isAnyOpen = true;
        workplace->closeSoon(); // the last window ends the program
    }
    if (!isAnyOpen)
        QApplication::exit(0);
}

// A tour always begins the same way.
QString Console::settingsFile() const
{
    const bool isTour = !m_options.tourFolder.empty();
    return isTour ? QString() : QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/window.ini");
}

Result<Workspace> Console::workspace() const
{
    return loadWorkspace(workspacePath(m_options.workspace, environmentVariable("XDG_CONFIG_HOME"), environmentVariable("HOME")));
}

std::vector<Workplace*> Console::workplaces() const
{
    std::vector<Workplace*> all;
    for (const auto& opened : m_opened) {
        if (opened->workplace)
            all.push_back(opened->workplace.get());
    }
    return all;
}

int Console::run()
{
    start();
    return QApplication::exec();
}

void Console::start()
{
    const bool isThereNothingToChoose = !m_kubeconfig && m_kubeconfig.error().kind == ErrorKind::NotFound && m_options.kubeconfig.empty();
    const bool isSandboxWanted = m_options.isSandbox || !m_options.tourFolder.empty();
    if (isSandboxWanted || (m_options.context.empty() && isThereNothingToChoose))
        openSandbox();
    else if (!m_options.context.empty())
        open(m_options.context);
    else
        choose();
}

void Console::choose()
{
    if (m_chooser && m_chooser->isVisible()) {
        m_chooser->raise();
        m_chooser->activateWindow();
        return;
    }
    m_kubeconfig = kubeconfigOf(m_options);
    const auto known = workspace();
    std::vector<EnvironmentChoice> choices;
    if (m_kubeconfig) {
        for (const KubeContext& context : m_kubeconfig->contexts)
            choices.push_back(choiceFor(context, *m_kubeconfig, known.value_or(Workspace())));
    }
    choices.push_back({.id = {},
                       .title = tr("Sandbox"),
                       .detail = tr("A simulated product behind real protocols on this machine"),
                       .environmentClass = EnvironmentClass::Production});
    m_chooser = std::make_unique<EnvironmentChooser>(m_theme, std::move(choices));
    const bool isWithoutFile = !m_kubeconfig && m_kubeconfig.error().kind == ErrorKind::NotFound && m_options.kubeconfig.empty();
    if (!m_kubeconfig && !isWithoutFile)
        m_chooser->showProblem(tr("The kubeconfig could not be read."), translate(m_kubeconfig.error()));
    else if (m_kubeconfig && m_kubeconfig->contexts.empty())
        m_chooser->showProblem(tr("The kubeconfig offers nothing to open."), translate(resolve(*m_kubeconfig, {}).error()));
    else if (!known)
        m_chooser->showProblem(tr("The workspace file could not be read."), translate(known.error()));
    connect(m_chooser.get(), &EnvironmentChooser::chosen, m_chooser.get(), [this](const QString& id) {
        m_chooser->hide();
        if (id.isEmpty())
            openSandbox();
        else
            open(id.toStdString());
    });
    m_chooser->show();
}

void Console::open(const std::string& context)
{
    if (!m_kubeconfig)
        return giveUp(nullptr, m_kubeconfig.error());
    const auto access = resolve(*m_kubeconfig, context);
    if (!access)
        return giveUp(nullptr, access.error());
    m_opened.push_back(std::make_unique<Opened>());
    openAccess(*m_opened.back(), *access, false);
}

void Console::openSandbox()
{
    m_opened.push_back(std::make_unique<Opened>());
    Opened* opened = m_opened.back().get();
    opened->sandbox = std::make_unique<SandboxChild>(
        SandboxChild::Options{.program = SandboxChild::defaultProgram(), .scenario = m_options.scenario, .seed = tourSeed(m_options)},
        m_scheduler,
        [this, opened](Result<ClusterAccess> access) {
            if (access)
                openAccess(*opened, *access, true);
            else
                giveUp(opened, access.error());
        },
        [](const Error& error) { std::cerr << describe(error) << '\n'; });
}

void Console::openAccess(Opened& opened, const ClusterAccess& access, bool isSandbox)
{
    const auto known = workspace();
    if (!known)
        return giveUp(&opened, known.error());
    const ConnectionOptions connectionOptions{
        .access = m_options.isReadOnly ? AccessMode::ReadOnly : AccessMode::ReadWrite, .isSandbox = isSandbox, .namespaceScope = {}};
    opened.workplace
        = std::make_unique<Workplace>(m_theme, m_scheduler, m_journal.journal(), access, *known, connectionOptions, m_settings, files());
    MainWindow& window = opened.workplace->window();
    window.offerNewWindow();
    connect(&window, &MainWindow::newWindowWanted, this, &Console::choose);
    connect(
        &window, &MainWindow::closed, this, [this, closed = &opened] { forget(closed); }, Qt::QueuedConnection);
    startOrders(*opened.workplace);
}

// What the command line asked for beside a window.
void Console::startOrders(Workplace& workplace) const
{
    if (!m_options.figuresFile.empty())
        workplace.startFigures({.file = QString::fromStdString(m_options.figuresFile),
                                .settledAfter = m_options.figuresAfter,
                                .stormsUntil = m_options.figuresUntil});
    if (!m_options.tourFolder.empty())
        workplace.startTour(
            {.folder = QString::fromStdString(m_options.tourFolder), .size = QSize(m_options.tourWidth, m_options.tourHeight)});
}

void Console::forget(const Opened* opened)
{
    std::erase_if(m_opened, [opened](const auto& each) { return each.get() == opened; });
}

void Console::giveUp(const Opened* opened, const Error& error)
{
    std::cerr << "tealdeck: " << describe(error) << '\n';
    // Later: a sandbox that did not start is still telling us so.
    QMetaObject::invokeMethod(
        this, [this, opened] { forget(opened); }, Qt::QueuedConnection);
    if (m_chooser) {
        m_chooser->showProblem(tr("It could not be opened."), translate(error));
        m_chooser->show();
        return;
    }
    QTimer::singleShot(0, qApp, [] { QApplication::exit(1); });
}

std::vector<KeyValue> Console::files() const
{
    const auto workspaceFile = workspacePath(m_options.workspace, environmentVariable("XDG_CONFIG_HOME"), environmentVariable("HOME"));
    std::vector<KeyValue> list;
    if (!m_settings.file().isEmpty()) // a tour keeps none
        list.push_back({tr("Settings"), QDir::toNativeSeparators(m_settings.file())});
    list.push_back({tr("Journal"), shown(defaultJournalFolder(Environment::ofThisProcess().variables()))});
    list.push_back({tr("Log"), shown(logFolder())});
    list.push_back({tr("Workspace"), shown(workspaceFile.path)});
    if (m_kubeconfig) {
        for (const std::filesystem::path& file : m_kubeconfig->files)
            list.push_back({tr("Kubeconfig"), shown(file)});
    }
    return list;
}

} // namespace tealdeck
