#pragma once

#include <QString>

#include <vector>

namespace tealdeck
{

// Which pages were visited, for Alt+Left and Alt+Right; as in a browser, a new visit forgets what lay ahead.
class PageHistory
{
public:
    void visit(const QString& id)
    {
        if (m_position >= 0 && m_visits[static_cast<std::size_t>(m_position)] == id)
            return;
        m_visits.resize(static_cast<std::size_t>(m_position) + 1);
        m_visits.push_back(id);
        ++m_position;
    }
    bool canGo(int step) const { return m_position + step >= 0 && m_position + step < static_cast<int>(m_visits.size()); }
    // Only where canGo().
    QString go(int step)
    {
        m_position += step;
        return m_visits[static_cast<std::size_t>(m_position)];
    }

private:
    std::vector<QString> m_visits;
    int m_position = -1;
};

} // namespace tealdeck
