#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <string>

namespace tealdeck::sandbox
{

// A certificate authority of this start alone, and a server certificate for localhost and 127.0.0.1 signed by it (EC P-256, a week).
struct TlsIdentity
{
    std::string caPem;
    std::string certificatePem;
    Secret keyPem;
};

Result<TlsIdentity> makeTlsIdentity();

} // namespace tealdeck::sandbox
