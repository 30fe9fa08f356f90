#pragma once

#include "core/domain/kube_kind.h"
#include "tests/support/captured_reply.h"
#include "tests/unit/session/session_bench.h"

#include <string>

namespace tealdeck
{

// A custom kind, as the captured replies have it.
inline KubeKind widgetKind()
{
    KubeKind kind;
    kind.group = "factory.example";
    kind.version = "v1";
    kind.plural = "widgets";
    kind.kind = "Widget";
    kind.isNamespaced = true;
    return kind;
}

// A session on a cluster that has this kind, and its catalogue; opened, and everything read once.
struct WidgetsBench : SessionBench
{
    explicit WidgetsBench(const std::string& namespaceScope = "shop")
    {
        settings.namespaceScope = namespaceScope;
        shop.http.on(listing("widgets"), FakeAnswer::json(capturedReply("custom-table.http").body));
        shop.http.on(requestTo(HttpMethod::Get, "/api"), FakeAnswer::json(capturedReply("discovery-api-aggregated.http").body));
        shop.http.on(requestTo(HttpMethod::Get, "/apis"), FakeAnswer::json(capturedReply("discovery-apis-custom.http").body));
        openReady();
    }
    std::size_t lists() const { return shop.http.count(listing("widgets")); }
    bool isWatched() { return shop.http.count(watching("widgets")) > 0 && shop.http.stream(watching("widgets")).isOpen(); }
};

} // namespace tealdeck
