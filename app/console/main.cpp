#include "app/console/console.h"
#include "app/console/console_options.h"
#include "app/console/log.h"
#include "ui/text/language.h"

#include <CLI/CLI.hpp>

#include <QApplication>

#include <csignal>
#include <tuple>
#include <utility>

namespace
{

using tealdeck::ConsoleOptions;

int parse(CLI::App& app, int argc, char** argv)
{
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return -1;
}

} // namespace

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    CLI::App cli("Tealdeck: desktop operations console for teams that run a product on Kubernetes.", "tealdeck");
    ConsoleOptions options;
    cli.set_version_flag("--version", "tealdeck " TEALDECK_VERSION);
    cli.add_option("--kubeconfig", options.kubeconfig, "Kubeconfig file (default: KUBECONFIG, else ~/.kube/config)");
    cli.add_option("--workspace", options.workspace, "Workspace file that classifies contexts");
    cli.add_option("--context", options.context, "Open this context of the kubeconfig");
    cli.add_flag("--sandbox", options.isSandbox, "Open the built-in sandbox");
    cli.add_option("--scenario", options.scenario, "Scenario of the sandbox");
    cli.add_flag("--read-only", options.isReadOnly, "Monitoring only: nothing can be changed");
    cli.add_option("--language", options.language, "Language of the window, en or de (default: TEALDECK_LANGUAGE, else the system's)");
    cli.add_option("--tour", options.tourFolder,
                   "Play the main job on the sandbox by itself, write a picture of every page into this folder, and end");
    std::pair<int, int> size{options.tourWidth, options.tourHeight};
    cli.add_option("--tour-size", size, "Width and height of the window of the tour, in device-independent pixels");
    cli.add_option("--figures", options.figuresFile,
                   "Measure how the pods come in, write the figures into this file, and end (tests/bench)")
        ->group("");
    cli.add_option("--figures-after", options.figuresAfter, "Seconds from the last pod until memory is measured")->group("");
    cli.add_option("--figures-until", options.figuresUntil, "Measure a storm of changes instead, until this pod is there (namespace/name)")
        ->group("");
    cli.allow_extras(); // Qt has options of its own (-platform, -style)
    if (const int code = parse(cli, argc, argv); code >= 0)
        return code;
    std::tie(options.tourWidth, options.tourHeight) = size;

    QApplication::setApplicationName(QStringLiteral("tealdeck"));
    QApplication::setApplicationDisplayName(QStringLiteral("Tealdeck"));
    QApplication::setOrganizationName(QStringLiteral("tealdeck"));
    QApplication::setOrganizationDomain(QStringLiteral("tealdeck.org"));
    QApplication::setDesktopFileName(QStringLiteral("org.tealdeck.Tealdeck"));
    QApplication::setApplicationVersion(QStringLiteral(TEALDECK_VERSION));
    const QApplication app(argc, argv);
    tealdeck::startLog();
    const tealdeck::Language language(QString::fromStdString(options.language));
    tealdeck::Console console(std::move(options));
    return console.run();
}
