#pragma once

#include "tests/contract/ctl_program.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

namespace tealdeck
{

// A pseudo-terminal as standard input of a program, so that it asks as it asks a person.
class Terminal
{
public:
    Terminal()
        : m_ours(posix_openpt(O_RDWR | O_NOCTTY))
    {
        if (m_ours < 0 || grantpt(m_ours) != 0 || unlockpt(m_ours) != 0)
            qFatal("no pseudo-terminal can be made");
        m_theirs = open(ptsname(m_ours), O_RDWR | O_NOCTTY);
    }
    ~Terminal()
    {
        close(m_theirs);
        close(m_ours);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    std::unique_ptr<QProcess> start(const CtlProgram& program, const QStringList& arguments) const
    {
        return program.start(arguments, [theirs = m_theirs] { dup2(theirs, STDIN_FILENO); });
    }
    void type(const QString& text) const
    {
        const QByteArray bytes = text.toUtf8();
        if (write(m_ours, bytes.constData(), static_cast<std::size_t>(bytes.size())) != bytes.size())
            qFatal("nothing can be typed");
    }

private:
    int m_ours;
    int m_theirs = -1;
};

} // namespace tealdeck
