#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace tealdeck
{

// What went wrong with a file of the journal, as far as the journal acts on it.
enum class StorageFailure
{
    DiskFull,
    Busy, // another process kept the lock longer than we wait
    NotADatabase,
    Damaged,
    NotAccessible, // permissions, a folder in its place, a read-only file system
    NewerFormat,
    ForeignDatabase, // SQLite, but not a journal
    Other,
};

// One failure of storage: its case, the file, and the words of SQLite or of the operating system.
struct StorageError
{
    StorageFailure failure = StorageFailure::Other;
    std::filesystem::path file;
    std::string words;
};

template <typename T>
using StorageResult = tl::expected<T, StorageError>;

// As a sentence that names the file and says what to do.
Error toError(const StorageError& error, ErrorKind kind = ErrorKind::StorageFailed);

// From a failed system call; `number` is its errno.
tl::unexpected<StorageError> systemFailure(const std::filesystem::path& file, int number);

} // namespace tealdeck
