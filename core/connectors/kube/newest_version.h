#pragma once

#include "core/connectors/kube/resource_version.h"

#include <string>
#include <string_view>

namespace tealdeck
{

// The newest version that the feeds of one server have seen, for all kinds whose versions count together (one etcd; not the events and
// not aggregated APIs, which may have one of their own). A kind that seldom changes is far behind it: where the server was set back and
// has since gone past the version of that kind alone, only what the others saw tells (safety.md 17). Home thread only.
class NewestVersion
{
public:
    const std::string& version() const { return m_version; }
    // How often the server was set back. What was read in an earlier round is not what the server holds.
    int round() const { return m_round; }

    void saw(std::string_view version)
    {
        if (m_version.empty() || runsBackwards(version, m_version))
            m_version = version;
    }
    // The server is at this version now, although it was further.
    void wentBack(std::string_view version)
    {
        ++m_round;
        m_version = version;
    }

private:
    std::string m_version;
    int m_round = 0;
};

} // namespace tealdeck
