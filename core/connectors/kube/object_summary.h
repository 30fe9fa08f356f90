#pragma once

#include "core/connectors/kube/object_json.h"
#include "core/domain/object_view.h"

#include <string>
#include <vector>

namespace tealdeck
{

// The word for how an object is, its mood, and the facts beside its name.
struct ObjectSummary
{
    std::string status;
    ObjectMood mood = ObjectMood::Unknown;
    std::vector<ObjectFact> facts;
};

// From spec and status; pods with the words of kubectl's table.
ObjectSummary summarizeObject(const ObjectJson& object);

// Quantities of Kubernetes for people: "500 m", "2" (CPU) and "4 GiB"; the text itself where it cannot be read.
std::string cpuText(const std::string& quantity);
std::string memoryText(const std::string& quantity);

} // namespace tealdeck
