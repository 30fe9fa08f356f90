#include "core/sandbox/simulation/product.h"

#include "core/sandbox/api/validation.h"
#include "core/sandbox/simulation/manifests.h"
#include "core/sandbox/simulation/pod_maker.h"
#include "core/sandbox/simulation/pod_run.h"

namespace tealdeck::sandbox
{

namespace
{

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const std::string registry = "registry.example/";

// The history of the product: what came when, counted back from now.
constexpr Duration platformAge = hours(24 * 12);
constexpr Duration blueAge = hours(52);
constexpr Duration troubleAge = minutes(68);
constexpr Duration greenAge = minutes(34);

void apply(World& world, const Kind& kind, Json object, const std::string& writer)
{
    setDefaults(kind, object);
    world.write(kind, nullptr, std::move(object), writer);
}

void applyWorkload(World& world, const WorkloadSpec& spec, const std::string& writer = "helm")
{
    const std::string plural = spec.kind == "Deployment" ? "deployments" : spec.kind == "StatefulSet" ? "statefulsets" : "daemonsets";
    apply(world, kindOf(plural), workloadManifest(spec), writer);
}

void applyNamespace(World& world, const std::string& name)
{
    world.write(kindOf("namespaces"), nullptr, namespaceManifest(name), "kube-apiserver");
    Json account{{"kind", "ServiceAccount"}, {"apiVersion", "v1"}, {"metadata", {{"name", "default"}, {"namespace", name}}}};
    world.write(kindOf("serviceaccounts"), nullptr, std::move(account), "kube-controller-manager");
    Json map{{"kind", "ConfigMap"}, {"apiVersion", "v1"}, {"metadata", {{"name", "kube-root-ca.crt"}, {"namespace", name}}}};
    map["data"] = {{"ca.crt", "(the certificate of the sandbox is told to its starter only)\n"}};
    world.write(kindOf("configmaps"), nullptr, std::move(map), "kube-controller-manager");
}

WorkloadSpec plain(const std::string& space, const std::string& name, const std::string& image, std::size_t replicas)
{
    return {.namespaceName = space,
            .name = name,
            .image = registry + image,
            .replicas = replicas,
            .labels = {{"app", name}, {"app.kubernetes.io/name", name}, {"app.kubernetes.io/part-of", space}},
            .selector = {{"app", name}},
            .nodeSelector = {},
            .restartPolicy = "Always"};
}

WorkloadSpec as(const std::string& kind, WorkloadSpec spec)
{
    spec.kind = kind;
    return spec;
}

void growPlatform(World& world)
{
    for (const char* space : {"monitoring", "payments", "search", "media", "ml-batch"})
        applyNamespace(world, space);
    applyWorkload(world, plain("kube-system", "coredns", "platform/coredns:1.13.1", 2));
    applyWorkload(world, as("DaemonSet", plain("kube-system", "kube-proxy", "platform/kube-proxy:1.36.3", 1)));
    applyWorkload(world, plain("kube-system", "metrics-server", "platform/metrics-server:0.9.0", 1));
    applyWorkload(world, as("StatefulSet", plain("monitoring", "prometheus", "platform/prometheus:3.5.0", 1)));
    applyWorkload(world, as("StatefulSet", plain("monitoring", "alertmanager", "platform/alertmanager:0.28.1", 2)));
    applyWorkload(world, as("DaemonSet", plain("monitoring", "node-exporter", "platform/node-exporter:1.9.1", 1)));
    applyWorkload(world, plain("monitoring", "grafana", "platform/grafana:12.1.0", 1));
    applyWorkload(world, plain("monitoring", "kube-state-metrics", "platform/kube-state-metrics:2.16.0", 1));
    applyWorkload(world, plain("payments", "checkout", "payments/checkout:3.4.1", 3));
    applyWorkload(world, plain("payments", "ledger-api", "payments/ledger-api:2.0.7", 3));
    applyWorkload(world, plain("payments", "fraud-check", "payments/fraud-check:1.12.0", 2));
    applyWorkload(world, as("StatefulSet", plain("payments", "ledger-db", "payments/postgres:17.6", 2)));
    applyWorkload(world, plain("search", "search-api", "search/search-api:5.2.0", 3));
}

// Things that do not go well, so that a table of pods shows more than one word.
void growTrouble(World& world)
{
    BehaviourBook& book = world.behaviours();
    book.set("search/recommender", {.fate = Behaviour::Fate::Crash, .runsFor = seconds(13), .exitCode = 1, .reason = "Error"});
    book.set("media/thumbnailer", {.fate = Behaviour::Fate::PullFails, .reason = "Error"});
    book.set("payments/ledger-migrate", {.fate = Behaviour::Fate::InitNeverEnds, .reason = "Error"});
    applyWorkload(world, plain("search", "recommender", "search/recommender:3.8.1", 2));
    applyWorkload(world, plain("media", "thumbnailer", "media/thumbnailer:0.9.4", 1));
    WorkloadSpec migrate = plain("payments", "ledger-migrate", "payments/ledger-migrate:2.0.7", 1);
    migrate.hasInit = true;
    applyWorkload(world, migrate);
    WorkloadSpec trainer = as("StatefulSet", plain("ml-batch", "trainer-gpu", "ml/trainer:0.3.0", 1));
    trainer.nodeSelector = {{"accelerator", "gpu"}};
    applyWorkload(world, trainer);
}

WorkloadSpec side(const std::string& app, const std::string& color, std::size_t replicas)
{
    const std::string version = color == "blue" ? "1.42.0" : "1.43.0";
    return {.namespaceName = "shop",
            .name = app + "-" + color,
            .image = registry + "shop/" + app + ":" + version,
            .replicas = replicas,
            .labels = {{"app", app},
                       {"app.kubernetes.io/name", app},
                       {"app.kubernetes.io/part-of", "shop"},
                       {"app.kubernetes.io/version", version},
                       {"color", color}},
            .selector = {{"app", app}, {"color", color}},
            .nodeSelector = {},
            .restartPolicy = "Always"};
}

void growSide(World& world, const Scenario& scenario, const std::string& color)
{
    for (const auto& [app, replicas] : scenario.replicas)
        applyWorkload(world, side(app, color, replicas), "release");
}

StringMap appLabels(const std::string& app)
{
    return {{"app", app}, {"app.kubernetes.io/name", app}, {"app.kubernetes.io/part-of", "shop"}};
}

void growServices(World& world)
{
    const Kind& services = kindOf("services");
    apply(world, services, serviceManifest("shop", "web", appLabels("web"), {{"app", "web"}, {"color", "blue"}}, "10.96.44.12"), "release");
    apply(world, services, serviceManifest("shop", "api", appLabels("api"), {{"app", "api"}, {"color", "blue"}}, "10.96.44.13"), "release");
    apply(world, services, serviceManifest("shop", "web-preview", appLabels("web"), {{"app", "web"}, {"color", "green"}}, "10.96.44.14"),
          "release");
    apply(world, kindOf("ingresses"), ingressManifest("shop", "web", appLabels("web"), "shop.example"), "release");
}

// Pods that simply run, without the history of how they came: for size.
void growLoad(World& world, std::size_t count)
{
    constexpr std::size_t podsPerNamespace = 500;
    for (std::size_t made = 0; made < count; made += podsPerNamespace) {
        const std::string space = "load-" + std::to_string(made / podsPerNamespace + 1);
        applyNamespace(world, space);
        const WorkloadSpec spec = plain(space, "service-" + std::to_string(made / podsPerNamespace), "load/service:1.0.0", 0);
        Json manifest = workloadManifest(spec);
        setDefaults(kindOf("deployments"), manifest);
        StoredObject owner;
        owner.kind = &kindOf("replicasets");
        owner.namespaceName = space;
        owner.name = spec.name + "-" + world.randomness().suffix(9);
        owner.uid = world.randomness().uuid();
        const std::size_t until = std::min(count, made + podsPerNamespace);
        for (std::size_t i = made; i < until; ++i)
            putRunningPod(
                world,
                podFromTemplate(manifest["spec"]["template"], owner, owner.name + "-" + world.randomness().suffix(), owner.name + "-"), i);
    }
}

void goOnTo(World& world, WallTime now, Duration before)
{
    const Duration left = std::chrono::duration_cast<Duration>(now - before - world.timeline().wallNow());
    if (left > Duration::zero())
        world.timeline().advance(left);
}

} // namespace

Duration productAge()
{
    return platformAge;
}

void growProduct(World& world, NodeHeartbeat& nodes, const Scenario& scenario, WallTime now)
{
    for (const char* space : {"default", "kube-node-lease", "kube-public", "kube-system"})
        applyNamespace(world, space);
    nodes.makeNode("node-a1", "eu-1a", 0);
    nodes.makeNode("node-a2", "eu-1a", 1);
    nodes.makeNode("node-b1", "eu-1b", 2);
    applyNamespace(world, "shop");
    if (scenario.hasPlatform)
        growPlatform(world);
    goOnTo(world, now, blueAge);
    growServices(world);
    growSide(world, scenario, "blue");
    goOnTo(world, now, troubleAge);
    if (scenario.hasPlatform)
        growTrouble(world);
    goOnTo(world, now, greenAge);
    growSide(world, scenario, "green");
    growLoad(world, scenario.extraPods);
    goOnTo(world, now, Duration::zero());
}

} // namespace tealdeck::sandbox
