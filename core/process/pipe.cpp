#include "core/process/pipe.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace tealdeck
{
namespace
{

// A program's standard streams are put on 0 to 2; an end that lies there already would be in the way.
PipeEnd aboveStandardStreams(PipeEnd end)
{
    return end.get() > STDERR_FILENO ? std::move(end) : PipeEnd(fcntl(end.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

} // namespace

PipeEnd::PipeEnd(int descriptor)
    : m_descriptor(descriptor)
{
}

PipeEnd::~PipeEnd()
{
    close();
}

PipeEnd::PipeEnd(PipeEnd&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

PipeEnd& PipeEnd::operator=(PipeEnd&& other) noexcept
{
    if (this != &other) {
        close();
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

void PipeEnd::close()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
}

void PipeEnd::setNonBlocking()
{
    fcntl(m_descriptor, F_SETFL, fcntl(m_descriptor, F_GETFL) | O_NONBLOCK);
}

Result<Pipe> makePipe()
{
    std::array<int, 2> ends{-1, -1};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return fail(ErrorKind::Internal,
                    message("Process", "No pipe to another program can be made: %1.", {std::generic_category().message(errno)}));
    Pipe pipe{.readEnd = aboveStandardStreams(PipeEnd(ends[0])), .writeEnd = aboveStandardStreams(PipeEnd(ends[1]))};
    if (!pipe.readEnd.isOpen() || !pipe.writeEnd.isOpen())
        return fail(ErrorKind::Internal,
                    message("Process", "No pipe to another program can be made: %1.", {std::generic_category().message(errno)}));
    return pipe;
}

} // namespace tealdeck
