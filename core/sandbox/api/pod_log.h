#pragma once

#include "core/sandbox/api/api_message.h"
#include "core/sandbox/api/api_stream.h"
#include "core/sandbox/api/request_target.h"
#include "core/sandbox/simulation/timeline.h"
#include "core/sandbox/store/object_store.h"

#include <memory>
#include <variant>

namespace tealdeck::sandbox
{

// Answers pods/NAME/log: plausible lines that are the same at every asking, with tailLines, limitBytes, timestamps, sinceSeconds,
// sinceTime, previous and follow.
std::variant<ApiAnswer, std::shared_ptr<ApiStream>> answerLog(const ObjectStore& store, Timeline& timeline, const RequestTarget& target);

} // namespace tealdeck::sandbox
