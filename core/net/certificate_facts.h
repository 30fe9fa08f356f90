#pragma once

#include "core/base/clock.h"

#include <optional>
#include <string>
#include <vector>

struct x509_st;

namespace tealdeck
{

// What is written in a certificate, as far as people are told of it.
struct CertificateFacts
{
    std::string subject{}; // "O=system:masters, CN=admin"
    std::string issuer{};
    std::vector<std::string> names{}; // for which it is valid: DNS names and addresses
    WallTime validFrom{};
    WallTime validUntil{};

    bool operator==(const CertificateFacts&) const = default;
};

CertificateFacts certificateFacts(x509_st* certificate);
// Of a certificate in PEM, the first one in it; nothing when it cannot be read.
std::optional<CertificateFacts> certificateFacts(const std::string& pem);
// When a certificate (PEM, the first one in it) ends; nothing when it cannot be read.
std::optional<WallTime> certificateEnd(const std::string& pem);
// Its subject: "O=system:masters, CN=admin".
std::string certificateSubject(const std::string& pem);
// Whether a certificate and a private key (both PEM) belong together; a renewal that was met half done gives two that do not.
bool belongTogether(const std::string& certificatePem, std::string_view keyPem);

} // namespace tealdeck
