#include "core/connectors/kube/pod_log_splitter.h"

#include "tests/fuzz/fuzz_target.h"

#include <algorithm>

namespace tealdeck::fuzz
{
namespace
{

LogBatch split(std::string_view input, std::size_t pieces)
{
    PodLogSplitter splitter({.maxLine = 200});
    LogBatch lines;
    const std::size_t size = std::max<std::size_t>(1, input.size() / pieces);
    for (; !input.empty(); input.remove_prefix(std::min(size, input.size())))
        splitter.feed(input.substr(0, size), lines);
    splitter.finish(lines);
    return lines;
}

} // namespace

void podLog(std::string_view input)
{
    const LogBatch lines = split(input, 1);
    const LogBatch pieces = split(input, 7);
    require(lines.text == pieces.text && lines.spans == pieces.spans, "lines are the same wherever the pieces end");
    const auto isControl = [](char character) {
        return (character >= '\0' && character < ' ' && character != '\t' && character != '\n') || character == '\x7f';
    };
    require(std::ranges::none_of(lines.text, isControl), "no control character is shown");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const LogLine line = lines.line(i);
        require(line.text.size() <= 600, "a line is bounded"); // each byte may have become U+FFFD
        require(line.text.find('\n') == std::string_view::npos, "a line is one line");
        require(line.record.levelBegin + line.record.levelLength <= line.text.size(), "the level is in its line");
        for (const LogSpan& span : line.spans)
            require(span.begin + span.length <= line.text.size(), "a colour is in its line");
    }
}

} // namespace tealdeck::fuzz
