#include "core/connectors/kube/object_sight.h"

#include "core/connectors/kube/object_kinds.h"
#include "core/connectors/kube/plan_surroundings.h"

#include <memory>
#include <utility>

namespace tealdeck
{
namespace
{

KubeResource watchedBy(const Plan& plan)
{
    const auto* wish = std::get_if<ObjectRequest>(&plan.request);
    return wish ? rulesOf(wish->verb).watched(*wish).value_or(kube::pods) : kube::pods;
}

std::vector<VerbRead> furtherReads(const Plan& plan)
{
    const auto* wish = std::get_if<ObjectRequest>(&plan.request);
    return wish ? rulesOf(wish->verb).effectReads(plan) : std::vector<VerbRead>();
}

class SightReading : public std::enable_shared_from_this<SightReading>
{
public:
    SightReading(HttpClient& http, OnObjectSight onSight)
        : m_http(http)
        , m_onSight(std::move(onSight))
    {
    }

    void readObject(const KubeResource& resource, const ObjectRef& object)
    {
        const KubeCall call{.verb = "get", .resource = resource, .namespaceName = object.namespaceName, .name = object.name};
        ask(getRequest(resource, object.namespaceName, object.name), [this, call, object](const HttpResponse& answer) {
            if (answer.head.status == 404)
                return;
            auto found = valueIn(answer, call);
            if (found && (object.uid.empty() || textAt(*found, {"metadata", "uid"}) == object.uid))
                m_sight.object = std::move(*found);
        });
    }
    void readFurther(const VerbRead& read)
    {
        ask(read.request, [this, key = read.key, call = read.call](const HttpResponse& answer) {
            if (auto found = valueIn(answer, call))
                m_sight.further[key] = std::move(*found);
        });
    }
    void stop()
    {
        m_onSight = nullptr;
        m_requests.clear();
    }

private:
    void ask(const HttpRequest& request, std::function<void(const HttpResponse&)> take)
    {
        ++m_open;
        m_requests.push_back(m_http.send(prompt(request), [this, take = std::move(take)](const Result<HttpResponse>& answer) {
            const auto keep = shared_from_this(); // whoever gets the sight may end this
            if (answer)
                take(*answer);
            else
                m_problem = answer.error();
            if (--m_open > 0 || !m_onSight)
                return;
            const OnObjectSight onSight = std::exchange(m_onSight, nullptr);
            onSight(m_problem ? Result<ObjectSight>(fail(*m_problem)) : Result<ObjectSight>(std::move(m_sight)));
        }));
    }

    std::optional<ObjectJson> valueIn(const HttpResponse& answer, const KubeCall& call)
    {
        auto found = answer.head.status == 200 ? parseObjectJson(answer.body) : Result<ObjectJson>(fail(errorFromAnswer(answer, call)));
        if (found)
            return std::move(*found);
        m_problem = found.error();
        return std::nullopt;
    }

    HttpClient& m_http;
    OnObjectSight m_onSight;
    ObjectSight m_sight;
    std::optional<Error> m_problem;
    int m_open = 0;
    std::vector<Handle> m_requests;
};

} // namespace

Handle lookAtPlan(HttpClient& http, const Plan& plan, OnObjectSight onSight)
{
    const auto reading = std::make_shared<SightReading>(http, std::move(onSight));
    reading->readObject(watchedBy(plan), plan.object);
    for (const VerbRead& read : furtherReads(plan))
        reading->readFurther(read);
    return Handle([reading] { reading->stop(); });
}

Handle lookAtStep(HttpClient& http, const Plan& plan, const HttpStep& step, OnObjectSight onSight)
{
    const auto reading = std::make_shared<SightReading>(http, std::move(onSight));
    reading->readObject(step.mayWait ? kube::pods : watchedBy(plan), step.object);
    return Handle([reading] { reading->stop(); });
}

} // namespace tealdeck
