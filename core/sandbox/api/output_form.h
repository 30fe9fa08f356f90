#pragma once

#include "core/sandbox/api/request_target.h"

#include <optional>
#include <string>

namespace tealdeck::sandbox
{

// The form in which a client wants objects, read from its Accept header.
enum class OutputForm
{
    Object,
    Table,
    Metadata, // PartialObjectMetadata
};

// Nothing when the server writes none of the accepted forms (406).
std::optional<OutputForm> outputForm(const std::string& accept);
// People see indented JSON: ?pretty, and some user agents.
bool wantsPretty(const RequestTarget& target, const std::string& userAgent);

} // namespace tealdeck::sandbox
