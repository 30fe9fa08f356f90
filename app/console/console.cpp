#include "app/console/console.h"

#include "app/console/figures.h"
#include "app/console/tour.h"
#include "app/console/workplace.h"
#include "core/session/connection.h"
#include "ui/shell/environment_chooser.h"
#include "ui/text/display_text.h"
#include "ui/text/translate.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <iostream>

namespace tealdeck
{
namespace
{

std::string environmentVariable(const char* name)
{
    return qEnvironmentVariable(name).toStdString();
}

Result<Workspace> workspaceOf(const ConsoleOptions& options)
{
    return loadWorkspace(workspacePath(options.workspace, environmentVariable("XDG_CONFIG_HOME"), environmentVariable("HOME")));
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
    , m_look(m_theme)
    , m_tourJournal(m_options.tourFolder.empty() ? nullptr : std::make_unique<QTemporaryDir>())
    , m_journal(m_scheduler, m_tourJournal ? m_tourJournal->path().toStdString() : std::string())
    , m_kubeconfig(loadKubeconfig(kubeconfigPaths(m_options.kubeconfig, environmentVariable("KUBECONFIG"), environmentVariable("HOME"))))
{
    QObject::connect(&m_quitSignals, &QuitSignals::quitWanted, &m_quitSignals, [this] { quit(); });
}

Console::~Console() = default;

void Console::quit()
{
    if (m_workplace && m_workplace->window().isVisible())
        m_workplace->closeSoon(); // the last window ends the program
    else
        QApplication::exit(0);
}

int Console::run()
{
    const bool isThereNothingToChoose = !m_kubeconfig && m_kubeconfig.error().kind == ErrorKind::NotFound && m_options.kubeconfig.empty();
    const bool isSandboxWanted = m_options.isSandbox || !m_options.tourFolder.empty();
    if (isSandboxWanted || (m_options.context.empty() && isThereNothingToChoose))
        openSandbox();
    else if (!m_options.context.empty())
        open(m_options.context);
    else
        choose();
    return QApplication::exec();
}

void Console::choose()
{
    const auto workspace = workspaceOf(m_options);
    std::vector<EnvironmentChoice> choices;
    if (m_kubeconfig) {
        for (const KubeContext& context : m_kubeconfig->contexts)
            choices.push_back(choiceFor(context, *m_kubeconfig, workspace.value_or(Workspace())));
    }
    choices.push_back({.id = {},
                       .title = QObject::tr("Sandbox"),
                       .detail = QObject::tr("A simulated product behind real protocols on this machine"),
                       .environmentClass = EnvironmentClass::Production});
    m_chooser = std::make_unique<EnvironmentChooser>(m_theme, std::move(choices));
    if (!m_kubeconfig)
        m_chooser->showProblem(QObject::tr("The kubeconfig could not be read."), translate(m_kubeconfig.error()));
    else if (!workspace)
        m_chooser->showProblem(QObject::tr("The workspace file could not be read."), translate(workspace.error()));
    QObject::connect(m_chooser.get(), &EnvironmentChooser::chosen, m_chooser.get(), [this](const QString& id) {
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
    m_options.isSandbox = false; // also after a sandbox that did not start
    if (!m_kubeconfig) {
        giveUp(m_kubeconfig.error());
        return;
    }
    const auto access = resolve(*m_kubeconfig, context);
    if (access)
        openAccess(*access);
    else
        giveUp(access.error());
}

void Console::openSandbox()
{
    m_options.isSandbox = true;
    m_sandbox = std::make_unique<SandboxChild>(
        SandboxChild::Options{.program = SandboxChild::defaultProgram(), .scenario = m_options.scenario, .seed = tourSeed(m_options)},
        m_scheduler,
        [this](Result<ClusterAccess> access) {
            if (access)
                openAccess(*access);
            else
                giveUp(access.error());
        },
        [](const Error& error) { std::cerr << describe(error) << '\n'; });
}

void Console::openAccess(const ClusterAccess& access)
{
    const auto workspace = workspaceOf(m_options);
    if (!workspace) {
        giveUp(workspace.error());
        return;
    }
    const ConnectionOptions connectionOptions{.access = m_options.isReadOnly ? AccessMode::ReadOnly : AccessMode::ReadWrite,
                                              .isSandbox = m_options.isSandbox,
                                              .namespaceScope = {}};
    const QString tour = QString::fromStdString(m_options.tourFolder);
    const QString settings = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/window.ini");
    m_workplace = std::make_unique<Workplace>(m_theme, m_scheduler, m_journal.journal(), access, *workspace, connectionOptions,
                                              tour.isEmpty() ? settings : QString()); // a tour always begins the same way
    if (!m_options.figuresFile.empty())
        m_workplace->startFigures({.file = QString::fromStdString(m_options.figuresFile), .settledAfter = m_options.figuresAfter});
    if (!tour.isEmpty())
        m_workplace->startTour({.folder = tour, .size = QSize(m_options.tourWidth, m_options.tourHeight)});
}

void Console::giveUp(const Error& error)
{
    std::cerr << "tealdeck: " << describe(error) << '\n';
    if (m_chooser) {
        m_chooser->showProblem(QObject::tr("It could not be opened."), translate(error));
        m_chooser->show();
        return;
    }
    QTimer::singleShot(0, qApp, [] { QApplication::exit(1); });
}

} // namespace tealdeck
