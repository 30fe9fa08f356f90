#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <filesystem>
#include <vector>

namespace tealdeck
{

// Where the key of the journal's chain comes from: the app injects the keychain where there is one.
class JournalKeySource
{
public:
    virtual ~JournalKeySource() = default;

    // The same 32 bytes for every process of this user; made the first time. Called on the journal's thread, and may wait there.
    virtual Result<Secret> key() = 0;
    // What a person should know about where the key lies. May be empty. From any thread.
    virtual std::vector<Message> notes() const = 0;
};

// The key in a file of the user's own (0600) beside the database. Processes that start at once agree on one key. Errors: StorageFailed;
// Refused when others could read it; InvalidInput when it is not a key.
class FileKeySource : public JournalKeySource
{
public:
    explicit FileKeySource(std::filesystem::path file);

    Result<Secret> key() override;
    std::vector<Message> notes() const override;

private:
    Result<Secret> readKey() const;
    Result<void> createKey() const;

    std::filesystem::path m_file;
};

} // namespace tealdeck
