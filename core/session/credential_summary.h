#pragma once

#include "core/config/cluster_access.h"
#include "core/connectors/kube/doctor_server.h"

#include <optional>

namespace tealdeck
{

// How the kubeconfig lets us say who we are, and until when, as far as a certificate or a JSON web token tells. Nothing secret is in it.
CredentialSummary credentialSummary(const ClusterAccess& access);

// The `exp` of a JSON web token (RFC 7519); nothing where it is no such token. The signature is not looked at.
std::optional<WallTime> tokenEnd(const Secret& token);

} // namespace tealdeck
