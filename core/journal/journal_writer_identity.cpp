#include "core/journal/journal_writer_identity.h"

#include <pwd.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <vector>

namespace tealdeck
{

JournalWriterIdentity currentWriterIdentity()
{
    std::vector<char> buffer(16 * 1024);
    passwd entry{};
    passwd* found = nullptr;
    const bool isKnown = getpwuid_r(geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found;
    utsname machine{};
    const bool hasName = uname(&machine) == 0;
    return {.osUser = isKnown ? std::string(found->pw_name) : "uid " + std::to_string(geteuid()), .host = hasName ? machine.nodename : ""};
}

} // namespace tealdeck
