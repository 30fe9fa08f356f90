#include "core/connectors/kube/plan_dry_run.h"

namespace tealdeck
{
namespace
{

using Kind = DryRunReading::Kind;

// 'admission webhook "x" denied ...', 'failed calling webhook "x": ...': the name between the quotation marks.
std::string webhookIn(const std::string& words)
{
    const std::size_t start = words.find("webhook \"");
    if (start == std::string::npos)
        return {};
    const std::size_t name = start + std::string_view("webhook \"").size();
    const std::size_t end = words.find('"', name);
    return end == std::string::npos ? std::string() : words.substr(name, end - name);
}

bool isWebhookDown(const std::string& words)
{
    return words.find("failed calling webhook") != std::string::npos || words.find("does not support dry run") != std::string::npos;
}

DryRunReading readRefusal(const HttpResponse& response, const KubeCall& call)
{
    const Error error = errorFromAnswer(response, call);
    if (isWebhookDown(error.detail)) {
        return {.kind = Kind::WebhookDown,
                .words = message("Plan", "admission webhook %1 could not be asked: %2", {webhookIn(error.detail), error.detail})};
    }
    const int status = response.head.status;
    if (status >= 500 || status == 429)
        return {.kind = Kind::NotAnswered, .words = error.message};
    if (status == 422 && error.detail.find("webhook") == std::string::npos)
        return {.kind = Kind::ChangedMeanwhile,
                .words = message("Plan", "the %1 changed while this plan was made, or the patch is invalid: %2",
                                 {std::string(call.resource.kind), error.detail})};
    return {.kind = Kind::Refused, .words = message("Plan", "refused by the server: %1", {error.detail})};
}

Verdict verdictOf(Kind kind)
{
    switch (kind) {
    case Kind::Accepted: return Verdict::Passed;
    case Kind::AcceptedOtherwise:
    case Kind::WebhookDown: return Verdict::Warning;
    case Kind::ChangedMeanwhile:
    case Kind::Refused: return Verdict::Failed;
    case Kind::NotAnswered:
    case Kind::NotAsked: return Verdict::NotRun;
    }
    return Verdict::NotRun;
}

DryRun::Answer answerOf(Kind kind)
{
    switch (kind) {
    case Kind::Accepted:
    case Kind::AcceptedOtherwise: return DryRun::Answer::Accepted;
    case Kind::ChangedMeanwhile:
    case Kind::Refused: return DryRun::Answer::Refused;
    case Kind::WebhookDown:
    case Kind::NotAnswered:
    case Kind::NotAsked: return DryRun::Answer::NotRun;
    }
    return DryRun::Answer::NotRun;
}

} // namespace

DryRunReading readDryRunAnswer(const PlanSurroundings& facts, const KubeCall& call)
{
    if (!facts.dryRun)
        return {.kind = Kind::NotAsked, .words = message("Plan", "read-only: no dry run is sent")};
    const Result<HttpResponse>& response = *facts.dryRun;
    if (!response)
        return {.kind = Kind::NotAnswered, .words = response.error().message};
    if (response->head.status < 200 || response->head.status >= 300)
        return readRefusal(*response, call);
    return {.kind = Kind::Accepted, .words = message("Plan", "accepted by the API server")};
}

DryRun dryRunOf(const DryRunReading& reading, const PlanSurroundings& facts, ObjectRef object)
{
    DryRun dryRun{.answer = answerOf(reading.kind), .explanation = reading.words, .object = std::move(object), .diff = {}, .at = {}};
    if (reading.kind != Kind::NotAsked)
        dryRun.at = facts.dryRunAt;
    return dryRun;
}

Check dryRunCheck(const DryRunReading& reading, const PlanSurroundings& facts)
{
    return {.id = "server-dry-run",
            .verdict = verdictOf(reading.kind),
            .what = message("Plan", "Accepted in a dry run"),
            .measured = reading.words,
            .source = "Kubernetes",
            .readAt = reading.kind == Kind::NotAsked ? std::nullopt : std::optional(facts.dryRunAt),
            .isHardStop = false};
}

} // namespace tealdeck
