#include "core/journal/storage_error.h"

#include <cerrno>
#include <system_error>

namespace tealdeck
{
namespace
{

Message sentence(StorageFailure failure, const std::string& file)
{
    switch (failure) {
    case StorageFailure::DiskFull:
        return message("Journal", "The disk that holds the journal %1 is full. Make room there and try again.", {file});
    case StorageFailure::Busy: return message("Journal", "Another program keeps the journal %1 locked. End it, or try again.", {file});
    case StorageFailure::NotADatabase:
        return message("Journal",
                       "The journal %1 is not a database. Move it away and keep it for examination; Tealdeck then begins a new one.",
                       {file});
    case StorageFailure::Damaged:
        return message("Journal", "The journal %1 is damaged. Move it away and keep it for examination; Tealdeck then begins a new one.",
                       {file});
    case StorageFailure::NotAccessible:
        return message("Journal",
                       "The journal %1 cannot be opened for writing. Check the owner and the permissions of it and of its folder.", {file});
    case StorageFailure::NewerFormat:
        return message("Journal", "The journal %1 was written by a newer Tealdeck. Install that version or a newer one.", {file});
    case StorageFailure::ForeignDatabase:
        return message("Journal", "%1 is a database of another program, not a journal. Choose another folder for the journal.", {file});
    case StorageFailure::Other: break;
    }
    return message("Journal", "The journal %1 could not be read or written. See the details, check the disk and try again.", {file});
}

StorageFailure failureOf(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT: return StorageFailure::DiskFull;
    case EACCES:
    case EPERM:
    case EROFS:
    case EISDIR:
    case ENOTDIR:
    case ELOOP: return StorageFailure::NotAccessible;
    default: return StorageFailure::Other;
    }
}

} // namespace

Error toError(const StorageError& error, ErrorKind kind)
{
    return {.kind = kind, .message = sentence(error.failure, error.file.string()), .detail = error.words};
}

tl::unexpected<StorageError> systemFailure(const std::filesystem::path& file, int number)
{
    return tl::unexpected<StorageError>(
        StorageError{.failure = failureOf(number), .file = file, .words = std::error_code(number, std::generic_category()).message()});
}

} // namespace tealdeck
