#pragma once

#include "core/sandbox/simulation/world.h"

namespace tealdeck::sandbox
{

// Keeps one EndpointSlice for each Service with a selector: which pods it selects and whether they are ready, serving, leaving.
class EndpointSliceController
{
public:
    explicit EndpointSliceController(World& world);
    void onEvent(const StoreEvent& event);

private:
    void sync(const std::string& key);
    ObjectPtr sliceOf(const std::string& space, const std::string& service) const;
    // Sets endpoints and ports of the slice by the pods that the Service selects now.
    void fill(Json& slice, const StoredObject& service) const;
    Json endpointOf(const StoredObject& pod) const;

    World& m_world;
    WorkQueue m_queue;
};

} // namespace tealdeck::sandbox
