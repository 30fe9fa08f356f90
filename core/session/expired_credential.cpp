#include "core/session/expired_credential.h"

#include "core/net/certificate_facts.h"
#include "core/session/credential_summary.h"

namespace tealdeck
{
namespace
{

std::string daysSince(WallTime end, WallTime now)
{
    return std::to_string(std::chrono::duration_cast<std::chrono::hours>(now - end).count() / 24);
}

Message expiredToken(const ClusterAccess& access, WallTime end, WallTime now)
{
    if (access.tokenFile.empty())
        return message("Credentials",
                       "The token of the user %1 ended on %2, %3 days ago. Put a new one into the kubeconfig and start again.",
                       {access.user, formatRfc3339(end), daysSince(end, now)});
    return message(
        "Credentials",
        "The token of the user %1 ended on %2, %3 days ago. Renew the file %4: it is read again each minute and after a refusal.",
        {access.user, formatRfc3339(end), daysSince(end, now), access.tokenFile.string()});
}

Message expiredCertificate(const ClusterAccess& access, WallTime end, WallTime now)
{
    if (access.clientCertificateFile.empty())
        return message("Credentials",
                       "The client certificate of the user %1 ended on %2, %3 days ago. Put a new one into the kubeconfig and start again.",
                       {access.user, formatRfc3339(end), daysSince(end, now)});
    return message("Credentials",
                   "The client certificate of the user %1 ended on %2, %3 days ago. Renew the file %4: it is read again each minute and "
                   "after a refusal.",
                   {access.user, formatRfc3339(end), daysSince(end, now), access.clientCertificateFile.string()});
}

} // namespace

std::optional<Message> expiredCredential(const ClusterAccess& access, WallTime now)
{
    if (access.exec)
        return std::nullopt; // the plugin's matter, which is asked again
    if (const auto end = access.token.empty() ? std::nullopt : tokenEnd(access.token); end && *end < now)
        return expiredToken(access, *end, now);
    const auto end = access.clientCertificate.empty() ? std::nullopt : certificateEnd(access.clientCertificate);
    if (access.token.empty() && end && *end < now)
        return expiredCertificate(access, *end, now);
    return std::nullopt;
}

} // namespace tealdeck
