#include "core/connectors/kube/kube_rights.h"

#include "core/connectors/kube/kube_status.h"
#include "core/net/fetch.h"

#include <memory>
#include <optional>

namespace tealdeck
{
namespace
{

constexpr KubeResource accessReviews{"authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview"};

Result<AccessAnswer> readAnswer(const HttpResponse& response)
{
    if (response.head.status < 200 || response.head.status > 299)
        return fail(errorFromAnswer(response, {.verb = "create", .resource = accessReviews}));
    return decodeAccessReview(response.body);
}

// The questions of one call on their way; lives as long as the caller's Handle.
struct Asking
{
    std::vector<std::optional<AccessReview>> reviews;
    std::size_t open = 0;
    std::vector<Handle> requests;
    std::function<void(std::vector<AccessReview>)> onAnswers;

    void answered(std::size_t place, AccessQuestion question, Result<AccessAnswer> answer)
    {
        reviews[place] = AccessReview{std::move(question), std::move(answer)};
        if (--open > 0)
            return;
        std::vector<AccessReview> all;
        for (std::optional<AccessReview>& review : reviews)
            all.push_back(*std::move(review));
        onAnswers(std::move(all));
    }
};

} // namespace

std::string describe(const AccessQuestion& question)
{
    std::string text = question.verb + " " + question.resource;
    if (!question.group.empty())
        text += "." + question.group;
    if (!question.subresource.empty())
        text += "/" + question.subresource;
    if (!question.name.empty())
        text += " " + question.name;
    if (!question.namespaceName.empty())
        text += " in namespace " + question.namespaceName;
    return text;
}

Handle reviewAccess(HttpClient& http, std::vector<AccessQuestion> questions, Duration deadline,
                    std::function<void(std::vector<AccessReview>)> onAnswers)
{
    auto asking = std::make_shared<Asking>();
    asking->reviews.resize(questions.size());
    asking->open = questions.size();
    asking->onAnswers = std::move(onAnswers);
    for (std::size_t place = 0; place < questions.size(); ++place) {
        HttpRequest request = accessReviewRequest(questions[place]);
        request.deadline = deadline;
        asking->requests.push_back(
            fetch<AccessAnswer>(http, std::move(request), &readAnswer,
                                [weak = std::weak_ptr(asking), place, question = questions[place]](Result<AccessAnswer> answer) {
                                    if (const auto alive = weak.lock())
                                        alive->answered(place, question, std::move(answer));
                                }));
    }
    return Handle([asking = std::move(asking)]() mutable { asking.reset(); });
}

} // namespace tealdeck
