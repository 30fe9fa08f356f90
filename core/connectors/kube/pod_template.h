#pragma once

#include "core/change/plan.h"
#include "core/connectors/kube/object_json.h"

#include <string>
#include <vector>

// Pod templates of workloads, as they are compared, named and shown.
namespace tealdeck
{

// As it can be put into a workload: without what its controller adds to it (the label pod-template-hash) and without the directive of a
// strategic merge patch that a ControllerRevision keeps.
ObjectJson plainTemplate(ObjectJson podTemplate);

// Whether two templates mean the same: whatever the order of their fields, and whether what is not set is left out or null.
bool isSameTemplate(const ObjectJson& one, const ObjectJson& other);

// "web=registry/web:1.8 (template 3f2a9c1b7d)": images, and a digest of all of it by which two that run the same images are told apart.
// As with masked bodies, a digest is all that is said of values of variables.
std::string templateText(const ObjectJson& podTemplate);

// Images of its containers, in their order.
std::vector<std::string> imagesIn(const ObjectJson& podTemplate);

// The lines of YAML that differ, masked: a masked value that is another one is said to be so.
std::vector<DiffLine> templateDiff(const ObjectJson& before, const ObjectJson& after);

} // namespace tealdeck
