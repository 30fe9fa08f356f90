#pragma once

#include "core/sandbox/store/json.h"

#include <optional>
#include <string>

namespace tealdeck::sandbox
{

// A self-subject review as kubectl sends it: "k8s\0" and runtime.Unknown in protobuf (field numbers from the generated.proto files of
// k8s.io/api). Only what a review asks is read. Nothing when the bytes are no such message.
std::optional<Json> decodeProtobufReview(const std::string& resource, const std::string& bytes);

} // namespace tealdeck::sandbox
