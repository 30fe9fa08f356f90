#pragma once

#include "core/base/result.h"

namespace tealdeck
{

// One end of a pipe or another descriptor of the operating system, closed when it dies. Never inherited by a program we start.
class PipeEnd
{
public:
    PipeEnd() = default;
    explicit PipeEnd(int descriptor);
    ~PipeEnd();
    PipeEnd(PipeEnd&& other) noexcept;
    PipeEnd& operator=(PipeEnd&& other) noexcept;
    PipeEnd(const PipeEnd&) = delete;
    PipeEnd& operator=(const PipeEnd&) = delete;

    int get() const { return m_descriptor; }
    bool isOpen() const { return m_descriptor >= 0; }
    void close();
    // Reads and writes return at once from now on.
    void setNonBlocking();

private:
    int m_descriptor = -1;
};

struct Pipe
{
    PipeEnd readEnd;
    PipeEnd writeEnd;
};

// Both ends are close-on-exec and above standard error.
Result<Pipe> makePipe();

} // namespace tealdeck
