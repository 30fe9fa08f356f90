#pragma once

#include "core/net/certificate_facts.h"

#include <memory>
#include <optional>

struct ssl_ctx_st;

namespace tealdeck
{

// The certificate that the other side showed in a handshake, kept so that a refusal can name it. On the network thread only.
struct PeerCertificate
{
    std::optional<CertificateFacts> facts{}; // of the one at fault, else of the server's own
    bool hasFault = false;
};

// Has the certificate noted while OpenSSL looks at it; the verdict stays OpenSSL's. The context keeps its share as long as it lives, as it
// outlives the exchange that made it. False where OpenSSL has no memory for it.
bool notePeerCertificate(ssl_ctx_st* context, std::shared_ptr<PeerCertificate> peer);

} // namespace tealdeck
