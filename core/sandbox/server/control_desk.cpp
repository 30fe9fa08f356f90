#include "core/sandbox/server/control_desk.h"

#include <algorithm>
#include <sstream>

namespace tealdeck::sandbox
{

namespace
{

const std::string ok = "ok";

std::string error(const std::string& why)
{
    return "error " + why;
}

std::optional<int> countOf(const std::vector<std::string>& words, std::size_t at, int fallback)
{
    if (words.size() <= at)
        return fallback;
    const bool isNumber = !words[at].empty() && words[at].size() < 9
        && std::all_of(words[at].begin(), words[at].end(), [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? std::optional(std::atoi(words[at].c_str())) : std::nullopt;
}

StringMap pairsOf(const std::vector<std::string>& words, std::size_t from)
{
    StringMap pairs;
    for (std::size_t i = from; i < words.size(); ++i) {
        if (const auto sign = words[i].find('='); sign != std::string::npos)
            pairs[words[i].substr(0, sign)] = words[i].substr(sign + 1);
    }
    return pairs;
}

} // namespace

std::optional<Duration> parseDuration(const std::string& text)
{
    static const std::map<std::string, long long> units{{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}};
    const auto digits = std::min(text.find_first_not_of("0123456789."), text.size());
    const auto unit = units.find(text.substr(digits));
    if (digits == 0 || digits > 9 || unit == units.end())
        return std::nullopt;
    return Duration(static_cast<Duration::rep>(std::atof(text.substr(0, digits).c_str()) * static_cast<double>(unit->second)));
}

ControlDesk::ControlDesk(Tools tools)
    : m_tools(std::move(tools))
{
    addClockAndWire();
    addFaults();
    addProduct();
}

std::string ControlDesk::carryOut(const std::string& line)
{
    std::istringstream stream(line);
    Words words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    if (words.empty())
        return error("an empty line; say for example: advance 30s");
    const auto command = m_commands.find(words.front());
    return command == m_commands.end() ? error("no such command: " + words.front()) : command->second(words);
}

void ControlDesk::addClockAndWire()
{
    m_commands["advance"] = [this](const Words& words) {
        const auto duration = words.size() == 2 ? parseDuration(words[1]) : std::nullopt;
        if (!duration)
            return error("advance wants a duration: advance 30s");
        m_tools.advance(*duration);
        return ok;
    };
    m_commands["cut-watches"] = [this](const Words&) {
        m_tools.cutWatches();
        return ok;
    };
    m_commands["watches"] = [this](const Words& words) {
        static const std::map<std::string, WatchMode> modes{
            {"alive", WatchMode::Alive}, {"silent", WatchMode::Silent}, {"refused", WatchMode::Refused}};
        const auto mode = words.size() == 2 ? modes.find(words[1]) : modes.end();
        if (mode == modes.end())
            return error("watches wants alive, silent or refused");
        m_tools.mischief.watches = mode->second;
        return ok;
    };
    m_commands["delay"] = [this](const Words& words) {
        const auto duration = words.size() == 2 ? parseDuration(words[1]) : std::nullopt;
        if (!duration)
            return error("delay wants a duration: delay 4s");
        m_tools.mischief.delay = *duration;
        return ok;
    };
    m_commands["forget"] = [this](const Words&) {
        m_tools.store.forgetHistory();
        return ok;
    };
    m_commands["expire"] = [this](const Words&) {
        m_tools.store.forgetHistory();
        m_tools.cutWatches();
        return ok;
    };
}

void ControlDesk::addFaults()
{
    const auto counted = [this](const std::string& name, int Mischief::*counter) {
        m_commands[name] = [this, name, counter](const Words& words) {
            const auto count = countOf(words, 1, 1);
            if (!count)
                return error(name + " wants a count, or nothing for one");
            m_tools.mischief.*counter = *count;
            return ok;
        };
    };
    counted("lose-next-answer", &Mischief::loseAnswers);
    counted("drop", &Mischief::dropRequests);
    counted("cut-lists", &Mischief::cutLists);
    counted("conflict", &Mischief::conflicts);
    m_commands["fail"] = [this](const Words& words) {
        const auto status = countOf(words, 1, 503);
        const auto count = countOf(words, 2, 1);
        if (!status || !count || *status < 400 || *status > 599)
            return error("fail wants a status and a count: fail 503 3");
        m_tools.mischief.failStatus = *status;
        m_tools.mischief.failCount = *count;
        return ok;
    };
    m_commands["revoke"] = [this](const Words& words) {
        if (words.size() != 2)
            return error("revoke wants a user");
        m_tools.mischief.revoked.insert(words[1]);
        return ok;
    };
    m_commands["restore"] = [this](const Words& words) {
        if (words.size() != 2)
            return error("restore wants a user");
        m_tools.mischief.revoked.erase(words[1]);
        return ok;
    };
}

void ControlDesk::addProduct()
{
    const auto fate = [this](const std::string& name, const Behaviour& behaviour) {
        m_commands[name] = [this, name, behaviour](const Words& words) {
            const auto count = countOf(words, 2, 1'000'000);
            if (words.size() < 2 || !count)
                return error(name + " wants a workload, and perhaps how many pods: " + name + " shop/web-green 3");
            m_tools.cluster.changeFate(words[1], behaviour, static_cast<std::size_t>(*count));
            return ok;
        };
    };
    fate("crash", {.fate = Behaviour::Fate::Crash, .runsFor = std::chrono::seconds(8), .exitCode = 1, .reason = "Error"});
    fate("unready", {.fate = Behaviour::Fate::Unready, .reason = "Error"});
    fate("heal", {.fate = Behaviour::Fate::Healthy, .reason = "Error"});
    m_commands["touch"] = [this](const Words& words) {
        const bool isDone = words.size() == 3 && m_tools.cluster.touch(words[1], words[2]);
        return isDone ? ok : error("touch wants a kind and an object that is there: touch service shop/web");
    };
    m_commands["select"] = [this](const Words& words) {
        const bool isDone = words.size() >= 3 && m_tools.cluster.reselect(words[1], pairsOf(words, 2));
        return isDone ? ok : error("select wants a Service and labels: select shop/web color=red");
    };
}

} // namespace tealdeck::sandbox
