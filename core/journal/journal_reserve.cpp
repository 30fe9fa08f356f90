#include "core/journal/journal_reserve.h"

#include "core/journal/file_descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <system_error>
#include <utility>

namespace tealdeck
{
namespace
{

// The reserve never takes the last room away from the journal itself.
constexpr std::uintmax_t roomLeftForOthers = 4 * 1024 * 1024;
constexpr std::int64_t pieceSize = 512 * 1024;

int allocate(int descriptor, std::int64_t size)
{
#ifdef __APPLE__
    fstore_t store{F_ALLOCATEALL, F_PEOFPOSMODE, 0, size, 0};
    return fcntl(descriptor, F_PREALLOCATE, &store) == 0 && ftruncate(descriptor, size) == 0 ? 0 : errno;
#else
    return posix_fallocate(descriptor, 0, size);
#endif
}

} // namespace

JournalReserve::JournalReserve(std::filesystem::path file)
    : m_file(std::move(file))
{
}

void JournalReserve::restore() const
{
    const std::int64_t before = size();
    if (before >= fullSize)
        return;
    std::error_code error;
    const auto room = std::filesystem::space(m_file.parent_path(), error);
    if (error || room.available < static_cast<std::uintmax_t>(fullSize - before) + roomLeftForOthers)
        return;
    const FileDescriptor descriptor(open(m_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600));
    if (!descriptor.isOpen())
        return;
    if (allocate(descriptor.get(), fullSize) != 0)
        static_cast<void>(ftruncate(descriptor.get(), before) == 0);
}

bool JournalReserve::giveUpPiece() const
{
    const std::int64_t before = size();
    std::error_code error;
    if (before > pieceSize) {
        std::filesystem::resize_file(m_file, static_cast<std::uintmax_t>(before - pieceSize), error);
        if (!error)
            return true;
    }
    return std::filesystem::remove(m_file, error) && before > 0;
}

std::int64_t JournalReserve::size() const
{
    struct stat status
    {
    };
    if (lstat(m_file.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return 0;
    return status.st_size;
}

} // namespace tealdeck
