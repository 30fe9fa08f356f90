#include "core/connectors/kube/selector_dry_run.h"

#include "core/connectors/kube/kube_status.h"

namespace tealdeck
{
namespace
{

enum class Kind
{
    Accepted,
    AcceptedOtherwise, // a webhook or default made something else of it
    ChangedMeanwhile, // a test of the patch failed
    Refused,
    WebhookDown,
    NotAnswered,
    NotAsked,
};

struct Reading
{
    Kind kind = Kind::NotAsked;
    Message words;
    Service answer;
};

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

Reading readRefusal(const HttpResponse& response, const Service& service)
{
    const Error error = errorFromAnswer(
        response, {.verb = "patch", .resource = kube::services, .namespaceName = service.meta.namespaceName, .name = service.meta.name});
    if (isWebhookDown(error.detail)) {
        return {.kind = Kind::WebhookDown,
                .words = message("Plan", "admission webhook %1 could not be asked: %2", {webhookIn(error.detail), error.detail}),
                .answer = {}};
    }
    const int status = response.head.status;
    if (status >= 500 || status == 429)
        return {.kind = Kind::NotAnswered, .words = error.message, .answer = {}};
    if (status == 422 && error.detail.find("webhook") == std::string::npos)
        return {.kind = Kind::ChangedMeanwhile,
                .words = message("Plan", "the Service changed while this plan was made, or the patch is invalid: %1", {error.detail}),
                .answer = {}};
    return {.kind = Kind::Refused, .words = message("Plan", "refused by the server: %1", {error.detail}), .answer = {}};
}

Reading readDryRun(const SelectorFacts& facts)
{
    if (!facts.dryRun)
        return {.kind = Kind::NotAsked, .words = message("Plan", "read-only: no dry run is sent"), .answer = {}};
    const Result<HttpResponse>& response = *facts.dryRun;
    if (!response)
        return {.kind = Kind::NotAnswered, .words = response.error().message, .answer = {}};
    if (response->head.status < 200 || response->head.status >= 300)
        return readRefusal(*response, facts.service);
    auto answer = decodeService(response->body);
    if (!answer)
        return {.kind = Kind::NotAnswered, .words = answer.error().message, .answer = {}};
    if (answer->selector != facts.change.after) {
        return {.kind = Kind::AcceptedOtherwise,
                .words = message("Plan", "the server would make %1 of it", {selectorText(answer->selector)}),
                .answer = std::move(*answer)};
    }
    return {.kind = Kind::Accepted, .words = message("Plan", "accepted by the API server"), .answer = std::move(*answer)};
}

void addDifference(std::vector<DiffLine>& lines, const Labels& before, const Labels& after, const std::string& indent)
{
    Labels keys = before;
    keys.insert(after.begin(), after.end());
    for (const auto& [key, value] : keys) {
        const auto old = before.find(key);
        const auto young = after.find(key);
        const bool isSame = old != before.end() && young != after.end() && old->second == young->second;
        if (isSame) {
            lines.push_back({DiffLine::Kind::Same, indent + key + ": " + value});
            continue;
        }
        if (old != before.end())
            lines.push_back({DiffLine::Kind::Removed, indent + key + ": " + old->second});
        if (young != after.end())
            lines.push_back({DiffLine::Kind::Added, indent + key + ": " + young->second});
    }
}

std::vector<DiffLine> differenceOf(const Service& before, const Service& after)
{
    std::vector<DiffLine> lines;
    if (before.meta.annotations != after.meta.annotations || before.meta.labels != after.meta.labels) {
        lines.push_back({DiffLine::Kind::Same, "metadata:"});
        if (before.meta.annotations != after.meta.annotations) {
            lines.push_back({DiffLine::Kind::Same, "  annotations:"});
            addDifference(lines, before.meta.annotations, after.meta.annotations, "    ");
        }
        if (before.meta.labels != after.meta.labels) {
            lines.push_back({DiffLine::Kind::Same, "  labels:"});
            addDifference(lines, before.meta.labels, after.meta.labels, "    ");
        }
    }
    lines.push_back({DiffLine::Kind::Same, "spec:"});
    lines.push_back({DiffLine::Kind::Same, "  selector:"});
    addDifference(lines, before.selector, after.selector, "    ");
    return lines;
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

DryRun dryRunOf(const SelectorFacts& facts)
{
    const Reading reading = readDryRun(facts);
    DryRun dryRun{
        .answer = answerOf(reading.kind), .explanation = reading.words, .object = facts.change.request.object, .diff = {}, .at = {}};
    if (reading.kind != Kind::NotAsked)
        dryRun.at = facts.dryRunAt;
    if (dryRun.answer == DryRun::Answer::Accepted)
        dryRun.diff = differenceOf(facts.service, reading.answer);
    return dryRun;
}

Check dryRunCheck(const SelectorFacts& facts)
{
    const Reading reading = readDryRun(facts);
    return {.id = "server-dry-run",
            .verdict = verdictOf(reading.kind),
            .what = message("Plan", "Accepted in a dry run"),
            .measured = reading.words,
            .source = "Kubernetes",
            .readAt = reading.kind == Kind::NotAsked ? std::nullopt : std::optional(facts.dryRunAt),
            .isHardStop = false};
}

} // namespace tealdeck
