#pragma once

#include "core/base/handle.h"
#include "core/base/result.h"
#include "core/domain/cluster.h"
#include "core/journal/journal.h"
#include "core/net/http_client.h"

#include <functional>
#include <string>
#include <vector>

namespace tealdeck
{

// Where the journals' heads stand on a Lease of ours, each "SEQUENCE:HASH:ORIGIN" (JournalAnchor; older versions left the origin out).
// Written by LeaseLock when a change ends.
inline constexpr const char* journalHeadAnnotation = "tealdeck.org/journal-head";

std::string journalHeadText(const JournalAnchor& head);
// The annotation with this head in it, in place of an older one of the same journal: several people change one application, and none may
// take away what proves the others' journals. The youngest 16 are kept, separated by commas.
std::string withJournalHead(const std::string& heads, const JournalAnchor& head);
// All heads of an annotation; what is none is left out.
std::vector<JournalAnchor> parseJournalHeads(const std::string& heads, const std::string& place);
// Nothing when the text is not "SEQUENCE:HASH" or "SEQUENCE:HASH:ORIGIN".
std::optional<JournalAnchor> parseJournalHead(const std::string& text, std::string place);

// All heads on the Leases labelled app.kubernetes.io/managed-by=tealdeck, of one namespace or (empty) of all. They may belong to the
// journals of other people: verify() takes those of its own origin. Errors as HttpClient; Forbidden without the right to list leases.
Handle readAnchors(HttpClient& http, const std::string& namespaceName, const ClusterUid& cluster,
                   std::function<void(Result<std::vector<JournalAnchor>>)> onAnchors);

} // namespace tealdeck
