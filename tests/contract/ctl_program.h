#pragma once

#include "tests/contract/contract_target.h"

#include <QProcess>
#include <QStringList>

#include <functional>
#include <memory>

namespace tealdeck
{

// tealdeckctl as an operator runs it: a child of the test, with one of the target's kubeconfigs and a journal of its own.
class CtlProgram
{
public:
    struct End
    {
        int code = -1; // as README lists them; -1: killed, or not ended in time
        QString out;
        QString err;
        QString both() const { return out + err; }
        // What was said last, for a failed test: Qt Test cuts long messages at their end.
        QString lastWords() const { return both().right(900); }
    };

    // `stateFolder`: XDG_STATE_HOME; it outlives this.
    CtlProgram(const ContractTarget& target, const std::string& user, QString stateFolder);

    End run(const QStringList& arguments) const;
    // Running; its output is read by the caller. `inChild` runs in the child before the program does.
    std::unique_ptr<QProcess> start(const QStringList& arguments, const std::function<void()>& inChild = {}) const;
    // Plans, gives everything that the plan asks for, and sends.
    End switchTo(const QString& slot, const QStringList& more = {}) const;
    // What a plan of this switch wants to be typed.
    QString typedNameFor(const QString& slot) const;

private:
    const ContractTarget& m_target;
    std::string m_user;
    QString m_stateFolder;
};

// Reads what the program prints to either stream until that is enough, or it ended, or a long time passed; what came until then.
QString readUntil(QProcess& program, const std::function<bool(const QString&)>& isEnough);
QString readUntil(QProcess& program, const QString& text);

} // namespace tealdeck
