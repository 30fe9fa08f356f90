#pragma once

#include "core/connectors/kube/object_json.h"

#include <optional>
#include <string>

// Whether a pod finds room on a node, as far as that can be told from what both say of themselves.
namespace tealdeck
{

// A quantity of the API ("250m", "128Mi", "1e3") as a number in its base unit; nothing where it is none.
std::optional<double> quantityOf(const std::string& text);

struct NodeRoom
{
    double cpu = 0; // cores
    double memory = 0; // bytes
    double pods = 0;
    bool operator==(const NodeRoom&) const = default;
};
bool holds(const NodeRoom& free, const NodeRoom& wanted);

// status.allocatable.
NodeRoom allocatableOf(const ObjectJson& node);
// What the scheduler counts a pod for: the requests of its containers and of init containers that go on running, at least what one init
// container asks for alone, and the overhead of its runtime class.
NodeRoom requestsOf(const ObjectJson& pod);

// Ready and not cordoned.
bool takesPods(const ObjectJson& node);
// Its nodeSelector and tolerations fit the node's labels and taints.
bool isLetOn(const ObjectJson& pod, const ObjectJson& node);
// Where it may run depends on more than is looked at here: required affinity, spreading, volumes, host ports, other resources.
bool isBoundByMore(const ObjectJson& pod);

} // namespace tealdeck
