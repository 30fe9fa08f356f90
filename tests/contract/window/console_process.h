#pragma once

#include "tests/contract/contract_target.h"
#include "tests/contract/ctl_program.h"

#include <QCoreApplication>
#include <QProcess>

#include <memory>

#include <signal.h>

namespace tealdeck
{

// A console as a process of its own, played by ConsolePlayer: this very test program, started once more.
class ConsoleProcess
{
public:
    // `stateFolder`: XDG_STATE_HOME and XDG_CONFIG_HOME of the console.
    ConsoleProcess(const ContractTarget& target, const std::string& user, const QString& stateFolder)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("KUBECONFIG"), QString::fromStdString(target.kubeconfigs.at(user)));
        environment.insert(QStringLiteral("XDG_STATE_HOME"), stateFolder);
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), stateFolder);
        m_process.setProcessEnvironment(environment);
        m_process.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("--console"), QString::fromStdString(target.access(user).context)});
    }
    ~ConsoleProcess()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    ConsoleProcess(const ConsoleProcess&) = delete;
    ConsoleProcess& operator=(const ConsoleProcess&) = delete;

    bool waitFor(const QString& text)
    {
        m_said += readUntil(m_process, [&](const QString& read) { return (m_said + read).contains(text); });
        return m_said.contains(text);
    }
    void order(const char* line)
    {
        m_process.write(line);
        m_process.write("\n");
        m_process.waitForBytesWritten();
    }
    void send(int signal) const { ::kill(static_cast<pid_t>(m_process.processId()), signal); }
    // True when it ended by itself, with code 0.
    bool waitForEnd(int milliseconds = 180'000)
    {
        const bool hasEnded = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(milliseconds);
        m_said += QString::fromUtf8(m_process.readAllStandardOutput()) + QString::fromUtf8(m_process.readAllStandardError());
        return hasEnded && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    QByteArray said() const { return m_said.toUtf8(); }

private:
    QProcess m_process;
    QString m_said;
};

} // namespace tealdeck
