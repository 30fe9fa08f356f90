#include "core/config/workspace.h"

#include "tests/fuzz/fuzz_target.h"

#include <sys/mman.h>
#include <unistd.h>

#include <set>

namespace tealdeck::fuzz
{

void workspace(std::string_view input)
{
    const int file = memfd_create("workspace", MFD_CLOEXEC);
    require(file >= 0 && write(file, input.data(), input.size()) == static_cast<ssize_t>(input.size()), "a file can be made");
    const std::string path = "/proc/self/fd/" + std::to_string(file);
    const auto workspace = loadWorkspace({.path = path, .mustExist = true});
    close(file);
    if (!workspace) {
        requireError(workspace.error(), ErrorKind::InvalidInput);
        return require(describe(workspace.error()).find(path) != std::string::npos, "an error names the file");
    }
    std::set<std::string> contexts;
    for (const WorkspaceEnvironment& environment : workspace->environments) {
        require(!environment.context.empty() && !environment.name.empty(), "an environment has a context and a name");
        require(contexts.insert(environment.context).second, "a context is there once");
        require(workspace->environmentFor(environment.context) == environment, "an environment is found by its context");
    }
    const std::string unknown(1, '\x01');
    if (!contexts.contains(unknown))
        require(workspace->environmentFor(unknown).environmentClass == WorkspaceClass::Production, "what is not named is production");
}

} // namespace tealdeck::fuzz
