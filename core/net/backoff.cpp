#include "core/net/backoff.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <random>

namespace tealdeck
{
namespace
{

// client-go's reflector: 800 ms, 30 s, 2 min, factor 2, jitter 1.
constexpr Duration initialWait{800};
constexpr Duration longestWait = std::chrono::seconds(30);
constexpr Duration forgottenAfter = std::chrono::minutes(2);
constexpr Duration longestRetryAfter = std::chrono::hours(1);

} // namespace

Backoff::Backoff(const Clock& clock, std::function<double()> random)
    : m_clock(clock)
    , m_random(std::move(random))
    , m_base(initialWait)
{
}

Duration Backoff::next(Duration atLeast)
{
    const Instant now = m_clock.now();
    if (m_nextTry && now - *m_nextTry >= forgottenAfter)
        m_base = initialWait;
    const auto jitter = std::chrono::duration_cast<Duration>(m_base * std::clamp(m_random(), 0.0, 1.0));
    const Duration wait = std::max(m_base + jitter, atLeast);
    m_base = std::min(m_base * 2, longestWait);
    m_nextTry = now + wait;
    return wait;
}

void Backoff::reset()
{
    m_base = initialWait;
    m_nextTry.reset();
}

std::function<double()> systemRandom()
{
    auto engine = std::make_shared<std::mt19937>(std::random_device{}());
    return [engine] { return std::uniform_real_distribution<double>(0.0, 1.0)(*engine); };
}

std::optional<Duration> parseRetryAfter(std::string_view value, WallTime now)
{
    while (!value.empty() && value.front() == ' ')
        value.remove_prefix(1);
    while (!value.empty() && value.back() == ' ')
        value.remove_suffix(1);
    if (value.empty())
        return std::nullopt;
    if (value.find_first_not_of("0123456789") == std::string_view::npos) {
        long seconds = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
        const bool isTooLong = error == std::errc::result_out_of_range || seconds > longestRetryAfter / std::chrono::seconds(1);
        return isTooLong ? longestRetryAfter : Duration(std::chrono::seconds(seconds));
    }
    const auto date = parseHttpDate(value);
    if (!date)
        return std::nullopt;
    return std::clamp(std::chrono::duration_cast<Duration>(*date - now), Duration::zero(), longestRetryAfter);
}

std::optional<Duration> retryAfterOf(const HttpHead& head, WallTime now)
{
    const auto words = head.header("retry-after");
    const auto date = head.header("date");
    const auto serverNow = date ? parseHttpDate(*date) : std::nullopt;
    return words ? parseRetryAfter(*words, serverNow.value_or(now)) : std::nullopt;
}

std::optional<WallTime> parseHttpDate(std::string_view value)
{
    // curl_getdate reads much more than dates of HTTP; those begin with the day's name and are never long.
    const bool looksLikeDate = value.size() >= 24 && value.size() <= 40 && value.find_first_of("+\r\n\0") == std::string_view::npos
        && (value.ends_with("GMT") || value.find(',') == std::string_view::npos);
    if (!looksLikeDate)
        return std::nullopt;
    const std::time_t seconds = curl_getdate(std::string(value).c_str(), nullptr);
    if (seconds < 0)
        return std::nullopt;
    return WallTime(std::chrono::seconds(seconds));
}

} // namespace tealdeck
