#pragma once

#include "core/connectors/kube/doctor_line.h"
#include "core/net/server_probe.h"

#include <vector>

namespace tealdeck
{

// Name lookup, proxy, connection and TLS, from what was probed. `now` is our own time, for the days that the certificate has left.
std::vector<DoctorLine> reachLines(const ServerProbe& probe, bool isTlsVerified, WallTime now);

} // namespace tealdeck
