#pragma once

#include "core/base/clock.h"
#include "core/base/handle.h"
#include "core/connectors/kube/kube_list_sink.h"
#include "core/connectors/kube/kube_watch_sink.h"
#include "core/net/server_pulse.h"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>

// The phases of KubeListWatch: exactly one is there at a time, and it holds everything that only this phase needs.
namespace tealdeck
{

enum class ListMode
{
    Paged,
    Whole, // one request without limit, after a continue token expired
};

enum class NextPhase
{
    List,
    Watch,
};

template <typename Row>
struct ListingPhase
{
    ListMode mode = ListMode::Paged;
    std::string continueToken; // of the page on its way; empty: the first one
    std::unordered_map<Text, Row, TextHash, std::equal_to<>> rows; // of the pages so far
    std::shared_ptr<KubeListSink<Row>> sink;
    Handle request;
};

template <typename Row>
struct WatchingPhase
{
    Instant openedAt;
    int events = 0;
    std::shared_ptr<std::function<void()>> wake;
    std::shared_ptr<KubeWatchSink<Row>> sink;
    Handle request;
    Handle opening; // limits the wait for the answer, then for each part of the list
    Handle delivery; // the next batch waits for it
    Handle confirmation; // a quiet watch counts as live when it is over
    std::optional<TextSet> listed; // keys told so far, while this is still a list as a stream
};

struct WaitingPhase
{
    NextPhase next = NextPhase::List;
    bool isAskedFor = false; // the server said how long
    ErrorKind reason = ErrorKind::Internal;
    Handle timer;

    // A server that answers is reason enough to try again now.
    bool isWokenBy(ServerSign sign) const;
};

template <typename Row>
using ListWatchPhase = std::variant<WaitingPhase, ListingPhase<Row>, WatchingPhase<Row>>;

// What follows a failed watch. `fruitless` counts the watches in a row that brought nothing.
NextPhase afterWatchFailure(const Error& error, int fruitless);
// It may be another server, or one that was set back, when it answers again.
bool wasAway(ErrorKind kind);
// A list as a stream failed in a way that a list page by page may not.
bool isListedByPages(const Error& error);
// Nothing changes by itself: wrong credentials, a missing right, an API that is not there.
bool isRetriedSlowly(ErrorKind kind);

} // namespace tealdeck
