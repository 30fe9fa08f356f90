#include "core/journal/journal_key.h"

#include "core/base/encoding.h"
#include "core/journal/file_descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace tealdeck
{
namespace
{

constexpr std::size_t keySize = 32;

tl::unexpected<Error> cannot(std::string_view text, const std::filesystem::path& file, int number)
{
    return fail(ErrorKind::StorageFailed, message("Journal", text, {file.string()}),
                std::error_code(number, std::generic_category()).message());
}

std::string octal(mode_t mode)
{
    std::array<char, 16> text{};
    const int length = std::snprintf(text.data(), text.size(), "%04o", static_cast<unsigned>(mode & 07777));
    return {text.data(), static_cast<std::size_t>(length)};
}

Result<void> checkOwner(int descriptor, const std::filesystem::path& file)
{
    struct stat status
    {
    };
    if (fstat(descriptor, &status) != 0)
        return cannot("The journal's key %1 could not be read. Check its permissions.", file, errno);
    if (!S_ISREG(status.st_mode))
        return fail(ErrorKind::InvalidInput, message("Journal", "The journal's key %1 is not a file. Move it away.", {file.string()}));
    if (status.st_uid != geteuid())
        return fail(ErrorKind::Refused,
                    message("Journal", "The journal's key %1 belongs to somebody else. Make it yours, or move it away.", {file.string()}));
    if ((status.st_mode & 077) != 0) {
        return fail(ErrorKind::Refused,
                    message("Journal", "Others can read or change the journal's key %1 (mode %2). Run: chmod 600 %1",
                            {file.string(), octal(status.st_mode)}));
    }
    return {};
}

// Reads until the end or until `limit` bytes are there.
Result<std::string> readAll(int descriptor, std::size_t limit, const std::filesystem::path& file)
{
    std::string bytes(limit, '\0');
    std::size_t size = 0;
    while (size < limit) {
        const ssize_t count = read(descriptor, bytes.data() + size, limit - size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return cannot("The journal's key %1 could not be read. Check its permissions.", file, errno);
        if (count == 0)
            break;
        size += static_cast<std::size_t>(count);
    }
    bytes.resize(size);
    return bytes;
}

Result<void> writeAll(const std::filesystem::path& file, const Secret& secret)
{
    constexpr std::string_view sentence = "The journal's key %1 could not be written. Check its folder and the room on the disk.";
    const FileDescriptor descriptor(open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!descriptor.isOpen())
        return cannot(sentence, file, errno);
    std::string_view left = secret.reveal();
    while (!left.empty()) {
        const ssize_t count = write(descriptor.get(), left.data(), left.size());
        if (count < 0 && errno != EINTR)
            return cannot(sentence, file, errno);
        if (count > 0)
            left.remove_prefix(static_cast<std::size_t>(count));
    }
    if (fsync(descriptor.get()) != 0)
        return cannot(sentence, file, errno);
    return {};
}

// Gives a finished file its name, unless that name is taken; 0 or an errno. Some file systems have no hard links, some no exclusive
// renaming.
int publish(const std::filesystem::path& draft, const std::filesystem::path& file)
{
    if (link(draft.c_str(), file.c_str()) == 0)
        return 0;
#ifdef RENAME_NOREPLACE
    const int linkError = errno;
    if (linkError != EEXIST && renameat2(AT_FDCWD, draft.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE) == 0)
        return 0;
#endif
    return errno;
}

void flushFolder(const std::filesystem::path& folder)
{
    const FileDescriptor descriptor(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.isOpen())
        static_cast<void>(fsync(descriptor.get()));
}

} // namespace

FileKeySource::FileKeySource(std::filesystem::path file)
    : m_file(std::move(file))
{
}

Result<Secret> FileKeySource::key()
{
    auto secret = readKey();
    if (secret || secret.error().kind != ErrorKind::NotFound)
        return secret;
    if (const auto created = createKey(); !created)
        return fail(created.error());
    return readKey(); // ours, or that of the process that was faster
}

std::vector<Message> FileKeySource::notes() const
{
    return {message("Journal", "The key that seals the journal lies in the file %1: whoever can read that file can forge entries.",
                    {m_file.string()})};
}

Result<Secret> FileKeySource::readKey() const
{
    const FileDescriptor descriptor(open(m_file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!descriptor.isOpen() && errno == ENOENT)
        return fail(ErrorKind::NotFound, message("Journal", "The journal's key %1 does not exist.", {m_file.string()}));
    if (!descriptor.isOpen())
        return cannot("The journal's key %1 could not be opened. Check its permissions; it must be a file of yours and no link.", m_file,
                      errno);
    if (const auto checked = checkOwner(descriptor.get(), m_file); !checked)
        return fail(checked.error());
    auto bytes = readAll(descriptor.get(), keySize + 1, m_file);
    if (!bytes)
        return fail(bytes.error());
    Secret secret(std::move(*bytes));
    if (secret.reveal().size() != keySize) {
        return fail(
            ErrorKind::InvalidInput,
            message("Journal", "The journal's key %1 is not a key of 32 bytes. Put the right one back from a backup.", {m_file.string()}));
    }
    return secret;
}

// Written under another name first, so that nobody ever reads half a key.
Result<void> FileKeySource::createKey() const
{
    const std::filesystem::path draft = m_file.string() + "." + toHex(randomBytes(8));
    const auto written = writeAll(draft, Secret(randomBytes(keySize)));
    const int failure = written ? publish(draft, m_file) : 0;
    unlink(draft.c_str());
    if (!written)
        return written;
    if (failure != 0 && failure != EEXIST)
        return cannot("The journal's key %1 could not be written. Check its folder and the room on the disk.", m_file, failure);
    flushFolder(m_file.parent_path());
    return {};
}

} // namespace tealdeck
