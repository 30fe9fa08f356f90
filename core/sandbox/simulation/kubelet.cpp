#include "core/sandbox/simulation/kubelet.h"

#include "core/sandbox/simulation/pod_maker.h"

#include <algorithm>

namespace tealdeck::sandbox
{

namespace
{

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr Duration firstBackOff = seconds(10);
constexpr Duration longestBackOff = std::chrono::minutes(5);
constexpr Duration probePeriod = seconds(10);

Json imageOf(const Json& pod)
{
    return pod["spec"]["containers"].front()["image"];
}

} // namespace

Kubelet::Kubelet(World& world)
    : m_world(world)
{
}

void Kubelet::onEvent(const StoreEvent& event)
{
    if (event.kind != &kindOf("pods"))
        return;
    if (event.type == StoreEvent::Type::Deleted) {
        m_runs.erase(event.object->uid);
        return;
    }
    const auto known = m_runs.find(event.object->uid);
    if (known == m_runs.end() && !event.object->fields.at("spec.nodeName").empty())
        m_world.timeline().after(m_world.randomness().between(milliseconds(30), milliseconds(120)),
                                 [this, pod = event.object] { take(pod); });
    else if (known != m_runs.end() && event.object->isDeleting && !known->second.isLeaving) {
        known->second.isLeaving = true;
        later(known->second, milliseconds(20), &Kubelet::stop);
    }
}

void Kubelet::take(const ObjectPtr& stored)
{
    const ObjectPtr current = m_world.store().find(kindOf("pods"), stored->namespaceName, stored->name);
    if (!current || current->uid != stored->uid || m_runs.contains(stored->uid))
        return;
    const Json& pod = current->json();
    PodRun run{.key = current->key(),
               .uid = current->uid,
               .workload = workloadOf(pod),
               .node = current->fields.at("spec.nodeName"),
               .address = {},
               .behaviour = {},
               .waiting = {},
               .created = m_world.timeNow(),
               .scheduled = m_world.timeNow(),
               .initialized = {},
               .containersStarted = {},
               .readyChanged = {},
               .startedAt = {},
               .finishedAt = {}};
    run.behaviour = m_world.behaviours().of(run.workload);
    if (const Json* conditions = find(pod, {"status", "conditions"}); conditions && !conditions->empty())
        run.scheduled = textAt(conditions->front(), {"lastTransitionTime"}, run.scheduled);
    PodRun& kept = m_runs.emplace(current->uid, std::move(run)).first->second;
    if (current->isDeleting) {
        kept.isLeaving = true;
        stop(kept);
        return;
    }
    begin(kept);
}

void Kubelet::begin(PodRun& run)
{
    const bool hasInit = run.behaviour.fate == Behaviour::Fate::InitNeverEnds;
    change(run, hasInit ? PodRun::State::Initializing : PodRun::State::Creating);
    if (hasInit)
        run.address = m_world.newPodAddress(std::hash<std::string>{}(run.node) % 4);
    else
        run.initialized = m_world.timeNow();
    report(run);
    if (!hasInit)
        later(run, m_world.randomness().between(milliseconds(500), milliseconds(1200)), &Kubelet::create);
}

void Kubelet::create(PodRun& run)
{
    const std::string image = imageOf(m_world.store().find(kindOf("pods"), splitKey(run.key).first, splitKey(run.key).second)->json());
    if (run.behaviour.fate == Behaviour::Fate::PullFails) {
        say(run, "Pulling", "Pulling image \"" + image + "\"");
        later(run, m_world.randomness().between(milliseconds(600), milliseconds(1500)), &Kubelet::failPull);
        return;
    }
    say(run, "Pulled", "Container image \"" + image + "\" already present on machine and can be accessed by the pod");
    say(run, "Created", "Container created");
    later(run, m_world.randomness().between(milliseconds(200), milliseconds(700)), &Kubelet::start);
}

void Kubelet::failPull(PodRun& run)
{
    const std::string image = imageOf(m_world.store().find(kindOf("pods"), splitKey(run.key).first, splitKey(run.key).second)->json());
    if (run.address.empty())
        run.address = m_world.newPodAddress(std::hash<std::string>{}(run.node) % 4);
    run.containersStarted = m_world.timeNow();
    run.waiting = "ErrImagePull";
    change(run, PodRun::State::PullError);
    say(run, "Failed",
        "Failed to pull image \"" + image + "\": failed to pull and unpack image \"" + image + "\": failed to resolve reference \"" + image
            + "\": " + image + ": not found",
        "Warning");
    say(run, "Failed", "Error: ErrImagePull", "Warning");
    report(run);
    later(run, seconds(12), &Kubelet::backOffPull);
}

void Kubelet::backOffPull(PodRun& run)
{
    const std::string image = imageOf(m_world.store().find(kindOf("pods"), splitKey(run.key).first, splitKey(run.key).second)->json());
    run.waiting = "ImagePullBackOff";
    run.backOff = std::min(longestBackOff, run.backOff == Duration::zero() ? firstBackOff : run.backOff * 2);
    change(run, PodRun::State::PullError);
    say(run, "BackOff", "Back-off pulling image \"" + image + "\"");
    say(run, "Failed", "Error: ImagePullBackOff", "Warning");
    report(run);
    later(run, run.backOff, &Kubelet::failPull);
}

void Kubelet::start(PodRun& run)
{
    if (run.address.empty())
        run.address = m_world.newPodAddress(std::hash<std::string>{}(run.node) % 4);
    if (run.containersStarted.empty())
        run.containersStarted = m_world.timeNow();
    run.startedAt = m_world.timeNow();
    change(run, PodRun::State::Running);
    say(run, "Started", "Container started");
    report(run);
    const Behaviour& behaviour = run.behaviour;
    switch (behaviour.fate) {
    case Behaviour::Fate::Crash: later(run, behaviour.runsFor, &Kubelet::crash); return;
    case Behaviour::Fate::Completes: later(run, behaviour.runsFor, &Kubelet::finish); return;
    case Behaviour::Fate::Unready: later(run, probePeriod, &Kubelet::failProbe); return;
    case Behaviour::Fate::Healthy:
    case Behaviour::Fate::PullFails:
    case Behaviour::Fate::InitNeverEnds:
        later(run, m_world.randomness().between(behaviour.leastStart, behaviour.mostStart), &Kubelet::becomeReady);
        return;
    }
}

void Kubelet::becomeReady(PodRun& run)
{
    setReady(run, true);
    report(run);
}

void Kubelet::failProbe(PodRun& run)
{
    setReady(run, false);
    say(run, "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503", "Warning");
    report(run);
    later(run, probePeriod, &Kubelet::failProbe);
}

void Kubelet::crash(PodRun& run)
{
    run.finishedAt = m_world.timeNow();
    change(run, PodRun::State::Ended);
    setReady(run, false);
    report(run);
    ++run.crashes;
    if (run.crashes == 1)
        later(run, m_world.randomness().between(milliseconds(700), milliseconds(1600)), &Kubelet::restart);
    else
        later(run, m_world.randomness().between(milliseconds(700), milliseconds(1600)), &Kubelet::backOff);
}

void Kubelet::backOff(PodRun& run)
{
    run.backOff = std::min(longestBackOff, run.backOff == Duration::zero() ? firstBackOff : run.backOff * 2);
    run.lastState = endOf(run, containerIdOf(run));
    change(run, PodRun::State::BackingOff);
    const auto [space, name] = splitKey(run.key);
    say(run, "BackOff", "Back-off restarting failed container " + containerOf(run) + " in pod " + name + "_" + space + "(" + run.uid + ")",
        "Warning");
    report(run);
    later(run, run.backOff, &Kubelet::restart);
}

void Kubelet::restart(PodRun& run)
{
    run.lastState = endOf(run, containerIdOf(run));
    ++run.restarts;
    run.behaviour = m_world.behaviours().of(run.workload);
    say(run, "Created", "Container created");
    start(run);
}

void Kubelet::finish(PodRun& run)
{
    run.finishedAt = m_world.timeNow();
    run.behaviour.exitCode = 0;
    change(run, PodRun::State::Finished);
    setReady(run, false);
    report(run);
}

void Kubelet::stop(PodRun& run)
{
    say(run, "Killing", "Stopping container " + containerOf(run));
    const bool isRunning = run.state == PodRun::State::Running;
    ++run.epoch;
    later(run, isRunning ? m_world.randomness().between(milliseconds(1200), milliseconds(3000)) : milliseconds(150), &Kubelet::remove);
}

void Kubelet::remove(PodRun& run)
{
    const auto [space, name] = splitKey(run.key);
    if (run.state == PodRun::State::Running) {
        run.finishedAt = m_world.timeNow();
        run.behaviour.exitCode = 0;
        change(run, PodRun::State::Ended);
        setReady(run, false);
        report(run);
    }
    m_world.timeline().after(milliseconds(60), [this, space = space, name = name, uid = run.uid] {
        const ObjectPtr pod = m_world.store().find(kindOf("pods"), space, name);
        if (pod && pod->uid == uid)
            m_world.store().remove(kindOf("pods"), space, name);
    });
}

void Kubelet::changeFate(const std::string& workload, const Behaviour& behaviour, std::size_t count)
{
    m_world.behaviours().set(workload, behaviour);
    std::vector<PodRun*> chosen;
    for (auto& [uid, run] : m_runs) {
        const bool isFine = run.state == PodRun::State::Running || run.state == PodRun::State::BackingOff;
        if (run.workload == workload && !run.isLeaving && isFine && chosen.size() < count)
            chosen.push_back(&run);
    }
    for (PodRun* run : chosen) {
        run->behaviour = behaviour;
        ++run->epoch;
        if (run->state == PodRun::State::BackingOff) {
            later(*run, milliseconds(500), &Kubelet::restart);
            continue;
        }
        const Duration delay = m_world.randomness().between(milliseconds(100), milliseconds(2500));
        const bool isCrash = behaviour.fate == Behaviour::Fate::Crash;
        const bool isUnready = behaviour.fate == Behaviour::Fate::Unready;
        later(*run, delay, isCrash ? &Kubelet::crash : isUnready ? &Kubelet::failProbe : &Kubelet::becomeReady);
    }
}

void Kubelet::later(PodRun& run, Duration delay, Step step)
{
    m_world.timeline().after(delay, [this, uid = run.uid, epoch = run.epoch, step] {
        const auto found = m_runs.find(uid);
        if (found != m_runs.end() && found->second.epoch == epoch)
            (this->*step)(found->second);
    });
}

void Kubelet::change(PodRun& run, PodRun::State state)
{
    run.state = state;
    ++run.epoch;
}

void Kubelet::setReady(PodRun& run, bool isReady)
{
    if (run.isReady == isReady)
        return;
    run.isReady = isReady;
    run.readyChanged = m_world.timeNow();
}

void Kubelet::report(PodRun& run)
{
    const auto [space, name] = splitKey(run.key);
    const ObjectPtr stored = m_world.store().find(kindOf("pods"), space, name);
    if (!stored || stored->uid != run.uid)
        return;
    const ObjectPtr node = m_world.store().find(kindOf("nodes"), "", run.node);
    std::string host = "10.4.0.10";
    const Json* addresses = node ? find(node->json(), {"status", "addresses"}) : nullptr; // somebody may have made a bare node
    if (addresses && addresses->is_array() && !addresses->empty())
        host = textAt(addresses->front(), {"address"}, host);
    const Json& before = stored->json();
    m_world.write(kindOf("pods"), before, withStatus(run, before, host), "kubelet", "status");
}

void Kubelet::say(const PodRun& run, const std::string& reason, const std::string& message, const std::string& type)
{
    const auto [space, name] = splitKey(run.key);
    const ObjectPtr stored = m_world.store().find(kindOf("pods"), space, name);
    if (stored)
        m_world.say(*stored,
                    {.type = type,
                     .reason = reason,
                     .message = message,
                     .component = "kubelet",
                     .host = run.node,
                     .fieldPath = "spec.containers{" + containerOf(run) + "}"});
}

std::string Kubelet::containerOf(const PodRun& run) const
{
    const auto [space, name] = splitKey(run.key);
    const ObjectPtr stored = m_world.store().find(kindOf("pods"), space, name);
    const Json* containers = stored ? find(stored->json(), {"spec", "containers"}) : nullptr;
    return containers && containers->is_array() && !containers->empty() ? textAt(containers->front(), {"name"}) : std::string();
}

} // namespace tealdeck::sandbox
