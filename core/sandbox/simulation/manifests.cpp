#include "core/sandbox/simulation/manifests.h"

namespace tealdeck::sandbox
{

namespace
{

Json probe(const char* path)
{
    return {{"httpGet", {{"path", path}, {"port", "http"}, {"scheme", "HTTP"}}},
            {"timeoutSeconds", 1},
            {"periodSeconds", 10},
            {"successThreshold", 1},
            {"failureThreshold", 3}};
}

Json container(const WorkloadSpec& spec, const std::string& name)
{
    const bool isRunning = spec.restartPolicy == "Always";
    Json made{{"name", name}, {"image", spec.image}};
    if (isRunning)
        made["ports"] = Json::array({{{"name", "http"}, {"containerPort", spec.port}}});
    made["resources"] = {{"limits", {{"memory", "256Mi"}}}, {"requests", {{"cpu", "100m"}, {"memory", "128Mi"}}}};
    if (isRunning) {
        made["livenessProbe"] = probe("/livez");
        made["readinessProbe"] = probe("/healthz");
    }
    return made;
}

} // namespace

Json workloadManifest(const WorkloadSpec& spec)
{
    Json podSpec = Json::object();
    if (spec.hasInit)
        podSpec["initContainers"] = Json::array({{{"name", "migrate"},
                                                  {"image", spec.image},
                                                  {"resources", Json::object()},
                                                  {"terminationMessagePath", "/dev/termination-log"},
                                                  {"terminationMessagePolicy", "File"},
                                                  {"imagePullPolicy", "IfNotPresent"}}});
    podSpec["containers"] = Json::array({container(spec, spec.labels.contains("app") ? spec.labels.at("app") : spec.name)});
    podSpec["restartPolicy"] = spec.restartPolicy;
    podSpec["terminationGracePeriodSeconds"] = 30;
    podSpec["dnsPolicy"] = "ClusterFirst";
    if (!spec.nodeSelector.empty())
        podSpec["nodeSelector"] = toJson(spec.nodeSelector);
    podSpec["automountServiceAccountToken"] = false;
    podSpec["enableServiceLinks"] = false;
    Json object{{"kind", spec.kind}, {"apiVersion", "apps/v1"}};
    object["metadata"] = {{"name", spec.name}, {"namespace", spec.namespaceName}, {"labels", toJson(spec.labels)}};
    Json inner = Json::object();
    if (spec.kind != "DaemonSet")
        inner["replicas"] = spec.replicas;
    inner["selector"] = {{"matchLabels", toJson(spec.selector)}};
    inner["template"] = {{"metadata", {{"labels", toJson(spec.labels)}}}, {"spec", podSpec}};
    if (spec.kind == "StatefulSet")
        inner["serviceName"] = spec.name;
    object["spec"] = std::move(inner);
    object["status"] = Json::object();
    return object;
}

Json serviceManifest(const std::string& space, const std::string& name, const StringMap& labels, const StringMap& selector,
                     const std::string& address)
{
    Json object{{"kind", "Service"}, {"apiVersion", "v1"}};
    object["metadata"] = {{"name", name}, {"namespace", space}, {"labels", toJson(labels)}};
    object["spec"] = {{"ports", Json::array({{{"name", "http"}, {"protocol", "TCP"}, {"port", 80}, {"targetPort", "http"}}})},
                      {"selector", toJson(selector)},
                      {"clusterIP", address},
                      {"clusterIPs", Json::array({address})},
                      {"type", "ClusterIP"},
                      {"sessionAffinity", "None"},
                      {"ipFamilies", Json::array({"IPv4"})},
                      {"ipFamilyPolicy", "SingleStack"},
                      {"internalTrafficPolicy", "Cluster"}};
    object["status"] = {{"loadBalancer", Json::object()}};
    return object;
}

Json ingressManifest(const std::string& space, const std::string& name, const StringMap& labels, const std::string& host)
{
    Json object{{"kind", "Ingress"}, {"apiVersion", "networking.k8s.io/v1"}};
    object["metadata"] = {{"name", name}, {"namespace", space}, {"labels", toJson(labels)}};
    const Json backend{{"service", {{"name", name}, {"port", {{"name", "http"}}}}}};
    const Json path{{"path", "/"}, {"pathType", "Prefix"}, {"backend", backend}};
    object["spec"] = {{"rules", Json::array({{{"host", host}, {"http", {{"paths", Json::array({path})}}}}})}};
    object["status"] = {{"loadBalancer", {{"ingress", Json::array({{{"ip", "203.0.113.20"}}})}}}};
    return object;
}

Json namespaceManifest(const std::string& name)
{
    return {{"kind", "Namespace"},
            {"apiVersion", "v1"},
            {"metadata", {{"name", name}, {"labels", {{"kubernetes.io/metadata.name", name}}}}},
            {"spec", {{"finalizers", Json::array({"kubernetes"})}}},
            {"status", {{"phase", "Active"}}}};
}

} // namespace tealdeck::sandbox
