#pragma once

#include "app/ctl/options.h"
#include "core/domain/log_pattern.h"
#include "core/session/log_feed.h"

#include <string>

namespace tealdeck
{

// What happened to a container or pod between its lines, in a sentence.
Message noteSentence(const LogNote& note);

// Writes what is new in a feed: lines to standard output, notes and troubles to standard error.
class LogPrinter
{
public:
    LogPrinter(const LogFeed& feed, const CtlOptions& options);

    // False when standard output is closed: nobody reads any more.
    bool printNew();
    // True when a container could not be read.
    bool hasFailed() const;

private:
    void appendLine(std::string& text, const LogLine& line) const;
    void tellTroubles();

    const LogFeed& m_feed;
    const CtlOptions& m_options;
    LogPattern m_pattern;
    LogBuffer::Number m_next = 0;
    std::vector<std::string> m_troublesTold;
    bool m_wereLeftOutTold = false;
};

} // namespace tealdeck
