#pragma once

#include "core/base/error.h"
#include "core/change/plan.h"

namespace tealdeck
{

// What the answer to a write says about whether it was carried out.
enum class AnswerMeaning
{
    Accepted, // 2xx
    Contested, // 409 and 422: not carried out, perhaps because somebody else changed the object; reading tells
    Postponed, // 429 to a request that may wait: not carried out, and right to ask again later
    Refused, // any other 4xx, or nothing was sent at all
    Unknown, // 5xx, or no answer: it may have been carried out
};

AnswerMeaning meaningOf(const HttpResponse& response);
// As an answer to this step: one that may wait is Postponed by 429 and Contested by 404, for its object may be gone already.
AnswerMeaning meaningOf(const HttpResponse& response, const HttpStep& step);
AnswerMeaning meaningOf(const Error& error);

// An answer that is not 2xx as an error with the server's own words (metav1.Status) as detail.
Error errorOf(const HttpResponse& response, const HttpStep& step);
// The server's words with its causes, which name the budget that forbids an eviction.
std::string refusalWords(const HttpResponse& response);
// metadata.resourceVersion of the object in the answer; empty where there is none.
std::string resourceVersionOf(const HttpResponse& response);

} // namespace tealdeck
