#include "core/base/message.h"

namespace tealdeck
{

Message message(std::string_view context, std::string_view text, std::initializer_list<std::string> arguments)
{
    return {.context = std::string(context), .text = std::string(text), .arguments = arguments};
}

std::string render(const Message& message)
{
    return render(message.text, message.arguments);
}

std::string render(std::string_view text, const std::vector<std::string>& arguments)
{
    std::string result;
    result.reserve(text.size() + 32);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isPlaceholder = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
        const auto index = isPlaceholder ? static_cast<std::size_t>(text[i + 1] - '1') : 0;
        if (isPlaceholder && index < arguments.size()) {
            result += arguments[index];
            ++i;
        } else {
            result += text[i];
        }
    }
    return result;
}

} // namespace tealdeck
