#include "core/domain/label_selector.h"

#include "core/domain/label_selector_parse.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace tealdeck
{
namespace
{

std::optional<long long> numberIn(const std::string& text)
{
    long long number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

std::string joined(const std::vector<std::string>& values)
{
    std::string text;
    for (std::size_t i = 0; i < values.size(); ++i)
        text += (i == 0 ? "" : ",") + values[i];
    return text;
}

std::string textOf(const LabelRequirement& requirement)
{
    using Operator = LabelRequirement::Operator;
    const bool isOne = requirement.values.size() == 1;
    switch (requirement.op) {
    case Operator::In: return requirement.key + (isOne ? "=" + requirement.values.front() : " in (" + joined(requirement.values) + ")");
    case Operator::NotIn:
        return requirement.key + (isOne ? "!=" + requirement.values.front() : " notin (" + joined(requirement.values) + ")");
    case Operator::Exists: return requirement.key;
    case Operator::NotExists: return "!" + requirement.key;
    case Operator::Greater: return requirement.key + ">" + requirement.values.front();
    case Operator::Less: return requirement.key + "<" + requirement.values.front();
    }
    return {};
}

} // namespace

bool LabelRequirement::matches(const std::map<std::string, std::string>& labels) const
{
    const auto found = labels.find(key);
    const bool has = found != labels.end();
    switch (op) {
    case Operator::In: return has && std::ranges::binary_search(values, found->second);
    case Operator::NotIn: return !has || !std::ranges::binary_search(values, found->second);
    case Operator::Exists: return has;
    case Operator::NotExists: return !has;
    case Operator::Greater:
    case Operator::Less: break;
    }
    const auto value = has ? numberIn(found->second) : std::nullopt;
    const auto limit = numberIn(values.front());
    if (!value || !limit)
        return false;
    return op == Operator::Greater ? *value > *limit : *value < *limit;
}

tl::expected<LabelSelector, SelectorMistake> LabelSelector::parse(std::string_view text)
{
    try {
        LabelSelector selector;
        selector.m_requirements = LabelSelectorParser(text).parseAll();
        return selector;
    } catch (SelectorMistake& mistake) {
        return tl::unexpected<SelectorMistake>(std::move(mistake));
    }
}

bool LabelSelector::matches(const std::map<std::string, std::string>& labels) const
{
    return std::ranges::all_of(m_requirements, [&](const LabelRequirement& each) { return each.matches(labels); });
}

std::string LabelSelector::text() const
{
    std::string text;
    for (const LabelRequirement& requirement : m_requirements)
        text += (text.empty() ? "" : ",") + textOf(requirement);
    return text;
}

} // namespace tealdeck
