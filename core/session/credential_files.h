#pragma once

#include "core/config/cluster_access.h"

namespace tealdeck
{

// Whether what authenticates us may have been renewed on the disk: a token file, or files of a client certificate and its key.
bool hasCredentialFiles(const ClusterAccess& access);

// Reads them again; true when there is something new. What cannot be read, or a certificate whose key is not there yet, leaves everything
// as it was: the old one stays in use until the server refuses it.
bool readCredentialFilesAgain(ClusterAccess& access);

} // namespace tealdeck
