#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tealdeck::sandbox
{

// A part of an object with a path of its own: pods/log, deployments/scale.
struct Subresource
{
    std::string_view name;
    std::string_view kind;
    std::string_view group; // of `kind`, where it is another one
    std::string_view version;
    std::vector<std::string_view> verbs;
};

// One resource of the API as discovery tells it.
struct Kind
{
    std::string_view group;
    std::string_view version;
    std::string_view plural;
    std::string_view singular;
    std::string_view name; // "Pod"
    bool isNamespaced = true;
    std::vector<std::string_view> shortNames;
    std::vector<std::string_view> categories;
    std::string_view hash; // storageVersionHash
    std::vector<Subresource> subresources;

    std::string apiVersion() const;
    // "leases.coordination.k8s.io", "pods": as messages name the resource.
    std::string qualifiedPlural() const;
    // "Deployment.apps", "Service": as messages name an invalid object.
    std::string qualifiedName() const;
};

// All kinds, sorted as discovery lists them. Kinds live as long as the program: compare addresses.
const std::vector<Kind>& allKinds();
// nullptr when there is no such resource.
const Kind* findKind(std::string_view group, std::string_view version, std::string_view plural);
// One that the program names itself; a wrong name is a defect and ends a debug build.
const Kind& kindOf(std::string_view plural);

} // namespace tealdeck::sandbox
