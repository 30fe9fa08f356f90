#include "core/session/diagnostics_bundle.h"

#include "core/base/encoding.h"
#include "core/connectors/kube/object_mask.h"
#include "core/session/credential_summary.h"

#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>

namespace tealdeck
{
namespace
{

constexpr std::size_t shortestSecret = 4; // shorter ones would take words of ours away
constexpr mode_t forUserOnly = 0700;

// Words of the other side that are about the way to it; those about authentication may repeat a credential.
bool isDetailHarmless(const DoctorLine& line)
{
    constexpr std::array<std::string_view, 3> ids{"dns", "tcp", "tls"};
    return std::ranges::find(ids, line.id) != ids.end();
}

std::string doctorText(const std::vector<DoctorLine>& lines)
{
    std::string text;
    for (const DoctorLine& line : lines) {
        text += toString(line.verdict) + " | " + render(line.what) + " | " + std::to_string(line.took.count()) + " ms | "
            + maskText(render(line.finding)) + "\n";
        if (!line.remedy.empty())
            text += "    " + maskText(render(line.remedy)) + "\n";
        if (!line.detail.empty() && isDetailHarmless(line))
            text += "    (" + maskText(line.detail) + ")\n";
    }
    return text;
}

std::string yesNo(bool value)
{
    return value ? "yes" : "no";
}

std::string connectionText(const ClusterAccess& access, const SessionSettings& settings)
{
    std::string text = "context: " + access.context + "\ncluster: " + access.cluster + "\nnamespace: " + access.namespaceName + "\nserver: "
        + maskText(access.server) + "\ntls server name: " + access.tlsServerName + "\ntls checked: " + yesNo(!access.skipTlsVerification)
        + "\nproxy in the kubeconfig: " + maskText(access.proxyUrl) + "\nclass: " + std::string(toString(settings.environmentClass))
        + (settings.isClassified ? "" : " (not classified)") + "\nread-only: " + yesNo(settings.access == AccessMode::ReadOnly)
        + "\nsandbox: " + yesNo(settings.isSandbox) + "\nauthentication: " + render(credentialSummary(access).method)
        + "\nimpersonation: " + yesNo(!access.impersonation.empty()) + "\n";
    if (!access.certificateAuthority.empty())
        text += "certificate authority: sha256 " + toHex(sha256(access.certificateAuthority)) + "\n";
    if (access.exec) {
        text += "credential plugin: " + std::to_string(access.exec->arguments.size()) + " arguments, variables";
        for (const auto& [name, value] : access.exec->environment)
            text += " " + name;
        text += "\n";
    }
    return text;
}

std::string systemText(const std::string& version)
{
    std::string text = "tealdeck: " + version + "\n";
    utsname system{};
    if (uname(&system) == 0)
        text += std::string("system: ") + system.sysname + " " + system.release + " " + system.machine + "\n";
    for (const char* name : {"KUBECONFIG", "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy",
                             "XDG_CONFIG_HOME", "XDG_STATE_HOME", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        text += std::string(name) + ": " + (std::getenv(name) != nullptr ? "set" : "not set") + "\n";
    return text;
}

std::string journalText(const std::vector<JournalEntry>& entries)
{
    std::string text = "sequence | time | kind | context | sandbox\n";
    for (const JournalEntry& entry : entries)
        text += std::to_string(entry.sequence) + " | " + formatRfc3339(entry.localTime) + " | " + std::string(toString(entry.draft.kind))
            + " | " + entry.draft.context + " | " + yesNo(entry.draft.isSandbox) + "\n";
    return text;
}

// Everything in the kubeconfig that is nobody's business.
std::vector<std::string> secretsOf(const ClusterAccess& access)
{
    std::vector<std::string> secrets{std::string(access.token.reveal()), std::string(access.password.reveal()),
                                     std::string(access.clientKey.reveal())};
    if (const std::size_t at = access.proxyUrl.rfind('@'); at != std::string::npos) {
        const std::size_t colon = access.proxyUrl.rfind(':', at);
        secrets.push_back(access.proxyUrl.substr(colon + 1, at - colon - 1));
    }
    if (access.exec) {
        for (const auto& [name, value] : access.exec->environment)
            secrets.push_back(value);
        secrets.insert(secrets.end(), access.exec->arguments.begin(), access.exec->arguments.end());
    }
    std::erase_if(secrets, [](const std::string& secret) { return secret.size() < shortestSecret; });
    return secrets;
}

void remove(std::string& text, const std::string& secret)
{
    constexpr std::string_view stars = "***";
    for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at + stars.size()))
        text.replace(at, secret.size(), stars);
}

tl::unexpected<Error> notWritten(const std::filesystem::path& path, int code)
{
    return fail(ErrorKind::StorageFailed, message("Doctor", "%1 cannot be written.", {path.string()}), std::strerror(code));
}

Result<void> writeFile(const std::filesystem::path& path, const std::string& text)
{
    const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return notWritten(path, errno);
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t count = write(descriptor, text.data() + done, text.size() - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0) {
            const int code = errno;
            close(descriptor);
            return notWritten(path, code);
        }
        done += static_cast<std::size_t>(count);
    }
    return close(descriptor) == 0 ? Result<void>() : Result<void>(notWritten(path, errno));
}

} // namespace

std::vector<BundleFile> makeBundle(const BundleFacts& facts)
{
    std::string about = "Diagnostics of Tealdeck " + facts.version + ", made " + formatRfc3339(facts.now)
        + ".\nIn it: what the doctor found, how the server is reached, versions, and kinds and times of journal entries.\n"
          "Not in it: tokens, keys, passwords, values of variables, arguments of plugins, reasons that were typed, objects of the "
          "cluster.\n";
    for (const std::string& problem : facts.problems)
        about += "Left out: " + problem + "\n";
    std::vector<BundleFile> files{{.name = "README.txt", .text = std::move(about)},
                                  {.name = "doctor.txt", .text = doctorText(facts.lines)},
                                  {.name = "connection.txt", .text = connectionText(facts.access, facts.settings)},
                                  {.name = "system.txt", .text = systemText(facts.version)},
                                  {.name = "journal.txt", .text = journalText(facts.entries)}};
    for (const std::string& secret : secretsOf(facts.access)) {
        for (BundleFile& file : files)
            remove(file.text, secret);
    }
    return files;
}

Result<void> writeBundle(const std::filesystem::path& folder, const std::vector<BundleFile>& files)
{
    if (mkdir(folder.c_str(), forUserOnly) != 0) {
        if (errno == EEXIST)
            return fail(ErrorKind::InvalidInput, message("Doctor", "%1 is there already; name a new folder.", {folder.string()}));
        return notWritten(folder, errno);
    }
    for (const BundleFile& file : files) {
        if (auto written = writeFile(folder / file.name, file.text); !written)
            return written;
    }
    return {};
}

} // namespace tealdeck
