#pragma once

#include "core/connectors/kube/object_json.h"
#include "core/domain/object_view.h"

#include <string>
#include <string_view>
#include <vector>

namespace tealdeck
{

// An object without its secrets, and what was taken out.
struct MaskedObject
{
    ObjectJson object;
    std::vector<MaskedValue> masked;
};

// Replaces whatever is or looks secret by "(masked, N bytes)", before any of it becomes text: data and stringData of secrets (Helm releases
// among them), config maps of Helm, the annotation last-applied-configuration, values of environment variables wherever there are
// containers, values under keys that look secret (password, token, apiKey ...), arguments after such options, texts with such lines in
// config maps and annotations, private keys, and addresses with a password in them. Names, keys and sizes stay. Pure; applied twice it
// changes nothing more.
MaskedObject maskObject(ObjectJson object);

// The same for one line of free text (a condition's or event's words): passwords in addresses become "***".
std::string maskText(std::string_view text);

// True when the key names a secret: "DB_PASSWORD", "api-key", "clientSecret".
bool isSecretKey(std::string_view key);

// The value at a pointer that maskObject() gave for this object, as a person would want it: data of a secret decoded. NotFound when it is
// not there any more.
Result<std::string> unmaskedValue(const ObjectJson& object, const std::string& pointer);

} // namespace tealdeck
