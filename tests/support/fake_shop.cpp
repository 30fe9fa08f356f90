#include "tests/support/fake_shop.h"

#include <map>

namespace tealdeck
{
namespace
{

using nlohmann::json;

const std::string core = "/api/v1/namespaces/shop/";
const std::string apps = "/apis/apps/v1/namespaces/shop/";
const std::string coordination = "/apis/coordination.k8s.io/v1/namespaces/shop/leases";

FakeAnswer status(int code, const std::string& reason, const std::string& words)
{
    return FakeAnswer::json(json{{"kind", "Status"}, {"status", "Failure"}, {"reason", reason}, {"message", words}, {"code", code}}.dump(),
                            code);
}

json metadata(const std::string& name, const json& labels)
{
    return {{"name", name}, {"namespace", "shop"}, {"uid", "uid-" + name}, {"resourceVersion", "1"}, {"labels", labels}};
}

json deploymentOf(const std::string& color, const std::string& version)
{
    const json labels{{"app", "web"}, {"color", color}, {"app.kubernetes.io/version", version}};
    const json container{{"name", "web"}, {"image", "registry.example/shop/web:" + version}};
    return {{"kind", "Deployment"},
            {"metadata", metadata("web-" + color, labels)},
            {"spec",
             {{"replicas", 3},
              {"selector", {{"matchLabels", {{"app", "web"}, {"color", color}}}}},
              {"template", {{"metadata", {{"labels", labels}}}, {"spec", {{"containers", {container}}}}}}}},
            {"status", {{"replicas", 3}, {"readyReplicas", 3}}}};
}

json managedBy(const std::string& manager)
{
    return json::array({{{"manager", manager},
                         {"operation", "Update"},
                         {"time", "2026-11-23T09:59:00Z"},
                         {"fieldsV1", {{"f:spec", {{"f:selector", json::object()}}}}}}});
}

std::string unescaped(const std::string& text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            plain += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

// labelSelector=app=web,color of a query, as pairs; a key alone has an empty value.
std::map<std::string, std::string> labelSelectorIn(const std::string& query)
{
    std::map<std::string, std::string> pairs;
    const std::size_t start = query.find("labelSelector=");
    if (start == std::string::npos)
        return pairs;
    std::string rest = unescaped(query.substr(start + 14, query.find('&', start) - start - 14));
    while (!rest.empty()) {
        const std::string part = rest.substr(0, rest.find(','));
        rest.erase(0, part.size() + 1);
        const std::size_t equals = part.find('=');
        pairs[part.substr(0, equals)] = equals == std::string::npos ? std::string() : part.substr(equals + 1);
    }
    return pairs;
}

// The real server lets a test for null pass where nothing is, beyond RFC 6902.
json withoutNullTests(const json& patch, const json& object)
{
    json kept = json::array();
    for (const json& operation : patch) {
        const bool isNullTest = operation["op"] == "test" && operation["value"].is_null();
        if (!isNullTest || object.contains(json::json_pointer(operation["path"].get<std::string>())))
            kept.push_back(operation);
    }
    return kept;
}

bool matches(const json& labels, const json& selector)
{
    for (const auto& [key, value] : selector.items()) {
        if (!labels.contains(key) || (value != "" && labels[key] != value))
            return false;
    }
    return true;
}

} // namespace

FakeShop::FakeShop(Scheduler& scheduler)
    : http(scheduler)
{
    service = {{"kind", "Service"},
               {"apiVersion", "v1"},
               {"metadata", metadata("web", {{"app", "web"}})},
               {"spec", {{"type", "ClusterIP"}, {"selector", {{"app", "web"}, {"color", "blue"}}}}}};
    service["metadata"]["managedFields"] = managedBy("kubectl-patch");
    deployments = json::array({deploymentOf("blue", "1.8.2"), deploymentOf("green", "1.9.0")});
    addPods("blue", 3);
    addPods("green", 3);
    http.on([](const HttpRequest&) { return true; }, [this](const HttpRequest& request) { return carryOut(request); });
}

void FakeShop::addPods(const std::string& color, int ready, int notReady)
{
    for (int i = 0; i < ready + notReady; ++i) {
        const std::string name = "web-" + color + "-5d4-" + std::to_string(++m_pods);
        json meta = metadata(name, {{"app", "web"}, {"color", color}});
        meta["ownerReferences"]
            = {{{"kind", "ReplicaSet"}, {"name", "web-" + color + "-5d4"}, {"uid", "uid-rs-" + color}, {"controller", true}}};
        const std::string state = i < ready ? "True" : "False";
        pods.push_back(
            {{"kind", "Pod"},
             {"metadata", meta},
             {"spec", {{"nodeName", "node-" + std::to_string(m_pods % 3)}, {"containers", {{{"name", "web"}, {"image", "x"}}}}}},
             {"status",
              {{"phase", "Running"}, {"conditions", {{{"type", "Ready"}, {"status", state}}}}, {"containerStatuses", json::array()}}}});
    }
}

void FakeShop::removePods(const std::string& color)
{
    json kept = json::array();
    for (const json& pod : pods) {
        if (pod["metadata"]["labels"]["color"] != color)
            kept.push_back(pod);
    }
    pods = kept;
}

json& FakeShop::deployment(const std::string& color)
{
    return deployments[color == "blue" ? 0 : 1];
}

void FakeShop::select(const std::string& color, const std::string& manager)
{
    service["spec"]["selector"]["color"] = color;
    service["metadata"]["managedFields"] = managedBy(manager);
    service["metadata"]["resourceVersion"] = nextVersion();
}

json* FakeShop::lease()
{
    const auto found = leases.find("tealdeck-web");
    return found == leases.end() ? nullptr : &*found;
}

std::vector<HttpRequest> FakeShop::writes() const
{
    std::vector<HttpRequest> found;
    for (const HttpRequest& request : http.sent) {
        if (isStateChanging(request))
            found.push_back(request);
    }
    return found;
}

FakeAnswer FakeShop::carryOut(const HttpRequest& request)
{
    const std::size_t mark = request.target.find('?');
    const std::string path = request.target.substr(0, mark);
    const std::string query = mark == std::string::npos ? std::string() : request.target.substr(mark + 1);
    if (request.method == HttpMethod::Get)
        return read(path, query).after(readDelay);
    if (request.method == HttpMethod::Patch && path == core + "services/web")
        return patchService(request);
    if (request.method == HttpMethod::Post && path == coordination)
        return createLease(request);
    if (request.method == HttpMethod::Put && path.starts_with(coordination + "/"))
        return replaceLease(request, path.substr(coordination.size() + 1));
    if (request.method == HttpMethod::Post)
        return review(request);
    return status(405, "MethodNotAllowed", "no");
}

FakeAnswer FakeShop::read(const std::string& path, const std::string& query) const
{
    if (path == "/api/v1/namespaces/kube-system")
        return FakeAnswer::json(json{{"kind", "Namespace"}, {"metadata", {{"name", "kube-system"}, {"uid", clusterUid}}}}.dump());
    if (path == core + "services/web")
        return FakeAnswer::json(service.dump());
    if (path == core + "services") {
        json all = services;
        all.push_back(service);
        return list("Service", all);
    }
    if (path == core + "pods")
        return list("Pod", podsSelectedBy(query));
    if (path == apps + "deployments")
        return list("Deployment", deployments);
    if (path == apps + "statefulsets")
        return list("StatefulSet", statefulSets);
    if (path == "/apis/networking.k8s.io/v1/namespaces/shop/ingresses")
        return list("Ingress", ingresses);
    if (path == "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers")
        return list("HorizontalPodAutoscaler", autoscalers);
    if (path == "/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices")
        return list("EndpointSlice", slices());
    if (path.starts_with(coordination + "/") && leases.contains(path.substr(coordination.size() + 1)))
        return FakeAnswer::json(leases[path.substr(coordination.size() + 1)].dump());
    return status(404, "NotFound", path + " not found");
}

FakeAnswer FakeShop::list(const std::string& kind, const json& items) const
{
    FakeAnswer answer = FakeAnswer::json(
        json{{"kind", kind + "List"}, {"metadata", {{"resourceVersion", std::to_string(m_version)}}}, {"items", items}}.dump());
    answer.headers.push_back({"date", "Mon, 23 Nov 2026 10:00:00 GMT"});
    return answer;
}

FakeAnswer FakeShop::patchService(const HttpRequest& request)
{
    const json patched = [&] {
        try {
            return service.patch(withoutNullTests(json::parse(request.body), service));
        } catch (const json::exception&) {
            return json();
        }
    }();
    if (patched.is_null())
        return status(422, "Invalid", "the server rejected our request due to an error in our request");
    if (isDryRun(request))
        return FakeAnswer::json(patched.dump());
    service = patched;
    service["metadata"]["managedFields"] = managedBy("tealdeck");
    service["metadata"]["resourceVersion"] = nextVersion();
    return FakeAnswer::json(service.dump());
}

FakeAnswer FakeShop::createLease(const HttpRequest& request)
{
    json lease = json::parse(request.body);
    const std::string name = lease["metadata"]["name"].get<std::string>();
    if (leases.contains(name))
        return status(409, "AlreadyExists", "leases.coordination.k8s.io \"" + name + "\" already exists");
    lease["metadata"]["uid"] = "uid-lease-" + name;
    lease["metadata"]["resourceVersion"] = nextVersion();
    leases[name] = lease;
    return FakeAnswer::json(lease.dump(), 201);
}

FakeAnswer FakeShop::replaceLease(const HttpRequest& request, const std::string& name)
{
    json lease = json::parse(request.body);
    if (!leases.contains(name))
        return status(404, "NotFound", "leases.coordination.k8s.io \"" + name + "\" not found");
    if (lease["metadata"].value("resourceVersion", "") != leases[name]["metadata"]["resourceVersion"])
        return status(409, "Conflict", "the object has been modified");
    lease["metadata"]["resourceVersion"] = nextVersion();
    leases[name] = lease;
    return FakeAnswer::json(lease.dump());
}

FakeAnswer FakeShop::review(const HttpRequest& request) const
{
    if (request.target.find("selfsubjectreviews") != std::string::npos)
        return FakeAnswer::json(json{{"kind", "SelfSubjectReview"}, {"status", {{"userInfo", {{"username", user}}}}}}.dump(), 201);
    const json asked = json::parse(request.body)["spec"]["resourceAttributes"];
    const std::string question = asked["verb"].get<std::string>() + " " + asked["resource"].get<std::string>();
    return FakeAnswer::json(json{{"kind", "SelfSubjectAccessReview"}, {"status", {{"allowed", !denied.contains(question)}}}}.dump(), 201);
}

json FakeShop::slices() const
{
    if (!doEndpointsFollow && !m_lastSlices.is_null())
        return m_lastSlices;
    json endpoints = json::array();
    for (const json& pod : pods) {
        if (!matches(pod["metadata"]["labels"], service["spec"]["selector"]))
            continue;
        endpoints.push_back({{"addresses", {"10.0.0.1"}},
                             {"conditions", {{"ready", pod["status"]["conditions"][0]["status"] == "True"}}},
                             {"targetRef", {{"kind", "Pod"}, {"name", pod["metadata"]["name"]}, {"uid", pod["metadata"]["uid"]}}}});
    }
    json meta = metadata("web-abc", {{"kubernetes.io/service-name", "web"}});
    m_lastSlices = json::array({{{"metadata", meta}, {"addressType", "IPv4"}, {"endpoints", endpoints}}});
    return m_lastSlices;
}

json FakeShop::podsSelectedBy(const std::string& query) const
{
    json selector = json::object();
    for (const auto& [key, value] : labelSelectorIn(query))
        selector[key] = value;
    json found = json::array();
    for (const json& pod : pods) {
        if (matches(pod["metadata"]["labels"], selector))
            found.push_back(pod);
    }
    return found;
}

} // namespace tealdeck
