#include "core/config/workspace.h"

#include "core/config/text_file.h"
#include "core/config/yaml_map.h"

#include <algorithm>
#include <initializer_list>

namespace tealdeck
{
namespace
{

void refuseUnknown(const YamlMap& map, std::initializer_list<std::string_view> known, YamlProblem& problem)
{
    for (const auto& [key, value] : map.entries()) {
        if (std::ranges::find(known, key) != known.end())
            continue;
        std::string names;
        for (const std::string_view name : known)
            names += (names.empty() ? "" : ", ") + std::string(name);
        problem.report(message("Workspace", "In the file %1, line %2, %3: the key %4 is not known. Known are: %5.",
                               {problem.file().string(), std::to_string(value.Mark().line + 1), map.where(), key, names}));
    }
}

WorkspaceClass readClass(const YamlMap& map)
{
    const std::string text = map.text("class");
    for (const WorkspaceClass known : {WorkspaceClass::Production, WorkspaceClass::Staging, WorkspaceClass::Development}) {
        if (text == toString(known))
            return known;
    }
    if (!map.node("class").IsNull())
        map.reportWrong(
            "class",
            message("Workspace", "In the file %1, line %2, %3: the field %4 must be production, staging or development. Correct it."));
    return WorkspaceClass::Production;
}

WorkspaceEnvironment readEnvironment(const YamlMap& map, YamlProblem& problem)
{
    refuseUnknown(map, {"context", "product", "name", "class", "slotLabels", "namespaces"}, problem);
    WorkspaceEnvironment environment{.context = map.text("context"),
                                     .product = map.text("product"),
                                     .name = map.text("name"),
                                     .environmentClass = readClass(map),
                                     .slotLabels = map.texts("slotLabels"),
                                     .namespaces = map.texts("namespaces")};
    if (environment.context.empty())
        map.reportWrong("context", message("Config", "In the file %1, line %2, %3: the field %4 is missing. Add it."));
    if (environment.name.empty())
        environment.name = environment.context;
    return environment;
}

Result<Workspace> parseWorkspace(const std::string& text, const std::filesystem::path& file)
{
    const auto root = parseYaml(text, file);
    if (!root)
        return fail(root.error());
    YamlProblem problem(file);
    const YamlMap top(*root, "the whole file", problem);
    refuseUnknown(top, {"environments"}, problem);
    Workspace workspace{.file = file, .environments = {}};
    for (const YamlMap& map : top.maps("environments", "environment", "context")) {
        WorkspaceEnvironment environment = readEnvironment(map, problem);
        if (std::ranges::find(workspace.environments, environment.context, &WorkspaceEnvironment::context) != workspace.environments.end())
            problem.report(message("Workspace", "In the file %1, line %2: the context %3 is there twice. Keep one of them.",
                                   {file.string(), std::to_string(map.line()), environment.context}));
        workspace.environments.push_back(std::move(environment));
    }
    if (problem.error())
        return fail(*problem.error());
    return workspace;
}

} // namespace

std::string_view toString(WorkspaceClass workspaceClass)
{
    switch (workspaceClass) {
    case WorkspaceClass::Production: return "production";
    case WorkspaceClass::Staging: return "staging";
    case WorkspaceClass::Development: return "development";
    }
    return "production";
}

WorkspaceEnvironment Workspace::environmentFor(const std::string& context) const
{
    const auto found = std::ranges::find(environments, context, &WorkspaceEnvironment::context);
    if (found != environments.end())
        return *found;
    return {.context = context,
            .product = {},
            .name = context,
            .environmentClass = WorkspaceClass::Production,
            .slotLabels = {},
            .namespaces = {}};
}

WorkspaceFile workspacePath(const std::string& explicitFile, const std::string& xdgConfigHome, const std::filesystem::path& home)
{
    if (!explicitFile.empty())
        return {.path = explicitFile, .mustExist = true};
    // The XDG specification: a relative path counts as not set.
    const std::filesystem::path configHome
        = std::filesystem::path(xdgConfigHome).is_absolute() ? std::filesystem::path(xdgConfigHome) : home / ".config";
    return {.path = configHome / "tealdeck" / "workspace.yaml", .mustExist = false};
}

Result<Workspace> loadWorkspace(const WorkspaceFile& file)
{
    const auto text = readTextFile(file.path);
    if (!text && text.error().kind == ErrorKind::NotFound && !file.mustExist)
        return Workspace{};
    if (!text)
        return fail(text.error());
    try {
        return parseWorkspace(*text, file.path);
    } catch (const YAML::Exception& exception) {
        return fail(ErrorKind::InvalidInput, message("Workspace", "The file %1 cannot be understood. Correct it.", {file.path.string()}));
    }
}

} // namespace tealdeck
