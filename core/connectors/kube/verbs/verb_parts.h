#pragma once

#include "core/connectors/kube/verbs/verb_rules.h"

#include <string>

// What the rules of several verbs are made of.
namespace tealdeck::verbs
{

ObjectJson testOf(const std::string& path, const ObjectJson& value);
ObjectJson addOf(const std::string& path, const ObjectJson& value);
ObjectJson replaceOf(const std::string& path, const ObjectJson& value);

// A JSON Patch of the object that tests its uid first.
HttpStep patchStep(const KubeResource& resource, const ObjectJson& object, ObjectJson operations, const char* subresource = "");
ObjectRef refOf(const KubeResource& resource, const ObjectJson& object);
AccessQuestion rightTo(const char* verb, const KubeResource& resource, const ObjectRequest& wish, const char* subresource = "");
// "patch nodes a", "delete pods web-1": the rule that is needed, in RBAC's words.
std::string rightText(const AccessQuestion& right);
// "kubectl --context prod --namespace shop ARGUMENTS".
std::string kubectl(const std::string& context, const ObjectRequest& wish, const std::string& arguments);
// "Node a".
std::string nameOf(const ObjectRequest& wish);
Error invalid(Message message);
// A value of the wish as a number that is 0 or more; nothing where it is none.
std::optional<int> numberIn(const ObjectRequest& wish, const char* key);

} // namespace tealdeck::verbs
