#include "core/journal/journal_folder.h"

#include "core/journal/file_descriptor.h"

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif

#include <array>
#include <cerrno>
#include <vector>

namespace tealdeck
{
namespace
{

std::string homeOfUser()
{
    std::vector<char> buffer(16 * 1024);
    passwd entry{};
    passwd* found = nullptr;
    if (getpwuid_r(geteuid(), &entry, buffer.data(), buffer.size(), &found) != 0 || !found)
        return "/";
    return found->pw_dir;
}

// Takes away what others may do. What belongs to somebody else is left as it is: opening it will tell.
StorageResult<void> closeToOthers(const std::filesystem::path& path, const struct stat& status)
{
    const bool isOpen = (status.st_mode & 077) != 0;
    if (isOpen && status.st_uid == geteuid() && chmod(path.c_str(), status.st_mode & 0700) != 0)
        return systemFailure(path, errno);
    return {};
}

} // namespace

std::filesystem::path defaultJournalFolder(const std::map<std::string, std::string, std::less<>>& environment)
{
    const auto state = environment.find("XDG_STATE_HOME");
    if (state != environment.end() && std::filesystem::path(state->second).is_absolute())
        return std::filesystem::path(state->second) / "tealdeck";
    const auto home = environment.find("HOME");
    const bool hasHome = home != environment.end() && !home->second.empty();
    return std::filesystem::path(hasHome ? home->second : homeOfUser()) / ".local" / "state" / "tealdeck";
}

StorageResult<void> preparePrivateFolder(const std::filesystem::path& folder)
{
    if (mkdir(folder.c_str(), 0700) == 0)
        return {};
    if (errno == ENOENT && folder.has_parent_path() && folder.parent_path() != folder) {
        if (const auto parent = preparePrivateFolder(folder.parent_path()); !parent)
            return parent;
        if (mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST)
            return {};
    }
    if (errno != EEXIST)
        return systemFailure(folder, errno);
    struct stat status
    {
    };
    if (stat(folder.c_str(), &status) != 0)
        return systemFailure(folder, errno);
    if (!S_ISDIR(status.st_mode))
        return systemFailure(folder, ENOTDIR);
    return closeToOthers(folder, status);
}

StorageResult<void> preparePrivateFile(const std::filesystem::path& file)
{
    const FileDescriptor created(open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (created.isOpen())
        return {};
    if (errno != EEXIST)
        return systemFailure(file, errno);
    // Never opened here when it was there before: closing it would give up the locks that this process holds on it (fcntl(2),
    // sqlite.org/howtocorrupt.html 2.2).
    struct stat status
    {
    };
    if (stat(file.c_str(), &status) != 0)
        return systemFailure(file, errno);
    if (S_ISDIR(status.st_mode))
        return systemFailure(file, EISDIR);
    if (!S_ISREG(status.st_mode))
        return systemFailure(file, EPERM);
    return closeToOthers(file, status);
}

FileSystemKind fileSystemKindOf(std::uint32_t magic)
{
    // From statfs(2) and linux/magic.h.
    constexpr std::array<std::uint32_t, 16> network{
        0x6969, // NFS
        0x517b, // SMB
        0xff534d42, // CIFS
        0xfe534d42, // SMB2
        0x65735546, // FUSE: sshfs, s3fs, gvfs ...
        0x01021997, // 9P
        0x00c36400, // Ceph
        0x5346414f, // AFS
        0x6b414653, // kAFS
        0x73757245, // Coda
        0x564c, // NCP
        0x7461636f, // OCFS2
        0x01161970, // GFS2
        0x0bd00bd0, // Lustre
        0x47504653, // GPFS
        0x786f4256, // VirtualBox shared folder
    };
    for (const std::uint32_t known : network) {
        if (known == magic)
            return FileSystemKind::Network;
    }
    return FileSystemKind::Local;
}

FileSystemKind fileSystemKindAt(const std::filesystem::path& folder)
{
#ifdef __linux__
    struct statfs status
    {
    };
    if (statfs(folder.c_str(), &status) == 0)
        return fileSystemKindOf(static_cast<std::uint32_t>(status.f_type));
#else
    static_cast<void>(folder);
#endif
    return FileSystemKind::Network;
}

} // namespace tealdeck
