#include "core/sandbox/api/object_writer.h"

#include "core/sandbox/api/status.h"
#include "core/sandbox/api/validation.h"
#include "core/sandbox/api/write_options.h"
#include "core/sandbox/store/managed_fields.h"

namespace tealdeck::sandbox
{

// One change on its way into the store.
struct ObjectWriter::Write
{
    const Kind& kind;
    const RequestTarget& target;
    Json before; // null for a new object
    Json after;
    std::string manager;
    int status = 200;
    std::vector<std::string> unknown;
};

namespace
{

ApiAnswer objectAnswer(const StoredObject& object, int status)
{
    return {.status = status, .body = object.asText() + "\n"};
}

// Members that nobody may write through the object itself.
void keepServerOwned(const Json& before, Json& after)
{
    for (const char* name :
         {"uid", "creationTimestamp", "generation", "deletionTimestamp", "deletionGracePeriodSeconds", "managedFields"}) {
        const Json* was = find(before, {"metadata", name});
        const bool isUid = std::string_view(name) == "uid";
        if (isUid && !textAt(after, {"metadata", "uid"}).empty())
            continue; // compared by validation
        if (was)
            after["metadata"][name] = *was;
        else
            after["metadata"].erase(name);
    }
    if (const Json* status = find(before, {"status"}))
        after["status"] = *status;
}

void raiseGeneration(const Kind& kind, const Json& before, Json& after)
{
    if (kind.group != "apps" && kind.plural != "ingresses" && kind.plural != "endpointslices" && kind.plural != "pods"
        && kind.plural != "poddisruptionbudgets")
        return;
    const Json* was = find(before, {"spec"});
    const Json* is = find(after, {"spec"});
    if (was && is && !isSame(*was, *is))
        after["metadata"]["generation"] = numberAt(before, {"metadata", "generation"}) + 1;
}

std::optional<ApiAnswer> checkNames(const RequestTarget& target, const Json& object)
{
    const std::string name = textAt(object, {"metadata", "name"});
    const std::string space = textAt(object, {"metadata", "namespace"});
    if (!target.name.empty() && name != target.name)
        return badRequest("the name of the object (" + name + ") does not match the name on the URL (" + target.name + ")");
    if (!space.empty() && target.resource != "namespaces" && space != target.namespaceName)
        return badRequest("the namespace of the provided object does not match the namespace sent on the request");
    return std::nullopt;
}

ApiAnswer scaleAnswer(const Json& workload, const Json& replicas)
{
    Json metadata = Json::object();
    for (const char* name : {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"})
        metadata[name] = workload["metadata"].value(name, "");
    std::string selector;
    for (const auto& [key, value] : mapAt(workload, {"spec", "selector", "matchLabels"}))
        selector += (selector.empty() ? "" : ",") + key + "=" + value;
    const Json scale{{"kind", "Scale"},
                     {"apiVersion", "autoscaling/v1"},
                     {"metadata", metadata},
                     {"spec", replicas == 0 ? Json::object() : Json{{"replicas", replicas}}}, // left out where it is zero
                     {"status", {{"replicas", numberAt(workload, {"status", "replicas"})}, {"selector", selector}}}};
    return {.body = scale.dump() + "\n"};
}

} // namespace

std::string managerOf(const RequestTarget& target, const ApiRequest& request)
{
    if (const std::string manager = target.option("fieldManager"); !manager.empty())
        return manager;
    const std::string agent = request.header("user-agent");
    return agent.empty() ? "unknown" : agent.substr(0, agent.find('/')).substr(0, 128);
}

ObjectWriter::ObjectWriter(ObjectStore& store, Timeline& timeline, Randomness& randomness)
    : m_store(store)
    , m_timeline(timeline)
    , m_randomness(randomness)
{
}

std::string ObjectWriter::timeNow() const
{
    return formatRfc3339(m_timeline.wallNow());
}

ApiAnswer ObjectWriter::commit(Write write)
{
    write.unknown = unknownFields(write.kind, write.after);
    if (!write.unknown.empty() && write.target.option("fieldValidation") == "Strict") {
        const std::string why = "strict decoding error: unknown field \"" + write.unknown.front() + "\"";
        return write.status == 201 || write.before.is_null()
            ? badRequest(std::string(write.kind.name) + " in version \"" + std::string(write.kind.version) + "\" cannot be handled as a "
                         + std::string(write.kind.name) + ": " + why)
            : invalid("", "", {invalidValue("patch", write.after.dump(), why)});
    }
    dropFields(write.after, write.unknown);
    setDefaults(write.kind, write.after);
    if (const auto causes = validate(write.kind, write.before, write.after); !causes.empty())
        return invalid(write.kind.qualifiedName(), textAt(write.after, {"metadata", "name"}), causes);
    raiseGeneration(write.kind, write.before, write.after);
    ObjectPtr stored;
    if (!write.before.is_null() && isSameObject(write.before, write.after)) {
        stored = ObjectStore::preview(write.kind, write.before);
    } else {
        Json after = withManagedFields(write.kind, write.before, std::move(write.after), {write.manager, timeNow(), {}});
        stored = isDryRunTarget(write.target) ? ObjectStore::preview(write.kind, after) : m_store.put(write.kind, std::move(after));
    }
    ApiAnswer answer = objectAnswer(*stored, write.status);
    for (const std::string& field : write.unknown)
        answer.headers.emplace_back("Warning", "299 - \"unknown field \\\"" + field + "\\\"\"");
    return answer;
}

ApiAnswer ObjectWriter::insert(const Kind& kind, const RequestTarget& target, const ApiRequest& request, Json object)
{
    Json metadata = Json::object();
    std::string name = textAt(object, {"metadata", "name"});
    const std::string generateName = textAt(object, {"metadata", "generateName"});
    if (name.empty() && !generateName.empty())
        name = generateName + m_randomness.suffix();
    metadata["name"] = name;
    if (!generateName.empty())
        metadata["generateName"] = generateName;
    if (kind.isNamespaced)
        metadata["namespace"] = target.namespaceName;
    if (m_store.find(kind, kind.isNamespaced ? target.namespaceName : "", name))
        return alreadyExists(kind, name);
    metadata["uid"] = m_randomness.uuid();
    if (isDryRunTarget(target) == false)
        metadata["resourceVersion"] = "";
    if (kind.group == "apps" || kind.plural == "ingresses" || kind.plural == "endpointslices" || kind.plural == "pods"
        || kind.plural == "poddisruptionbudgets" || kind.group == "batch")
        metadata["generation"] = 1;
    metadata["creationTimestamp"] = timeNow();
    for (const char* member : {"labels", "annotations", "ownerReferences", "finalizers"}) {
        if (const Json* given = find(object, {"metadata", member}); given && !given->is_null())
            metadata[member] = *given;
    }
    object["metadata"] = std::move(metadata);
    if (kind.plural == "jobs")
        tellPodsOfJob(object);
    return commit({.kind = kind,
                   .target = target,
                   .before = nullptr,
                   .after = std::move(object),
                   .manager = managerOf(target, request),
                   .status = 201,
                   .unknown = {}});
}

ApiAnswer ObjectWriter::create(const Kind& kind, const RequestTarget& target, const ApiRequest& request)
{
    if (auto refusal = checkWriteOptions(target, "CreateOptions"))
        return *refusal;
    auto object = decodeBody(kind, request);
    if (!object)
        return object.error();
    if (auto refusal = checkNames(target, *object))
        return *refusal;
    if (kind.isNamespaced && !m_store.find(kindOf("namespaces"), "", target.namespaceName))
        return notFound(kindOf("namespaces"), target.namespaceName);
    return insert(kind, target, request, std::move(*object));
}

ApiAnswer ObjectWriter::update(const Kind& kind, const RequestTarget& target, const ApiRequest& request)
{
    if (auto refusal = checkWriteOptions(target, "UpdateOptions"))
        return *refusal;
    auto object = decodeBody(kind, request);
    if (!object)
        return object.error();
    if (auto refusal = checkNames(target, *object))
        return *refusal;
    const ObjectPtr current = m_store.find(kind, kind.isNamespaced ? target.namespaceName : "", target.name);
    const std::string version = textAt(*object, {"metadata", "resourceVersion"});
    if (!current && kind.plural == "leases" && version.empty())
        return insert(kind, target, request, std::move(*object)); // one of the kinds that an update may create
    if (!current)
        return notFound(kind, target.name);
    if (const std::string uid = textAt(*object, {"metadata", "uid"}); !uid.empty() && uid != current->uid) {
        ApiAnswer answer = conflict(kind, target.name);
        Json status = Json::parse(answer.body);
        status["message"] = "Operation cannot be fulfilled on " + kind.qualifiedPlural() + " \"" + target.name
            + "\": StorageError: invalid object, Code: 4, Key: /registry/" + std::string(kind.plural) + "/" + current->key()
            + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: " + uid
            + ", UID in object meta: " + current->uid;
        answer.body = status.dump() + "\n";
        return answer;
    }
    if (version.empty())
        return invalid(kind.qualifiedPlural(), target.name,
                       {invalidValue("metadata.resourceVersion", 0, "must be specified for an update")});
    if (version != std::to_string(current->version))
        return conflict(kind, target.name);
    const Json before = current->asJson();
    Json metadata = before["metadata"];
    for (const char* member : {"labels", "annotations", "ownerReferences", "finalizers"}) {
        metadata.erase(member);
        if (const Json* given = find(*object, {"metadata", member}); given && !given->is_null())
            metadata[member] = *given;
    }
    (*object)["metadata"] = std::move(metadata);
    keepServerOwned(before, *object);
    return commit({.kind = kind,
                   .target = target,
                   .before = before,
                   .after = std::move(*object),
                   .manager = managerOf(target, request),
                   .status = 200,
                   .unknown = {}});
}

ApiAnswer ObjectWriter::patch(const Kind& kind, const RequestTarget& target, const ApiRequest& request)
{
    if (auto refusal = checkWriteOptions(target, "PatchOptions"))
        return *refusal;
    const ObjectPtr current = m_store.find(kind, kind.isNamespaced ? target.namespaceName : "", target.name);
    if (!current)
        return notFound(kind, target.name);
    const Json before = current->asJson();
    auto after = applyPatch(kind, before, request);
    if (!after)
        return after.error();
    if (auto refusal = checkNames(target, *after))
        return *refusal;
    if (textAt(*after, {"metadata", "resourceVersion"}) != std::to_string(current->version))
        return conflict(kind, target.name);
    keepServerOwned(before, *after);
    return commit({.kind = kind,
                   .target = target,
                   .before = before,
                   .after = std::move(*after),
                   .manager = managerOf(target, request),
                   .status = 200,
                   .unknown = {}});
}

ApiAnswer ObjectWriter::remove(const Kind& kind, const RequestTarget& target, const ApiRequest& request)
{
    if (auto refusal = checkWriteOptions(target, "DeleteOptions"))
        return *refusal;
    Json options = Json::object();
    if (!request.body.empty()) {
        auto given = parseJson(request.body);
        if (!given || !given->is_object())
            return badRequest("couldn't get version/kind; json parse error: " + (given ? "json: cannot unmarshal" : given.error()));
        options = std::move(*given);
    }
    const ObjectPtr current = m_store.find(kind, kind.isNamespaced ? target.namespaceName : "", target.name);
    if (!current)
        return notFound(kind, target.name);
    const std::string version = textAt(options, {"preconditions", "resourceVersion"});
    const std::string uid = textAt(options, {"preconditions", "uid"});
    if (!uid.empty() && uid != current->uid)
        return conflict(kind, target.name,
                        "the UID in the precondition (" + uid + ") does not match the UID in record (" + current->uid
                            + "). The object might have been deleted and then recreated");
    if (!version.empty() && version != std::to_string(current->version))
        return conflict(kind, target.name,
                        "the ResourceVersion in the precondition (" + version + ") does not match the ResourceVersion in record ("
                            + std::to_string(current->version) + "). The object might have been modified");
    return removeGracefully(kind, current, options, target);
}

ApiAnswer ObjectWriter::removeGracefully(const Kind& kind, const ObjectPtr& current, const Json& options, const RequestTarget& target)
{
    // As apiserver's delete handler: a body leaves the query unread.
    const bool isByBody = !options.empty();
    const bool isDryRun = isByBody ? find(options, {"dryRun"}) != nullptr : isDryRunTarget(target);
    Json object = current->asJson();
    long long grace = numberAt(object, {"spec", "terminationGracePeriodSeconds"}, 30);
    grace = numberAt(options, {"gracePeriodSeconds"},
                     !isByBody && target.has("gracePeriodSeconds") ? std::atoll(target.option("gracePeriodSeconds").c_str()) : grace);
    const bool isScheduledPod = kind.plural == "pods" && !textAt(object, {"spec", "nodeName"}).empty();
    if (!isScheduledPod || grace == 0) {
        if (!isDryRun)
            m_store.remove(kind, current->namespaceName, current->name);
        return kind.plural == "pods" ? objectAnswer(*current, 200) : deleted(kind, current->name, current->uid);
    }
    if (!find(object, {"metadata", "deletionTimestamp"})) {
        object["metadata"]["generation"] = numberAt(object, {"metadata", "generation"}, 1) + 1;
        object["metadata"]["deletionTimestamp"] = formatRfc3339(m_timeline.wallNow() + std::chrono::seconds(grace));
        object["metadata"]["deletionGracePeriodSeconds"] = grace;
        const ObjectPtr stored = isDryRun ? ObjectStore::preview(kind, object) : m_store.put(kind, std::move(object));
        return objectAnswer(*stored, 200);
    }
    return objectAnswer(*current, 200);
}

ApiAnswer ObjectWriter::readScale(const Kind& kind, const RequestTarget& target) const
{
    const ObjectPtr current = m_store.find(kind, target.namespaceName, target.name);
    if (!current)
        return notFound(kind, target.name);
    const Json object = current->asJson();
    return scaleAnswer(object, numberAt(object, {"spec", "replicas"}, 1));
}

ApiAnswer ObjectWriter::patchScale(const Kind& kind, const RequestTarget& target, const ApiRequest& request)
{
    const ObjectPtr current = m_store.find(kind, target.namespaceName, target.name);
    if (!current)
        return notFound(kind, target.name);
    const Json before = current->asJson();
    const Json scale = Json::parse(scaleAnswer(before, numberAt(before, {"spec", "replicas"}, 1)).body);
    const bool isPut = request.method == "PUT";
    const auto wanted = isPut ? parseJson(request.body).map_error([](const std::string& why) { return badRequest(why); })
                              : applyPatch(kind, scale, request);
    if (!wanted)
        return wanted.error();
    const long long replicas = numberAt(*wanted, {"spec", "replicas"});
    const std::string version = textAt(*wanted, {"metadata", "resourceVersion"});
    if (!version.empty() && version != std::to_string(current->version))
        return conflict(kind, target.name);
    if (replicas < 0)
        return invalid("Scale.autoscaling", target.name, {invalidValue("spec.replicas", replicas, "must be greater than or equal to 0")});
    Json after = before;
    after["spec"]["replicas"] = replicas;
    const ApiAnswer answer = commit({.kind = kind,
                                     .target = target,
                                     .before = before,
                                     .after = after,
                                     .manager = managerOf(target, request),
                                     .status = 200,
                                     .unknown = {}});
    return answer.status == 200 ? scaleAnswer(Json::parse(answer.body), replicas) : answer;
}

} // namespace tealdeck::sandbox
