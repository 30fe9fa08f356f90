#include "core/domain/label_selector.h"

#include "tests/fuzz/fuzz_target.h"

namespace tealdeck::fuzz
{

namespace
{

// Labels that this one condition is true for, and those that it is false for.
void look(const LabelRequirement& requirement)
{
    using Operator = LabelRequirement::Operator;
    std::map<std::string, std::string> carrying;
    carrying[requirement.key] = requirement.values.empty() ? std::string() : requirement.values.front();
    const bool whenThere = requirement.matches(carrying);
    const bool whenMissing = requirement.matches({});
    switch (requirement.op) {
    case Operator::In:
    case Operator::Exists: return require(whenThere && !whenMissing, "what must be there is looked for");
    case Operator::NotIn:
    case Operator::NotExists: return require(!whenThere && whenMissing, "what must not be there is looked for");
    case Operator::Greater:
    case Operator::Less: return require(!whenThere && !whenMissing, "a number is not above or below itself");
    }
}

} // namespace

void labelSelector(std::string_view input)
{
    const auto selector = LabelSelector::parse(input);
    if (!selector) {
        require(!selector.error().message.empty(), "an error tells a sentence");
        return require(selector.error().offset + selector.error().length <= input.size(), "a mistake is inside the text");
    }
    const auto again = LabelSelector::parse(selector->text());
    require(again.has_value() && *again == *selector, "what is written is what was read");
    for (const LabelRequirement& requirement : selector->requirements())
        look(requirement);
}

} // namespace tealdeck::fuzz
