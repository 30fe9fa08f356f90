#include "core/connectors/kube/pod_log_splitter.h"

#include "core/connectors/kube/pod_log_level.h"
#include "core/connectors/kube/pod_log_text.h"

#include <algorithm>
#include <limits>

namespace tealdeck
{
namespace
{

constexpr std::size_t longestTime = 40; // "2026-11-23T11:39:31.599492548+02:00 " and a carriage return

// Without the beginning of a UTF-8 sequence that was cut.
std::string_view withoutHalf(std::string_view text)
{
    std::size_t lead = text.size();
    while (lead > 0 && text.size() - lead < 4) {
        const auto byte = static_cast<unsigned char>(text[--lead]);
        if ((byte & 0xC0U) == 0x80U)
            continue;
        const std::size_t whole = byte >= 0xF0U ? 4 : byte >= 0xE0U ? 3 : byte >= 0xC0U ? 2 : 1;
        return text.size() - lead < whole ? text.substr(0, lead) : text;
    }
    return text;
}

} // namespace

std::size_t PodLogSplitter::most() const
{
    return m_form.maxLine + longestTime + 1;
}

void PodLogSplitter::keep(std::string_view piece)
{
    m_rest += piece.substr(0, most() - std::min(most(), m_rest.size()));
}

void PodLogSplitter::feed(std::string_view bytes, LogBatch& lines)
{
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const std::string_view piece = bytes.substr(0, end);
        if (end == std::string_view::npos)
            return keep(piece);
        bytes.remove_prefix(end + 1);
        if (m_rest.empty()) {
            take(piece, lines);
            continue;
        }
        keep(piece);
        take(m_rest, lines);
        m_rest.clear();
    }
}

void PodLogSplitter::finish(LogBatch& lines)
{
    if (!m_rest.empty())
        take(m_rest, lines);
    m_rest.clear();
}

void PodLogSplitter::take(std::string_view line, LogBatch& lines) const
{
    LogRecord record;
    if (m_form.hasTimes)
        record.time = takeLogTime(line).value_or(noLogTime);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    record.isCut = line.size() > m_form.maxLine;
    if (record.isCut)
        line = withoutHalf(line.substr(0, m_form.maxLine));
    record.offset = static_cast<std::uint32_t>(lines.text.size());
    record.firstSpan = static_cast<std::uint32_t>(lines.spans.size());
    if (m_form.text == PodLogForm::Text::Raw)
        lines.text += line;
    else
        appendLogText(line, lines.text, lines.spans);
    record.length = static_cast<std::uint32_t>(lines.text.size() - record.offset);
    record.spans = static_cast<std::uint16_t>(lines.spans.size() - record.firstSpan);
    const FoundLevel found = findLogLevel(std::string_view(lines.text).substr(record.offset));
    if (found.begin <= std::numeric_limits<std::uint16_t>::max() && found.level != LogLevel::None) {
        record.level = found.level;
        record.levelBegin = static_cast<std::uint16_t>(found.begin);
        record.levelLength = static_cast<std::uint8_t>(found.length);
    }
    lines.text += '\n';
    lines.records.push_back(record);
}

} // namespace tealdeck
