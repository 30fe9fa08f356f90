#include "tests/contract/ctl_program.h"

#include <QElapsedTimer>
#include <QRegularExpression>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int limitMilliseconds = 180'000;

} // namespace

CtlProgram::CtlProgram(const ContractTarget& target, const std::string& user, QString stateFolder)
    : m_target(target)
    , m_user(user)
    , m_stateFolder(std::move(stateFolder))
{
}

std::unique_ptr<QProcess> CtlProgram::start(const QStringList& arguments, const std::function<void()>& inChild) const
{
    auto program = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"KUBECONFIG"_s, QString::fromStdString(m_target.kubeconfigs.at(m_user)));
    environment.insert(u"XDG_STATE_HOME"_s, m_stateFolder);
    environment.insert(u"XDG_CONFIG_HOME"_s, m_stateFolder);
    program->setProcessEnvironment(environment);
    if (inChild)
        program->setChildProcessModifier(inChild);
    program->start(QString::fromStdString(m_target.bin) + u"/tealdeckctl"_s, arguments);
    return program;
}

CtlProgram::End CtlProgram::run(const QStringList& arguments) const
{
    const auto program = start(arguments);
    program->closeWriteChannel();
    const bool hasEnded = program->waitForFinished(limitMilliseconds);
    End end{.code = hasEnded && program->exitStatus() == QProcess::NormalExit ? program->exitCode() : -1,
            .out = QString::fromUtf8(program->readAllStandardOutput()),
            .err = QString::fromUtf8(program->readAllStandardError())};
    if (!hasEnded)
        program->kill();
    program->waitForFinished();
    return end;
}

QString CtlProgram::typedNameFor(const QString& slot) const
{
    const End plan = run({u"switch"_s, u"shop/web"_s, u"--to"_s, slot, u"--plan"_s});
    static const QRegularExpression confirm(u"--confirm (\\S+)"_s);
    return confirm.match(plan.out).captured(1);
}

CtlProgram::End CtlProgram::switchTo(const QString& slot, const QStringList& more) const
{
    return run(QStringList{u"switch"_s, u"shop/web"_s, u"--to"_s, slot, u"--confirm"_s, typedNameFor(slot), u"--reason"_s,
                           u"contract test"_s, u"--accept"_s, u"all"_s}
               + more);
}

QString readUntil(QProcess& program, const QString& text)
{
    return readUntil(program, [&text](const QString& read) { return read.contains(text); });
}

QString readUntil(QProcess& program, const std::function<bool(const QString&)>& isEnough)
{
    QString read;
    QElapsedTimer passed;
    passed.start();
    while (!isEnough(read) && passed.elapsed() < limitMilliseconds) {
        program.waitForReadyRead(100);
        read += QString::fromUtf8(program.readAllStandardOutput()) + QString::fromUtf8(program.readAllStandardError());
        if (program.state() == QProcess::NotRunning)
            break;
    }
    return read;
}

} // namespace tealdeck
