#include "app/ctl/commands.h"
#include "app/ctl/describe_text.h"
#include "app/ctl/object_words.h"
#include "core/connectors/kube/object_read.h"

#include <iostream>

namespace tealdeck
{
namespace
{

constexpr Duration describeLimit = std::chrono::seconds(70); // a chain of five owners with 10 s each, and the lists

// The object alone is enough for its YAML; all that belongs to it is waited for otherwise.
Result<ObjectView> readView(CtlEnvironment& environment, HttpClient& http, const ObjectAddress& object, bool isObjectEnough)
{
    std::optional<Result<ObjectView>> view;
    const Handle reading = readObject(http, environment.loop().clock(), object, [&](Result<ObjectView> read) {
        if (!read || read->isComplete || isObjectEnough)
            view = std::move(read);
    });
    return waitFor(environment.loop(), view, describeLimit);
}

std::string jsonOf(const ObjectView& view, bool areManagedFieldsShown)
{
    auto object = parseObjectJson(view.json);
    if (!object || areManagedFieldsShown || !object->contains("metadata"))
        return view.json;
    (*object)["metadata"].erase("managedFields");
    return asciiJson(*object);
}

} // namespace

ExitCode describeObject(CtlEnvironment& environment, const CtlOptions& options)
{
    const auto connection = environment.connect();
    if (!connection)
        return complain(connection.error());
    const auto object = objectInWords(options.object, namespaceInUse(environment, options));
    if (!object) {
        complain(object.error());
        return ExitCode::Usage;
    }
    const bool isYaml = options.isYaml || options.output == "yaml";
    const bool isJson = options.isJson || options.output == "json";
    const auto view = readView(environment, (*connection)->http(), *object, isYaml || isJson);
    if (!view)
        return complain(view.error());
    if (isJson)
        std::cout << jsonOf(*view, options.areManagedFieldsShown) << '\n';
    else if (isYaml)
        std::cout << (options.areManagedFieldsShown ? view->fullYaml : view->yaml);
    else
        printObject(std::cout, *view);
    return ExitCode::Done;
}

} // namespace tealdeck
