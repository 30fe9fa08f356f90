#include "core/sandbox/api/reviews.h"

#include "core/sandbox/api/object_writer.h"
#include "core/sandbox/api/protobuf_review.h"
#include "core/sandbox/api/status.h"
#include "core/sandbox/api/write_options.h"
#include "core/sandbox/store/managed_fields.h"

namespace tealdeck::sandbox
{

namespace
{

ApiAnswer created(const Json& object)
{
    return {.status = 201, .body = object.dump() + "\n"};
}

ApiAnswer whoAmI(const User& user, const std::string& time, const std::string& credential)
{
    Json info{{"username", user.name}, {"groups", user.groups}};
    info["extra"] = {{"authentication.kubernetes.io/credential-id", Json::array({credential})}};
    return created({{"kind", "SelfSubjectReview"},
                    {"apiVersion", "authentication.k8s.io/v1"},
                    {"metadata", {{"creationTimestamp", time}}},
                    {"status", {{"userInfo", info}}}});
}

AccessQuestion questionOf(const Json& spec)
{
    const auto attribute = [&](const char* name) { return textAt(spec, {"resourceAttributes", name}); };
    if (find(spec, {"nonResourceAttributes"}))
        return {.verb = textAt(spec, {"nonResourceAttributes", "verb"}),
                .group = {},
                .resource = {},
                .subresource = {},
                .name = {},
                .namespaceName = {},
                .path = textAt(spec, {"nonResourceAttributes", "path"}, "/")};
    return {.verb = attribute("verb"),
            .group = attribute("group"),
            .resource = attribute("resource"),
            .subresource = attribute("subresource"),
            .name = attribute("name"),
            .namespaceName = attribute("namespace"),
            .path = {}};
}

ApiAnswer mayI(const Json& body, const User& user, const FieldManager& manager)
{
    static const Kind kind{"authorization.k8s.io", "v1", "selfsubjectaccessreviews", "", "SelfSubjectAccessReview", false, {}, {}, "", {}};
    const Json* spec = find(body, {"spec"});
    const bool hasResource = spec && find(*spec, {"resourceAttributes"});
    const bool hasPath = spec && find(*spec, {"nonResourceAttributes"});
    if (hasResource == hasPath)
        return invalid(".authorization.k8s.io", "",
                       {invalidValue("spec.resourceAttributes", nullptr,
                                     "exactly one of nonResourceAttributes or resourceAttributes must be specified")});
    Json review{{"kind", kind.name}, {"apiVersion", kind.apiVersion()}, {"metadata", Json::object()}, {"spec", *spec}};
    review = withManagedFields(kind, nullptr, std::move(review), manager);
    const AccessVerdict verdict = judge(user, questionOf(*spec));
    review["status"] = {{"allowed", verdict.isAllowed}};
    if (!verdict.reason.empty())
        review["status"]["reason"] = verdict.reason;
    return created(review);
}

ApiAnswer whatMayI(const Json& body, const User& user)
{
    if (textAt(body, {"spec", "namespace"}).empty())
        return badRequest("no namespace on request");
    return created({{"kind", "SelfSubjectRulesReview"},
                    {"apiVersion", "authorization.k8s.io/v1"},
                    {"metadata", Json::object()},
                    {"spec", Json::object()},
                    {"status", rulesOf(user)}});
}

tl::expected<Json, std::string> bodyOf(const RequestTarget& target, const ApiRequest& request)
{
    if (mediaType(request.header("content-type")) == "application/vnd.kubernetes.protobuf") {
        const auto review = decodeProtobufReview(target.resource, request.body);
        return review ? tl::expected<Json, std::string>(*review) : tl::unexpected<std::string>("proto: cannot parse the review");
    }
    auto body = parseJson(request.body);
    if (body && !body->is_object())
        return tl::unexpected<std::string>("json: cannot unmarshal into Go value of type struct");
    return body;
}

} // namespace

bool isReview(const RequestTarget& target)
{
    return (target.group == "authentication.k8s.io" && target.resource == "selfsubjectreviews")
        || (target.group == "authorization.k8s.io"
            && (target.resource == "selfsubjectaccessreviews" || target.resource == "selfsubjectrulesreviews"));
}

std::optional<ApiAnswer> answerReview(const RequestTarget& target, const ApiRequest& request, const User& user, const std::string& time,
                                      const std::string& credential)
{
    if (!isReview(target))
        return std::nullopt;
    if (target.verb != "create" || !target.name.empty())
        return methodNotAllowed();
    const auto body = bodyOf(target, request);
    if (!body)
        return badRequest("couldn't get version/kind; json parse error: " + body.error());
    if (target.resource == "selfsubjectreviews")
        return whoAmI(user, time, credential);
    if (target.resource == "selfsubjectrulesreviews")
        return whatMayI(*body, user);
    return mayI(*body, user, {managerOf(target, request), time, {}});
}

} // namespace tealdeck::sandbox
