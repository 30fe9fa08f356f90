#include "core/connectors/kube/doctor_reach.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

constexpr Duration longWarning = std::chrono::hours(14 * 24);

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

DoctorLine lookupLine(const ServerProbe& probe)
{
    DoctorLine line{.id = "dns", .what = message("Doctor", "Name lookup")};
    if (!probe.addresses)
        return line;
    line.took = probe.addresses->took;
    if (probe.addresses->value) {
        line.verdict = DoctorVerdict::Passed;
        line.finding = probe.proxy.empty()
            ? message("Doctor", "%1 is %2.", {probe.host, joined(*probe.addresses->value)})
            : message("Doctor", "The proxy is %1; it looks the server up.", {joined(*probe.addresses->value)});
        return line;
    }
    line.verdict = DoctorVerdict::Failed;
    line.finding = probe.addresses->value.error().message;
    line.detail = probe.addresses->value.error().detail;
    line.remedy = message("Doctor", "Check the server's address in the kubeconfig, the VPN and this machine's DNS.");
    return line;
}

DoctorLine proxyLine(const ServerProbe& probe)
{
    return {.id = "proxy",
            .what = message("Doctor", "Proxy"),
            .verdict = DoctorVerdict::Passed,
            .finding = probe.proxy.empty() ? message("Doctor", "No proxy is used for this server.")
                                           : message("Doctor", "Requests go through %1.", {probe.proxy})};
}

DoctorLine connectionLine(const ServerProbe& probe)
{
    DoctorLine line{.id = "tcp", .what = message("Doctor", "Connection")};
    if (!probe.connection) {
        line.finding = probe.addresses && probe.addresses->value
            ? message("Doctor", "Proxies of this kind are not probed; the requests below go through it.")
            : message("Doctor", "There is no address to connect to.");
        return line;
    }
    line.took = probe.connection->took;
    if (probe.connection->value) {
        line.verdict = DoctorVerdict::Passed;
        line.finding = message("Doctor", "%1 accepts connections.", {*probe.connection->value});
        return line;
    }
    line.verdict = DoctorVerdict::Failed;
    line.finding = probe.connection->value.error().message;
    line.detail = probe.connection->value.error().detail;
    line.remedy = message("Doctor", "Check that the API server runs, its port, the VPN and the firewalls between.");
    return line;
}

void judgeCertificate(DoctorLine& line, const TlsFacts& tls, bool isVerified, WallTime now)
{
    const auto days = std::chrono::duration_cast<std::chrono::hours>(tls.validUntil - now).count() / 24;
    line.finding = message("Doctor", "%1, certificate of %2 issued by %3, %4 days left.",
                           {tls.protocol, tls.subject, tls.issuer, std::to_string(days)});
    line.detail = "valid for " + joined(tls.names) + " until " + formatRfc3339(tls.validUntil) + "; chain: " + tls.verdict;
    if (!tls.isTrusted) {
        line.verdict = isVerified ? DoctorVerdict::Failed : DoctorVerdict::Warning;
        line.remedy = isVerified
            ? message("Doctor",
                      "The certificate is not accepted (%1). Check the certificate authority in the kubeconfig, the server's "
                      "name and this machine's clock.",
                      {tls.verdict})
            : message("Doctor",
                      "The kubeconfig switches the check off (insecure-skip-tls-verify): anybody between could read and change "
                      "everything. Give it the certificate authority instead.");
    } else if (tls.validUntil - now < std::min(longWarning, Duration((tls.validUntil - tls.validFrom) / 3))) {
        line.verdict = DoctorVerdict::Warning;
        line.remedy = message("Doctor", "Renew the server's certificate before %1.", {formatRfc3339(tls.validUntil)});
    } else {
        line.verdict = DoctorVerdict::Passed;
    }
}

DoctorLine tlsLine(const ServerProbe& probe, bool isVerified, WallTime now)
{
    DoctorLine line{.id = "tls", .what = message("Doctor", "TLS")};
    if (!probe.tls) {
        line.finding = probe.connection && probe.connection->value
            ? message("Doctor", "The server is reached without TLS; everything can be read on the way.")
            : message("Doctor", "There is no connection for a handshake.");
        if (probe.connection && probe.connection->value)
            line.verdict = DoctorVerdict::Warning;
        return line;
    }
    line.took = probe.tls->took;
    if (probe.tls->value) {
        judgeCertificate(line, *probe.tls->value, isVerified, now);
        return line;
    }
    line.verdict = DoctorVerdict::Failed;
    line.finding = probe.tls->value.error().message;
    line.detail = probe.tls->value.error().detail;
    line.remedy = message("Doctor", "Check that the address leads to the API server's TLS port and that no proxy ends TLS on the way.");
    return line;
}

} // namespace

std::string toString(DoctorVerdict verdict)
{
    switch (verdict) {
    case DoctorVerdict::Passed: return "Passed";
    case DoctorVerdict::Warning: return "Warning";
    case DoctorVerdict::Failed: return "Failed";
    case DoctorVerdict::NotRun: return "Not run";
    }
    return "Not run";
}

std::vector<DoctorLine> reachLines(const ServerProbe& probe, bool isTlsVerified, WallTime now)
{
    return {lookupLine(probe), proxyLine(probe), connectionLine(probe), tlsLine(probe, isTlsVerified, now)};
}

} // namespace tealdeck
