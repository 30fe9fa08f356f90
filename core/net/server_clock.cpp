#include "core/net/server_clock.h"

#include "core/net/backoff.h"

#include <algorithm>
#include <vector>

namespace tealdeck
{
namespace
{

constexpr std::size_t samplesKept = 15;
constexpr Duration longestRoundTrip = std::chrono::seconds(5);
constexpr Duration shownOver = std::chrono::seconds(2);
constexpr Duration warnedOver = std::chrono::seconds(30);

} // namespace

void ServerClock::observe(const HttpHead& head, WallTime receivedAt, Duration took)
{
    const auto text = head.header("date");
    const auto date = text ? parseHttpDate(*text) : std::nullopt;
    if (!date || took < Duration::zero() || took > longestRoundTrip)
        return;
    // The header names the second that was running when the server wrote it; on average half of it had passed.
    const WallTime serverTime = *date + std::chrono::milliseconds(500);
    const WallTime ours = receivedAt - took / 2;
    m_samples.push_back(std::chrono::duration_cast<Duration>(serverTime - ours));
    if (m_samples.size() > samplesKept)
        m_samples.pop_front();
}

std::optional<Duration> ServerClock::skew() const
{
    if (m_samples.empty())
        return std::nullopt;
    std::vector<Duration> sorted(m_samples.begin(), m_samples.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::ranges::nth_element(sorted, middle);
    return *middle;
}

bool ServerClock::isWorthShowing() const
{
    return std::chrono::abs(skew().value_or(Duration::zero())) > shownOver;
}

bool ServerClock::isWorthWarning() const
{
    return std::chrono::abs(skew().value_or(Duration::zero())) > warnedOver;
}

WallTime ServerClock::toServerTime(WallTime ours) const
{
    return ours + skew().value_or(Duration::zero());
}

WallTime ServerTime::wallNow() const
{
    return m_ours.wallNow() + (std::chrono::abs(m_skew) > shownOver ? m_skew : Duration::zero());
}

} // namespace tealdeck
