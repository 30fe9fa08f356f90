#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

enum class WorkspaceClass
{
    Production,
    Staging,
    Development,
};

std::string_view toString(WorkspaceClass workspaceClass);

// What a team says about one kubeconfig context.
struct WorkspaceEnvironment
{
    std::string context{}; // name of the kubeconfig context
    std::string product{}; // "shop"
    std::string name{}; // "prod-eu-1"
    WorkspaceClass environmentClass = WorkspaceClass::Production;
    std::vector<std::string> slotLabels{}; // labels that may tell blue from green, the first that fits wins; empty: the usual ones
    std::vector<std::string> namespaces{}; // only these are read; empty: all that may be read
    bool operator==(const WorkspaceEnvironment&) const = default;
};

// Our own file, optional: which contexts are what. A context it does not name counts as production.
struct Workspace
{
    std::filesystem::path file{}; // empty: there is none
    std::vector<WorkspaceEnvironment> environments{};

    // What is said about the context; for one that is not named: production, under the context's own name.
    WorkspaceEnvironment environmentFor(const std::string& context) const;
};

// --workspace FILE, else $XDG_CONFIG_HOME/tealdeck/workspace.yaml, else ~/.config/tealdeck/workspace.yaml. Empty strings mean "not given".
struct WorkspaceFile
{
    std::filesystem::path path{};
    bool mustExist = false;
};
WorkspaceFile workspacePath(const std::string& explicitFile, const std::string& xdgConfigHome, const std::filesystem::path& home);

// No file where none must be gives an empty workspace. Errors: NotFound, InvalidInput; they name file, line and key, and what to do.
Result<Workspace> loadWorkspace(const WorkspaceFile& file);

} // namespace tealdeck
