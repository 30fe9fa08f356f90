#include "core/sandbox/api/validation.h"

#include <algorithm>
#include <regex>
#include <set>

namespace tealdeck::sandbox
{

namespace
{

using Causes = std::vector<Cause>;

const std::string badLabelValue
    = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
      "alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is "
      "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const std::string badLabelName
    = "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. "
      "'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const std::string badSubdomain
    = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an "
      "alphanumeric character (e.g. 'example.com', regex used for validation is "
      "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

bool isAlnum(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

bool isNamePart(const std::string& text)
{
    return !text.empty() && isAlnum(text.front()) && isAlnum(text.back())
        && std::all_of(text.begin(), text.end(), [](char c) { return isAlnum(c) || c == '-' || c == '_' || c == '.'; });
}

bool isSubdomain(const std::string& text)
{
    const auto isLowerAlnum = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    bool isAtEdge = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isLast = i + 1 == text.size() || text[i + 1] == '.';
        if (text[i] == '.') {
            if (isAtEdge)
                return false;
            isAtEdge = true;
        } else {
            if (!isLowerAlnum(text[i]) && (text[i] != '-' || isAtEdge || isLast))
                return false;
            isAtEdge = false;
        }
    }
    return !text.empty() && !isAtEdge;
}

void checkLabels(const Json& object, JsonPath path, const std::string& field, Causes& causes)
{
    for (const auto& [key, value] : mapAt(object, path)) {
        const std::string name = key.substr(key.find('/') == std::string::npos ? 0 : key.find('/') + 1);
        if (!isNamePart(name))
            causes.push_back(invalidValue(field, key, badLabelName));
        if (!value.empty() && !isNamePart(value))
            causes.push_back(invalidValue(field, value, badLabelValue));
        else if (value.size() > 63)
            causes.push_back({"FieldValueInvalid", "Invalid value: " + Json(value).dump() + ": must be no more than 63 bytes", field});
    }
}

void checkMetadata(const Json& before, const Json& after, Causes& causes)
{
    const std::string name = textAt(after, {"metadata", "name"});
    if (name.empty())
        causes.push_back(requiredValue("metadata.name", "name or generateName is required"));
    else if (before.is_null() && !isSubdomain(name))
        causes.push_back(invalidValue("metadata.name", name, badSubdomain));
    checkLabels(after, {"metadata", "labels"}, "metadata.labels", causes);
    const std::string uid = textAt(after, {"metadata", "uid"});
    if (!before.is_null() && uid != textAt(before, {"metadata", "uid"})) {
        causes.push_back(invalidValue("metadata.uid", uid, "field is immutable"));
        causes.push_back(invalidValue("metadata.uid", uid, "field is immutable"));
    }
}

void checkServicePorts(const Json& after, Causes& causes)
{
    const Json* ports = find(after, {"spec", "ports"});
    if (!ports || ports->empty()) {
        causes.push_back(requiredValue("spec.ports"));
        return;
    }
    for (std::size_t i = 0; i < ports->size(); ++i) {
        const std::string field = "spec.ports[" + std::to_string(i) + "]";
        const long long port = numberAt((*ports)[i], {"port"});
        if (ports->size() > 1 && textAt((*ports)[i], {"name"}).empty())
            causes.push_back(requiredValue(field + ".name"));
        if (port < 1 || port > 65535)
            causes.push_back(invalidValue(field + ".port", port, "must be between 1 and 65535, inclusive"));
    }
}

void checkService(const Json& before, const Json& after, Causes& causes)
{
    static const std::vector<std::string> types{"ClusterIP", "ExternalName", "LoadBalancer", "NodePort"};
    const std::string type = textAt(after, {"spec", "type"});
    checkServicePorts(after, causes);
    checkLabels(after, {"spec", "selector"}, "spec.selector", causes);
    if (std::find(types.begin(), types.end(), type) == types.end())
        causes.push_back(unsupportedValue("spec.type", type, types));
    const std::string address = textAt(after, {"spec", "clusterIP"});
    if (!before.is_null() && address != textAt(before, {"spec", "clusterIP"}))
        causes.push_back(invalidValue("spec.clusterIPs[0]", Json::array({address}), "may not change once set"));
}

void checkWorkload(const Json& before, const Json& after, Causes& causes)
{
    if (const long long replicas = numberAt(after, {"spec", "replicas"}, 1); replicas < 0)
        causes.push_back(invalidValue("spec.replicas", replicas, "must be greater than or equal to 0"));
    const StringMap wanted = mapAt(after, {"spec", "selector", "matchLabels"});
    const StringMap labels = mapAt(after, {"spec", "template", "metadata", "labels"});
    const bool isMatching = std::all_of(wanted.begin(), wanted.end(), [&](const auto& pair) {
        const auto found = labels.find(pair.first);
        return found != labels.end() && found->second == pair.second;
    });
    if (wanted.empty())
        causes.push_back(requiredValue("spec.selector"));
    else if (!isMatching)
        causes.push_back(invalidValue("spec.template.metadata.labels", toJson(labels), "`selector` does not match template `labels`"));
    const Json* now = find(after, {"spec", "selector"});
    const Json* was = find(before, {"spec", "selector"});
    if (now && was && !isSame(*now, *was)) {
        Json sorted = *now;
        sorted["matchLabels"] = toJson(wanted);
        causes.push_back(invalidValue("spec.selector", sorted, "field is immutable"));
    }
    const Json* containers = find(after, {"spec", "template", "spec", "containers"});
    if (!containers || containers->empty())
        causes.push_back(requiredValue("spec.template.spec.containers"));
}

void checkLease(const Json& after, Causes& causes)
{
    const Json* duration = find(after, {"spec", "leaseDurationSeconds"});
    if (duration && duration->is_number() && duration->get<long long>() <= 0)
        causes.push_back(invalidValue("spec.leaseDurationSeconds", *duration, "must be greater than 0"));
    const Json* transitions = find(after, {"spec", "leaseTransitions"});
    if (transitions && transitions->is_number() && transitions->get<long long>() < 0)
        causes.push_back(invalidValue("spec.leaseTransitions", *transitions, "must be greater than or equal to 0"));
}

void checkEvent(const Json& after, Causes& causes)
{
    const std::string about = textAt(after, {"involvedObject", "namespace"});
    if (!about.empty() && about != textAt(after, {"metadata", "namespace"}))
        causes.push_back(invalidValue("involvedObject.namespace", about, "does not match event.namespace"));
}

} // namespace

std::vector<Cause> validate(const Kind& kind, const Json& before, const Json& after)
{
    Causes causes;
    checkMetadata(before, after, causes);
    if (kind.plural == "services")
        checkService(before, after, causes);
    else if (kind.plural == "deployments" || kind.plural == "statefulsets" || kind.plural == "replicasets")
        checkWorkload(before, after, causes);
    else if (kind.plural == "leases")
        checkLease(after, causes);
    else if (kind.plural == "events")
        checkEvent(after, causes);
    return causes;
}

} // namespace tealdeck::sandbox
