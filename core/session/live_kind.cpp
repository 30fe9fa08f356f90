#include "core/session/live_kind.h"

namespace tealdeck
{

std::string ruleText(const MissingRule& rule)
{
    return "- apiGroups: [\"" + rule.group + "\"]\n  resources: [\"" + rule.resource + "\"]\n  verbs: [\"get\", \"list\", \"watch\"]\n";
}

std::optional<MissingRule> LiveKind::missingRule() const
{
    const Error* reason = nullptr;
    if (const auto* unavailable = std::get_if<Unavailable>(&m_store.freshness()))
        reason = &unavailable->reason;
    if (const auto* stale = std::get_if<Stale>(&m_store.freshness()))
        reason = &stale->reason;
    if (!reason || reason->kind != ErrorKind::Forbidden)
        return std::nullopt;
    const bool isWatch = !reason->message.arguments.empty() && reason->message.arguments.front() == "watch";
    return MissingRule{.verb = isWatch ? "watch" : "list", .group = m_kind.group, .resource = m_kind.plural, .namespaceName = m_namespace};
}

} // namespace tealdeck
