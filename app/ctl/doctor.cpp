#include "app/ctl/commands.h"
#include "app/ctl/journal_read.h"
#include "app/ctl/terminal_question.h"
#include "app/ctl/text_table.h"
#include "core/connectors/kube/doctor_reach.h"
#include "core/connectors/kube/doctor_server.h"
#include "core/session/credential_summary.h"
#include "core/session/diagnostics_bundle.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace tealdeck
{
namespace
{

constexpr Duration probeLimit = std::chrono::seconds(10);
constexpr Duration visitLimit = std::chrono::seconds(45);
constexpr std::size_t journalledInBundle = 200;

DoctorLine kubeconfigLine(const Result<Connection*>& connection, const CtlEnvironment& environment, const CtlOptions& options)
{
    DoctorLine line{.id = "kubeconfig", .what = message("Doctor", "Kubeconfig")};
    if (connection) {
        line.verdict = DoctorVerdict::Passed;
        line.finding = options.isSandbox
            ? message("Doctor", "The built-in sandbox was started.")
            : message("Doctor", "Context %1, cluster %2, user %3.",
                      {environment.clusterAccess().context, environment.clusterAccess().cluster, environment.clusterAccess().user});
        return line;
    }
    line.verdict = DoctorVerdict::Failed;
    line.finding = connection.error().message;
    line.detail = connection.error().detail;
    line.remedy = message("Doctor", "Mend the file, or name another one with --kubeconfig or another context with --context.");
    return line;
}

CredentialSummary credentialOf(const ClusterAccess& access, const Connection& connection)
{
    CredentialSummary credential = credentialSummary(access);
    if (access.exec)
        credential.expires = connection.credentialEnd();
    return credential;
}

std::vector<DoctorLine> visit(CtlEnvironment& environment, Connection& connection, const CtlOptions& options)
{
    const ClusterAccess& access = environment.clusterAccess();
    std::vector<DoctorLine> lines = reachLines(probeServer(endpointOf(access), ProxyEnvironment::ofThisProcess(), probeLimit),
                                               !access.skipTlsVerification, environment.loop().clock().wallNow());
    std::optional<std::vector<DoctorLine>> more;
    const Handle visiting = visitServer(connection.http(), environment.loop().clock(),
                                        {.namespaceName = options.namespaceName,
                                         .credential = [&] { return credentialOf(access, connection); },
                                         .isReadOnly = connection.settings().access == AccessMode::ReadOnly},
                                        [&](std::vector<DoctorLine> told) { more = std::move(told); });
    environment.loop().runUntil([&] { return more.has_value(); }, visitLimit);
    if (more)
        lines.insert(lines.end(), more->begin(), more->end());
    return lines;
}

void printLines(const std::vector<DoctorLine>& lines)
{
    for (const DoctorLine& line : lines) {
        std::string verdict = toString(line.verdict);
        verdict.resize(9, ' ');
        std::string what = render(line.what);
        what.resize(std::max(what.size(), std::size_t(16)), ' ');
        std::string took = std::to_string(line.took.count()) + " ms";
        took.insert(0, took.size() < 8 ? 8 - took.size() : 0, ' ');
        std::cout << verdict << what << took << "   " << printable(render(line.finding)) << '\n';
        if (!line.remedy.empty())
            std::cout << std::string(36, ' ') << printable(render(line.remedy)) << '\n';
        if (!line.detail.empty())
            std::cout << std::string(36, ' ') << '(' << printable(line.detail) << ")\n";
    }
}

void printJson(const std::vector<DoctorLine>& lines)
{
    nlohmann::json all = nlohmann::json::array();
    for (const DoctorLine& line : lines)
        all.push_back({{"id", line.id},
                       {"what", render(line.what)},
                       {"verdict", toString(line.verdict)},
                       {"milliseconds", line.took.count()},
                       {"finding", render(line.finding)},
                       {"remedy", render(line.remedy)},
                       {"detail", line.detail}});
    std::cout << all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

// Shows what would be written and asks; without a terminal only --yes writes.
ExitCode saveBundle(CtlEnvironment& environment, Connection& connection, const CtlOptions& options, const std::vector<DoctorLine>& lines)
{
    const auto entries = readEntries(environment, {.limit = journalledInBundle});
    std::vector<std::string> problems;
    if (!entries)
        problems.push_back("journal entries: " + render(entries.error().message));
    const std::vector<JournalEntry> none;
    const std::vector<BundleFile> files = makeBundle({.access = environment.clusterAccess(),
                                                      .settings = connection.settings(),
                                                      .lines = lines,
                                                      .entries = entries ? *entries : none,
                                                      .problems = std::move(problems),
                                                      .now = environment.loop().clock().wallNow(),
                                                      .version = TEALDECK_VERSION});
    TextTable table({"FILE", "BYTES"});
    for (const BundleFile& file : files)
        table.add({file.name, std::to_string(file.text.size())});
    table.print(std::cout);
    if (!options.isAgreed && !isAgreedOnTerminal("Write these files into " + printable(options.bundle) + "? [y/N] ")) {
        std::cerr << "Nothing was written.\n";
        return ExitCode::Refused;
    }
    const auto written = writeBundle(options.bundle, files);
    return written ? ExitCode::Done : complain(written.error());
}

} // namespace

ExitCode runDoctor(CtlEnvironment& environment, const CtlOptions& options)
{
    const auto connection = environment.connect();
    std::vector<DoctorLine> lines{kubeconfigLine(connection, environment, options)};
    if (connection) {
        const std::vector<DoctorLine> more = visit(environment, **connection, options);
        lines.insert(lines.end(), more.begin(), more.end());
    }
    if (options.isJson)
        printJson(lines);
    else
        printLines(lines);
    const bool hasFailed = std::ranges::any_of(lines, [](const DoctorLine& line) { return line.verdict == DoctorVerdict::Failed; });
    if (connection && !options.bundle.empty()) {
        if (const ExitCode code = saveBundle(environment, **connection, options, lines); code != ExitCode::Done)
            return code;
    }
    return hasFailed ? ExitCode::Failed : ExitCode::Done;
}

} // namespace tealdeck
