#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tealdeck
{

// The environment variables of a program, as a value.
class Environment
{
public:
    // Ours, read once at the start of the program (other threads must not change it at that moment).
    static Environment ofThisProcess();
    // Ours, cut down to what programs need to run at all: PATH, HOME, USER, LOGNAME, SHELL, LANG, LC_*, TZ, TMPDIR, XDG_*, proxies, SSH
    // agent.
    static Environment minimal();

    std::optional<std::string> get(std::string_view name) const;
    Environment& set(std::string name, std::string value);
    Environment& remove(std::string_view name);
    const std::map<std::string, std::string, std::less<>>& variables() const { return m_variables; }
    bool operator==(const Environment&) const = default;

private:
    std::map<std::string, std::string, std::less<>> m_variables;
};

} // namespace tealdeck
