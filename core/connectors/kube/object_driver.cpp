#include "core/connectors/kube/object_driver.h"

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_identity.h"
#include "core/connectors/kube/object_plan.h"
#include "core/connectors/kube/plan_reading.h"
#include "core/net/fetch.h"

namespace tealdeck
{
namespace
{

constexpr Duration lookEvery = std::chrono::seconds(1);

using Reading = PlanReading<VerbFacts>;

// A plan in the making: the object first, for its labels say whose lock it is; then what its verb needs beside it, together with the
// surroundings; then the change and its dry run.
class ObjectReading : public std::enable_shared_from_this<ObjectReading>
{
public:
    ObjectReading(std::shared_ptr<Reading> reading, ObjectRequest wish, KubeResource place, SelectorDriverSettings settings)
        : m_reading(std::move(reading))
        , m_wish(std::move(wish))
        , m_rules(rulesOf(m_wish.verb))
        , m_place(place)
        , m_settings(std::move(settings))
    {
    }

    void begin()
    {
        m_reading->ask(getRequest(m_place, m_wish.namespaceName, m_wish.name),
                       [keep = shared_from_this()](const Result<HttpResponse>& answer) { keep->takeObject(answer); });
    }

private:
    void takeObject(const Result<HttpResponse>& answer)
    {
        const KubeCall call{.verb = "get", .resource = m_place, .namespaceName = m_wish.namespaceName, .name = m_wish.name};
        auto object = Reading::valueIn<ObjectJson>(answer, call, &parseObjectJson);
        if (!object)
            return m_reading->fails(object.error());
        VerbFacts& facts = m_reading->facts();
        facts.wish = m_wish;
        facts.object = std::move(*object);
        facts.objectReadAt = m_reading->wallNow();
        const ObjectLock lock = lockOf(facts.object, m_wish);
        m_reading->readSurroundings(m_rules.right(m_wish), lock.lease, lock.namespaceName);
        const std::vector<VerbRead> reads = m_rules.reads(facts.object, m_wish);
        m_open = reads.size();
        for (const VerbRead& read : reads)
            readFurther(read);
        if (reads.empty())
            makeChange();
    }

    void readFurther(const VerbRead& read)
    {
        m_reading->ask(read.request, [keep = shared_from_this(), key = read.key, call = read.call](const Result<HttpResponse>& answer) {
            Reading& reading = *keep->m_reading;
            reading.facts().further[key]
                = {.value = Reading::valueIn<ObjectJson>(answer, call, &parseObjectJson), .readAt = reading.wallNow()};
            if (--keep->m_open == 0)
                keep->makeChange();
        });
    }

    void makeChange()
    {
        VerbFacts& facts = m_reading->facts();
        auto change = m_rules.change(facts, {.context = m_settings.context, .now = m_reading->wallNow()});
        if (!change)
            return m_reading->fails(change.error());
        facts.change = std::move(*change);
        if (m_settings.access == AccessMode::ReadWrite)
            m_reading->dryRun(facts.change.requests.front());
    }

    std::shared_ptr<Reading> m_reading;
    ObjectRequest m_wish;
    const VerbRules& m_rules;
    KubeResource m_place;
    SelectorDriverSettings m_settings;
    std::size_t m_open = 0;
};

// Looks each second, until it is stopped.
class ObjectEffect : public std::enable_shared_from_this<ObjectEffect>
{
public:
    ObjectEffect(HttpClient& http, Scheduler& scheduler, Plan plan, ChangeDriver::OnEffect onEffect)
        : m_http(http)
        , m_scheduler(scheduler)
        , m_plan(std::move(plan))
        , m_onEffect(std::move(onEffect))
    {
    }

    void look()
    {
        m_read = lookAtPlan(m_http, m_plan, [this](const Result<ObjectSight>& sight) { take(sight); });
    }
    void stop()
    {
        m_onEffect = nullptr;
        m_read.end();
        m_timer.end();
    }

private:
    void take(const Result<ObjectSight>& sight)
    {
        const auto keep = shared_from_this(); // the listener may end this watch
        const auto onEffect = m_onEffect;
        m_timer = m_scheduler.after(lookEvery, [this] { look(); });
        onEffect(sight ? Result<EffectSeen>(effectOf(*sight, m_plan)) : Result<EffectSeen>(fail(sight.error())));
    }

    HttpClient& m_http;
    Scheduler& m_scheduler;
    Plan m_plan;
    ChangeDriver::OnEffect m_onEffect;
    Handle m_read;
    Handle m_timer;
};

} // namespace

ObjectDriver::ObjectDriver(HttpClient& http, Scheduler& scheduler, SelectorDriverSettings settings,
                           std::shared_ptr<LeaseObservations> observations)
    : m_http(http)
    , m_scheduler(scheduler)
    , m_settings(std::move(settings))
    , m_observations(std::move(observations))
{
}

Handle ObjectDriver::plan(ChangeRequest wish, OnPlan onPlan)
{
    const auto* request = std::get_if<ObjectRequest>(&wish);
    const auto place = request ? rulesOf(request->verb).resource(*request) : std::nullopt;
    if (!place) {
        return m_scheduler.after(Duration::zero(), [kind = request ? request->kind : std::string("Service"), onPlan = std::move(onPlan)] {
            onPlan(fail(ErrorKind::InvalidInput, message("Plan", "A %1 cannot be changed in this way.", {kind})));
        });
    }
    const auto takeFacts = [scheduler = &m_scheduler, settings = m_settings, observations = m_observations,
                            onPlan = std::move(onPlan)](const Result<VerbFacts>& facts) {
        if (!facts)
            return onPlan(fail(facts.error()));
        const Instant now = scheduler->now();
        onPlan(objectPlanOf(
            *facts, settings,
            {.now = now, .wallNow = scheduler->clock().wallNow(), .isLeaseExpired = isLeaseExpired(*facts, *observations, now)}));
    };
    const auto reading = std::make_shared<Reading>(m_http, m_scheduler, takeFacts);
    std::make_shared<ObjectReading>(reading, *request, *place, m_settings)->begin();
    return Handle([reading] { reading->stop(); });
}

Handle ObjectDriver::readIdentity(OnUid onUid)
{
    return fetch<ClusterUid>(m_http, prompt(clusterUidRequest()), &readClusterUid, std::move(onUid));
}

Handle ObjectDriver::settle(const Plan& plan, OnSettled onSettled)
{
    return lookAtPlan(m_http, plan, [plan, onSettled = std::move(onSettled)](const Result<ObjectSight>& sight) {
        onSettled(sight ? Result<Settled>(settledBy(*sight, plan)) : Result<Settled>(fail(sight.error())));
    });
}

Handle ObjectDriver::settleStep(const Plan& plan, const HttpStep& step, OnSettled onSettled)
{
    return lookAtStep(m_http, plan, step, [plan, step, onSettled = std::move(onSettled)](const Result<ObjectSight>& sight) {
        onSettled(sight ? Result<Settled>(settledBy(sight->found(), plan, step)) : Result<Settled>(fail(sight.error())));
    });
}

Handle ObjectDriver::watchEffect(const Plan& plan, OnEffect onEffect)
{
    const auto effect = std::make_shared<ObjectEffect>(m_http, m_scheduler, plan, std::move(onEffect));
    effect->look();
    return Handle([effect] { effect->stop(); });
}

} // namespace tealdeck
