#pragma once

#include <string>

namespace tealdeck
{

// Who writes to the journal, as the operating system knows them.
struct JournalWriterIdentity
{
    std::string osUser;
    std::string host;
};

// The effective user and the host's name; an unknown user is "uid 1234".
JournalWriterIdentity currentWriterIdentity();

} // namespace tealdeck
