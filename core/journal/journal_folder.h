#pragma once

#include "core/journal/storage_error.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace tealdeck
{

// ${XDG_STATE_HOME:-~/.local/state}/tealdeck, as the XDG Base Directory Specification 0.8 has it: a relative XDG_STATE_HOME is ignored.
// Without HOME the home folder of the user database is taken.
std::filesystem::path defaultJournalFolder(const std::map<std::string, std::string, std::less<>>& environment);

// Makes the folder (and missing parents) for its owner only, 0700; one that is ours and open to others is closed to them.
StorageResult<void> preparePrivateFolder(const std::filesystem::path& folder);

// Makes the file, empty and 0600, or takes the rights of others away from one that is there.
StorageResult<void> preparePrivateFile(const std::filesystem::path& file);

enum class FileSystemKind
{
    Local,
    Network, // shared memory between processes cannot be relied on: no write-ahead log there
};

// By the magic numbers of statfs(2). FUSE counts as network (sshfs and the like cannot be told apart); so does what cannot be asked.
FileSystemKind fileSystemKindOf(std::uint32_t magic);
FileSystemKind fileSystemKindAt(const std::filesystem::path& folder);

} // namespace tealdeck
