#pragma once

#include "core/base/match.h"
#include "core/base/scheduler.h"
#include "core/connectors/kube/line_splitter.h"
#include "core/connectors/kube/proto/frame_splitter.h"
#include "core/connectors/kube/proto/proto_wire.h"
#include "core/connectors/kube/resource_version.h"
#include "core/connectors/kube/status_body.h"
#include "core/connectors/kube/watch_mailbox.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace tealdeck
{

// How a watch begins.
enum class WatchStart
{
    AtVersion, // with what happened since a version
    WithList, // with everything that is there; its versions come in no order, and a bookmark ends them
};

// Receives a watch, in protobuf or JSON: splits and decodes events where they arrive, on the network thread, leaves them in the mailbox and
// wakes the home thread. Ends the exchange with the error that an ERROR event carries, with Gone when versions run backwards, and with
// ProtocolViolation.
template <typename Row>
class KubeWatchSink : public BodySink
{
public:
    // Owned by the home thread; this side only knows it weakly. Told when the watch is open and when the mailbox is no longer empty.
    using Wake = std::function<void()>;

    KubeWatchSink(Scheduler& home, const std::shared_ptr<Wake>& wake, KubeCall call, WatchStart start, std::string resourceVersion,
                  std::size_t maxEvent, std::shared_ptr<RowPools> pools)
        : m_home(home)
        , m_wake(wake)
        , m_call(std::move(call))
        , m_isInitial(start == WatchStart::WithList)
        , m_resourceVersion(std::move(resourceVersion))
        , m_lines(maxEvent)
        , m_frames(maxEvent)
        , m_pools(std::move(pools))
    {
    }

    Result<void> head(const HttpHead& head) override
    {
        m_status.head = head;
        m_isProtobuf = head.header("content-type").value_or("").starts_with(protobufType);
        if (m_status.isSuccess())
            wakeHome();
        return {};
    }

    Result<void> bytes(std::string_view bytes) override
    {
        if (!m_status.isSuccess()) {
            m_status.append(bytes);
            return {};
        }
        if constexpr (isReadFromProtobuf<Row>) {
            if (m_isProtobuf)
                return m_frames.feed(
                    bytes, [this](std::string_view frame) { return accept(decodeProtoWatchEvent<Row>(frame, m_call, *m_pools)); });
        }
        return m_lines.feed(bytes, [this](std::string_view line) { return accept(decodeWatchEvent<Row>(line, m_call)); });
    }

    WatchMailbox<Row>& mailbox() { return m_mailbox; }
    // Only after the exchange ended.
    const StatusBody& answer() const { return m_status; }

private:
    Result<void> accept(Result<WatchEvent<Row>> event)
    {
        if (!event)
            return fail(std::move(event).error());
        m_pools->shrink();
        const Bookmark* bookmark = std::get_if<Bookmark>(&*event);
        if (m_isInitial && !(bookmark && bookmark->endsInitialEvents)) {
            if (m_mailbox.put(*std::move(event), {}))
                wakeHome();
            return {};
        }
        m_isInitial = false;
        const std::string version = match(
            *event, [](const RowChanged<Row>& changed) { return changed.row.meta.resourceVersion.str(); },
            [](const RowRemoved& removed) { return removed.resourceVersion.str(); },
            [](const Bookmark& mark) { return mark.resourceVersion; });
        if (runsBackwards(m_resourceVersion, version))
            return wentBack(version);
        if (!version.empty())
            m_resourceVersion = version;
        if (m_mailbox.put(*std::move(event), m_resourceVersion))
            wakeHome();
        return {};
    }

    Result<void> wentBack(const std::string& version) const
    {
        return fail(ErrorKind::Gone,
                    message("Kube", "The server's versions of %1 run backwards: it was restored from a backup, or another server answers.",
                            {std::string(m_call.resource.plural)}),
                    "resourceVersion " + version + " after " + m_resourceVersion);
    }

    void wakeHome()
    {
        m_home.post([weak = m_wake] {
            if (const auto wake = weak.lock())
                (*wake)();
        });
    }

    Scheduler& m_home;
    std::weak_ptr<Wake> m_wake;
    KubeCall m_call;
    bool m_isInitial;
    std::string m_resourceVersion;
    bool m_isProtobuf = false;
    LineSplitter m_lines;
    FrameSplitter m_frames;
    std::shared_ptr<RowPools> m_pools;
    StatusBody m_status;
    WatchMailbox<Row> m_mailbox;
};

} // namespace tealdeck
