#include "core/process/environment.h"

#include <array>

extern char** environ; // NOLINT: POSIX

namespace tealdeck
{

Environment Environment::ofThisProcess()
{
    Environment environment;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        const std::size_t equals = text.find('=', 1);
        if (equals != std::string_view::npos)
            environment.m_variables.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return environment;
}

Environment Environment::minimal()
{
    constexpr std::array<std::string_view, 17> wanted{
        "PATH",       "HOME",     "USER",        "LOGNAME",    "SHELL",    "LANG",          "TZ",      "TMPDIR",         "HTTPS_PROXY",
        "HTTP_PROXY", "NO_PROXY", "https_proxy", "http_proxy", "no_proxy", "SSH_AUTH_SOCK", "DISPLAY", "WAYLAND_DISPLAY"};
    const Environment all = ofThisProcess();
    Environment few;
    for (const auto& [name, value] : all.m_variables) {
        bool isWanted = name.starts_with("LC_") || name.starts_with("XDG_");
        for (const std::string_view one : wanted)
            isWanted = isWanted || name == one;
        if (isWanted)
            few.m_variables.emplace(name, value);
    }
    return few;
}

std::optional<std::string> Environment::get(std::string_view name) const
{
    const auto found = m_variables.find(name);
    return found == m_variables.end() ? std::nullopt : std::optional(found->second);
}

Environment& Environment::set(std::string name, std::string value)
{
    m_variables.insert_or_assign(std::move(name), std::move(value));
    return *this;
}

Environment& Environment::remove(std::string_view name)
{
    const auto found = m_variables.find(name);
    if (found != m_variables.end())
        m_variables.erase(found);
    return *this;
}

} // namespace tealdeck
