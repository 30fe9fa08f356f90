#include "app/ctl/log_printer.h"

#include "app/ctl/text_table.h"
#include "core/base/match.h"

#include <algorithm>
#include <cstdio>
#include <iostream>

namespace tealdeck
{
namespace
{

Message endSentence(const ContainerEndedNote& ended)
{
    const std::string code = std::to_string(ended.exitCode);
    if (ended.restart > 0 && ended.restartedAt)
        return message("Ctl", "Container %1 ended with exit code %2. Restart %3 at %4.",
                       {ended.container, code, std::to_string(ended.restart), formatRfc3339(*ended.restartedAt)});
    if (ended.nextTry)
        return message("Ctl", "Container %1 ended with exit code %2. Next try at %3.",
                       {ended.container, code, formatRfc3339(*ended.nextTry)});
    return message("Ctl", "Container %1 ended with exit code %2.", {ended.container, code});
}

Message lossSentence(const LinesLostNote& lost)
{
    if (lost.runs > 0)
        return message("Ctl", "Container %1 ran %2 more times in between; the lines of those runs are gone.",
                       {lost.container, std::to_string(lost.runs)});
    return message("Ctl", "%1 lines were dropped.", {std::to_string(lost.lines)});
}

} // namespace

Message noteSentence(const LogNote& note)
{
    return match(
        note, [](const ContainerEndedNote& ended) { return endSentence(ended); },
        [](const PodJoinedNote& joined) { return message("Ctl", "Pod %1 joined.", {joined.pod}); },
        [](const PodGoneNote& gone) { return message("Ctl", "Pod %1 is gone from the cluster.", {gone.pod}); },
        [](const LinesLostNote& lost) { return lossSentence(lost); }, [](const LogTroubleNote& trouble) { return trouble.error.message; });
}

LogPrinter::LogPrinter(const LogFeed& feed, const CtlOptions& options)
    : m_feed(feed)
    , m_options(options)
    , m_pattern(options.text)
    , m_next(feed.buffer().first())
{
}

bool LogPrinter::printNew()
{
    const LogBuffer& buffer = m_feed.buffer();
    std::string text;
    if (buffer.first() > m_next)
        std::cerr << "tealdeckctl: " << buffer.first() - m_next
                  << " lines were dropped because they came faster than they could be written.\n";
    for (m_next = std::max(m_next, buffer.first()); m_next < buffer.end(); ++m_next) {
        if (const LogNote* note = buffer.note(m_next)) {
            std::cerr << "tealdeckctl: " << printable(render(noteSentence(*note))) << '\n';
            continue;
        }
        const LogLine line = buffer.line(m_next);
        if (m_pattern.matches(line.text))
            appendLine(text, line);
    }
    tellTroubles();
    std::cout.write(text.data(), static_cast<std::streamsize>(text.size()));
    std::cout.flush(); // who reads behind a pipe shall see it now
    return static_cast<bool>(std::cout);
}

void LogPrinter::appendLine(std::string& text, const LogLine& line) const
{
    if (m_options.isPrefixed && line.record.source < m_feed.sources().size()) {
        const LogSource& source = m_feed.sources()[line.record.source];
        text += printable('[' + source.pod + '/' + source.container + "] ");
    }
    if (m_options.areTimesShown && line.record.time != noLogTime)
        text += formatLogTime(line.record.time) + ' ';
    text += line.text;
    if (line.record.isCut)
        text += m_options.isRaw ? "" : " [cut: the line is longer than 64 KiB]";
    text += '\n';
}

void LogPrinter::tellTroubles()
{
    const auto& sources = m_feed.sources();
    m_troublesTold.resize(sources.size());
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const std::string words = sources[i].trouble ? describe(*sources[i].trouble) : std::string();
        if (words != m_troublesTold[i] && !words.empty() && !sources[i].isOver) // one that is over has a note
            std::cerr << "tealdeckctl: " << printable(sources[i].pod + '/' + sources[i].container + ": " + words) << '\n';
        m_troublesTold[i] = words;
    }
    if (!m_feed.leftOut().empty() && !m_wereLeftOutTold) {
        m_wereLeftOutTold = true;
        std::cerr << "tealdeckctl: " << m_feed.leftOut().size() << " containers wait because 50 are read at a time, the first of them "
                  << printable(m_feed.leftOut().front()) << '\n';
    }
}

bool LogPrinter::hasFailed() const
{
    return std::ranges::any_of(m_feed.sources(), [](const LogSource& source) { return source.trouble.has_value(); });
}

} // namespace tealdeck
