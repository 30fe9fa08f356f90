#pragma once

#include <optional>

namespace tealdeck
{

enum class AccessMode
{
    ReadWrite,
    ReadOnly,
};

// The permission to write, as a value: without it no step runner and no executor can be made. The first of the three fences of read-only
// mode.
class WriteAccess
{
public:
    static std::optional<WriteAccess> forMode(AccessMode mode)
    {
        if (mode == AccessMode::ReadOnly)
            return std::nullopt;
        return WriteAccess();
    }

private:
    WriteAccess() = default;
};

} // namespace tealdeck
