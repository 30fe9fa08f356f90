#include "app/console/log.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <QStandardPaths>
#include <QString>

#include <filesystem>

namespace tealdeck
{
namespace
{

constexpr std::size_t fileSize = 4U * 1024 * 1024;
constexpr std::size_t fileCount = 3;

void passOn(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    const std::string line = text.toStdString();
    switch (type) {
    case QtDebugMsg: spdlog::debug("{}: {}", context.category, line); break;
    case QtInfoMsg: spdlog::info("{}: {}", context.category, line); break;
    case QtWarningMsg: spdlog::warn("{}: {}", context.category, line); break;
    case QtCriticalMsg:
    case QtFatalMsg: spdlog::error("{}: {}", context.category, line); break;
    }
}

} // namespace

std::filesystem::path logFolder()
{
    const QByteArray state = qgetenv("XDG_STATE_HOME");
    if (state.startsWith('/'))
        return std::filesystem::path(state.toStdString()) / "tealdeck";
    return std::filesystem::path(QStandardPaths::writableLocation(QStandardPaths::HomeLocation).toStdString()) / ".local/state/tealdeck";
}

void startLog()
{
    std::vector<spdlog::sink_ptr> sinks;
    auto console = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    console->set_level(spdlog::level::warn);
    sinks.push_back(console);
    try {
        const auto folder = logFolder();
        std::filesystem::create_directories(folder);
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
        sinks.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_mt>((folder / "tealdeck.log").string(), fileSize, fileCount));
    } catch (const std::exception& error) {
        console->log({"tealdeck", spdlog::level::warn, std::string("No log file is written: ") + error.what()});
    }
    auto logger = std::make_shared<spdlog::logger>("tealdeck", sinks.begin(), sinks.end());
    logger->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(logger);
    qInstallMessageHandler(passOn);
}

} // namespace tealdeck
