#pragma once

#include "core/sandbox/api/access.h"
#include "core/sandbox/api/api_message.h"
#include "core/sandbox/api/api_stream.h"
#include "core/sandbox/api/eviction.h"
#include "core/sandbox/api/object_writer.h"
#include "core/sandbox/api/output_form.h"

#include <functional>
#include <memory>
#include <string>
#include <variant>

namespace tealdeck::sandbox
{

using ApiOutcome = std::variant<ApiAnswer, std::shared_ptr<ApiStream>>;

// The Kubernetes API over an ObjectStore, without any network: a request in, an answer or a stream out. Checks come in the API server's
// order: who (401), may they (403), is there such a thing (404, 405), in which form (406, 415), then the request itself.
class ApiServer
{
public:
    // Who sends a token; nothing: unknown token.
    using Authenticate = std::function<const User*(const std::string& token)>;

    ApiServer(ObjectStore& store, Timeline& timeline, Randomness& randomness, Authenticate authenticate);

    ApiOutcome handle(const ApiRequest& request);
    // What /api tells as this server's address.
    void setAddress(std::string address) { m_address = std::move(address); }

private:
    ApiOutcome dispatch(const RequestTarget& target, const ApiRequest& request, const User& user, const std::string& token);
    ApiOutcome read(const Kind& kind, const RequestTarget& target, const ApiRequest& request);
    ApiOutcome write(const Kind& kind, const RequestTarget& target, const ApiRequest& request);
    ApiOutcome list(const Kind& kind, const RequestTarget& target, OutputForm form);
    ApiOutcome get(const Kind& kind, const RequestTarget& target, OutputForm form);
    ApiOutcome watch(const Kind& kind, const RequestTarget& target, OutputForm form);
    ApiAnswer removeCollection(const Kind& kind, const RequestTarget& target, const ApiRequest& request);

    ObjectStore& m_store;
    Timeline& m_timeline;
    ObjectWriter m_writer;
    EvictionDesk m_evictions;
    Authenticate m_authenticate;
    std::string m_address;
};

// GET and HEAD, self-subject reviews and dry runs change nothing.
bool changesState(const ApiRequest& request);

} // namespace tealdeck::sandbox
