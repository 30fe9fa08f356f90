#pragma once

#include "core/config/cluster_access.h"
#include "core/connectors/kube/doctor_line.h"
#include "core/journal/journal.h"
#include "core/session/session.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tealdeck
{

// One text of the bundle, as it would be written.
struct BundleFile
{
    std::string name{};
    std::string text{};
    bool operator==(const BundleFile&) const = default;
};

// What a bundle is made of. Of the journal only what a machine wrote gets into it: a person's reasons do not.
struct BundleFacts
{
    const ClusterAccess& access;
    const SessionSettings& settings;
    const std::vector<DoctorLine>& lines;
    const std::vector<JournalEntry>& entries; // the youngest ones
    std::vector<std::string> problems{}; // why something is not in it
    WallTime now{};
    std::string version{};
};

// Diagnostics for others to look at: names, versions, times and verdicts. No token, key, password, environment value, argument of a
// plugin, proxy password or typed reason; and what is known to be secret is looked for once more and replaced. Pure.
std::vector<BundleFile> makeBundle(const BundleFacts& facts);

// Writes them into a new folder, for this user only. StorageFailed; a folder that is there already is not touched (InvalidInput).
Result<void> writeBundle(const std::filesystem::path& folder, const std::vector<BundleFile>& files);

} // namespace tealdeck
