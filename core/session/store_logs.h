#pragma once

#include "core/domain/store.h"
#include "core/session/log_session.h"

namespace tealdeck
{

// The logs of one place among the pods of a store: pods that appear there join while it lives. The store outlives it.
class StoreLogs : public LogFeed
{
public:
    StoreLogs(HttpClient& http, Scheduler& scheduler, std::function<double()> random, const Store<Pod>& pods, LogPlace place,
              LogChoice choice, LogSettings settings = {});

    const LogBuffer& buffer() const override { return m_session.buffer(); }
    const std::vector<LogSource>& sources() const override { return m_session.sources(); }
    const std::vector<std::string>& leftOut() const override { return m_session.leftOut(); }
    bool isOver() const override { return m_session.isOver(); }
    Handle onChange(std::function<void()> listener) override { return m_session.onChange(std::move(listener)); }

private:
    bool isThere(const Pod& pod) const;
    void look();

    const Store<Pod>& m_pods;
    LogPlace m_place;
    LogSession m_session;
    bool m_werePodsLive = false;
    Handle m_changes;
    Handle m_freshness;
};

} // namespace tealdeck
