#pragma once

#include "core/domain/log_batch.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace tealdeck
{

// Where a broken log goes on. A server is asked for the lines from a whole second on, so that lines of that second come twice: they are
// known by their time and text. Every line is told exactly once, also where several are alike.
class LogResume
{
public:
    // The time of the youngest line; nothing: none yet.
    std::optional<LogTime> time() const { return m_last; }
    // A new answer begins: what was told of the last second may come once more.
    void beginAgain();
    // True when the line was told before. Otherwise it counts as told now.
    bool isRepeated(const LogLine& line);

private:
    struct Told
    {
        LogTime time;
        std::size_t hash = 0;
        bool isSeenAgain = false;
    };

    void note(LogTime time, std::size_t hash);

    std::optional<LogTime> m_last;
    std::vector<Told> m_told; // of the second of m_last
    std::size_t m_old = 0; // the first ones of them came before this answer
    std::size_t m_likely = 0; // where the next one is looked for first
};

} // namespace tealdeck
