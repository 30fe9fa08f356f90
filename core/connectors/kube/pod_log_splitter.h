#pragma once

#include "core/domain/log_batch.h"

#include <string>
#include <string_view>

namespace tealdeck
{

// What lines a splitter gets and what it makes of them.
struct PodLogForm
{
    enum class Text
    {
        Clean, // as appendLogText() makes it
        Raw, // the bytes of the container, without its line ends
    };

    bool hasTimes = true; // each line begins with its time, as `timestamps=true` has it
    Text text = Text::Clean;
    std::size_t maxLine
        = std::size_t{64} * 1024; // bytes of a line that are kept, without its time; the rest is left out and the line says so
};

// Cuts the bytes of a log into lines, wherever the pieces end, and reads time, level and colours of each. Empty lines are lines; LF and CR
// LF end one.
class PodLogSplitter
{
public:
    explicit PodLogSplitter(PodLogForm form = {})
        : m_form(form)
    {
    }

    // Appends the lines that are complete now.
    void feed(std::string_view bytes, LogBatch& lines);
    // The answer is over: what came without a line end is a line too.
    void finish(LogBatch& lines);

private:
    void keep(std::string_view piece);
    void take(std::string_view line, LogBatch& lines) const;
    std::size_t most() const;

    PodLogForm m_form;
    std::string m_rest; // the beginning of a line, at most a little more than what is kept of it
};

} // namespace tealdeck
