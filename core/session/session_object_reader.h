#pragma once

#include "core/net/http_client.h"
#include "core/session/object_reader.h"
#include "core/session/session.h"

namespace tealdeck
{

// Who reveals a value, and where: for the journal.
struct RevealContext
{
    std::string environment{}; // "shop / prod-eu-1"
    std::string context{};
    std::string clusterUid{};
    std::string actor{};
    bool isSandbox = false;
};

// Reads objects of one environment; all it is given outlives it.
class SessionObjectReader : public ObjectReader
{
public:
    SessionObjectReader(HttpClient& http, Journal& journal, const Clock& clock, std::function<RevealContext()> context);

    Handle read(const ObjectAddress& object, OnView onView) override;
    Handle readVersion(const ObjectAddress& object, OnVersion onVersion) override;
    Handle reveal(const ObjectAddress& object, const MaskedValue& masked, OnRevealed onRevealed) override;
    Message revealSentence(const ObjectAddress& object, const MaskedValue& masked) const override;

private:
    HttpClient& m_http;
    Journal& m_journal;
    const Clock& m_clock;
    std::function<RevealContext()> m_context;
};

// What a session says of itself at this moment.
RevealContext revealContextOf(const SessionSettings& settings, const SessionIdentity& identity);

} // namespace tealdeck
