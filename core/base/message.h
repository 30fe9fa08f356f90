#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace tealdeck
{

// A sentence for people, not yet in their language: core writes the English template and its arguments, the window translates
// the template (context and template are the key of translations/*.ts), tealdeckctl prints it as it is. Core never glues
// sentences together: whoever needs two says two messages.
struct Message
{
    std::string context; // the area that says it: "Kubeconfig", "Net", "Plan" ...
    std::string text; // English, with %1 to %9 for the arguments
    std::vector<std::string> arguments;

    bool empty() const { return text.empty(); }
    bool operator==(const Message&) const = default;
};

// Makes a Message. The name is known to lupdate as an alias of translate(context, text): keep both as string literals.
Message message(std::string_view context, std::string_view text, std::initializer_list<std::string> arguments = {});

// The template with its arguments put in, each placeholder once and without looking into what was put in.
std::string render(const Message& message);
std::string render(std::string_view text, const std::vector<std::string>& arguments);

} // namespace tealdeck
