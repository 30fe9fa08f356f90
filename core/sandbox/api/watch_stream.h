#pragma once

#include "core/sandbox/api/api_stream.h"
#include "core/sandbox/api/list_query.h"
#include "core/sandbox/api/output_form.h"
#include "core/sandbox/simulation/timeline.h"
#include "core/sandbox/store/object_store.h"

namespace tealdeck::sandbox
{

// One watch: what is there now (if asked), what happened since a version, what happens from now on, bookmarks, and its end after
// timeoutSeconds. A version that is forgotten gives one ERROR event with code 410.
class WatchStream : public ApiStream, public std::enable_shared_from_this<WatchStream>
{
public:
    struct Request
    {
        const Kind* kind = nullptr;
        ListQuery query;
        OutputForm form = OutputForm::Object;
        std::string includeObject; // of tables
    };

    WatchStream(ObjectStore& store, Timeline& timeline, Request request);
    ~WatchStream() override;

    void start(StreamSink& sink) override;
    std::string contentType() const override { return "application/json"; }

private:
    void startFromNow();
    void startFromHistory(long long version);
    void apply(const StoreEvent& event);
    void send(const char* type, const ObjectPtr& object);
    void sendBookmark(bool isInitialEnd);
    void scheduleBookmarks();
    void scheduleEnd();
    void end();

    ObjectStore& m_store;
    Timeline& m_timeline;
    Request m_request;
    StreamSink* m_sink = nullptr;
    int m_subscription = -1;
    long long m_from = 0; // events up to here have been told
    bool m_hasColumns = false;
};

} // namespace tealdeck::sandbox
