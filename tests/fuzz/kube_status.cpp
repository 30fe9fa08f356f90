#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/kube_identity.h"

#include "tests/fuzz/fuzz_target.h"

namespace tealdeck::fuzz
{

void kubeStatus(std::string_view input)
{
    const KubeCall call{.verb = "patch", .resource = kube::services, .namespaceName = "shop", .name = "web"};
    for (const int status : {401, 403, 404, 409, 410, 422, 429, 500, 503}) {
        const HttpResponse response{.head = {.status = status, .headers = {}}, .body = std::string(input), .took = {}};
        const std::string sentence = render(errorFromAnswer(response, call).message);
        require(sentence.find("web") != std::string::npos, "the sentence names the object");
        require(!render(errorFromStatus(input, status, call).message).empty(), "an error tells a sentence");
    }
    require(input.find(userInRefusal(std::string(input))) != std::string_view::npos, "a user's name is part of the refusal");
}

} // namespace tealdeck::fuzz
