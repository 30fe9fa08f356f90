#pragma once

#include "core/sandbox/api/api_message.h"
#include "core/sandbox/store/kind.h"

#include <string>
#include <vector>

namespace tealdeck::sandbox
{

// One reason why an object is invalid.
struct Cause
{
    std::string reason; // FieldValueInvalid, FieldValueRequired ...
    std::string message;
    std::string field;
};

Cause invalidValue(const std::string& field, const Json& value, const std::string& why);
Cause requiredValue(const std::string& field, const std::string& why = {});
Cause unsupportedValue(const std::string& field, const Json& value, const std::vector<std::string>& supported);

// The API server's answers of kind Status, word by word (tests compare them with captured ones).
Json statusObject(int code, const std::string& reason, const std::string& message, Json details);
ApiAnswer failure(int code, const std::string& reason, const std::string& message, Json details = nullptr);
ApiAnswer badRequest(const std::string& message);
ApiAnswer unauthorized();
ApiAnswer notFound(const Kind& kind, const std::string& name);
ApiAnswer resourceNotFound(); // no such resource in a known group
ApiAnswer pageNotFound(); // no such group: plain text
ApiAnswer methodNotAllowed();
ApiAnswer notAcceptable();
ApiAnswer unsupportedMediaType(bool isPatch);
ApiAnswer alreadyExists(const Kind& kind, const std::string& name);
ApiAnswer conflict(const Kind& kind, const std::string& name, const std::string& why = {});
// A JSON Patch that cannot be applied: 422 that names nothing.
ApiAnswer unprocessablePatch();
// `qualifiedName` as in "Service", "Lease.coordination.k8s.io".
ApiAnswer invalid(const std::string& qualifiedName, const std::string& name, const std::vector<Cause>& causes);
ApiAnswer versionTooLarge(long long asked, long long current);
ApiAnswer requestTooLarge();
ApiAnswer deleted(const Kind& kind, const std::string& name, const std::string& uid);
// Status 410 as the `object` of an ERROR event within a watch.
Json expiredStatus(const std::string& message);

} // namespace tealdeck::sandbox
