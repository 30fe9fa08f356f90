#include "core/sandbox/store/selector.h"

#include "tests/fuzz/fuzz_target.h"

namespace tealdeck::fuzz
{

using namespace sandbox;

namespace
{

void look(const tl::expected<Selector, std::string>& selector)
{
    if (!selector)
        return require(!selector.error().empty(), "an error tells a sentence");
    const StringMap nothing;
    for (const Requirement& requirement : *selector) {
        StringMap carrying;
        carrying[requirement.key] = requirement.values.empty() ? std::string() : requirement.values.front();
        switch (requirement.op) {
        case Requirement::Operator::In:
        case Requirement::Operator::Exists:
            require(requirement.matches(carrying) && !requirement.matches(nothing), "what must be there is looked for");
            break;
        case Requirement::Operator::NotIn:
        case Requirement::Operator::NotExists:
            require(!requirement.matches(carrying) && requirement.matches(nothing), "what must not be there is looked for");
            break;
        case Requirement::Operator::Greater:
        case Requirement::Operator::Less:
            require(!requirement.matches(carrying) && !requirement.matches(nothing), "a number is not above or below itself");
            break;
        }
    }
}

} // namespace

void selectors(std::string_view input)
{
    look(parseLabelSelector(std::string(input)));
    const auto fields = parseFieldSelector(std::string(input));
    if (!fields)
        require(!fields.error().empty(), "an error tells a sentence");
}

} // namespace tealdeck::fuzz
