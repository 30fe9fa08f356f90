#pragma once

#include "core/change/plan.h"
#include "core/connectors/kube/kube_resource.h"
#include "core/connectors/kube/object_json.h"

namespace tealdeck
{

// What a rollback replaces in a workload.
struct UndoSide
{
    ObjectJson podTemplate{};
    ObjectJson annotations{}; // null: the workload has none
};

// As the workload is now.
UndoSide undoSideOf(const ObjectJson& workload);
// As kubectl's rollback leaves them (polymorphichelpers/rollback.go): those that a revision kept, and of the present ones those that are
// not the template's: kubectl apply's, the controller's own, and Tealdeck's.
ObjectJson annotationsAfter(const ObjectJson& now, const ObjectJson& kept);

// A JSON Patch that makes one of the other. Only annotations that differ are touched. Its body is shown masked: variables may hold secrets.
HttpStep undoStep(const KubeResource& resource, const ObjectJson& workload, const UndoSide& from, const UndoSide& to);

} // namespace tealdeck
