#include "core/sandbox/api/output_form.h"

#include <algorithm>

namespace tealdeck::sandbox
{

namespace
{

std::string trimmed(const std::string& text)
{
    const auto begin = text.find_first_not_of(" \t");
    const auto end = text.find_last_not_of(" \t");
    return begin == std::string::npos ? std::string() : text.substr(begin, end - begin + 1);
}

std::optional<OutputForm> formOf(const std::string& range)
{
    const std::string type = trimmed(range.substr(0, range.find(';')));
    const bool isJson = type == "application/json" || type == "application/*" || type == "*/*";
    if (!isJson)
        return std::nullopt;
    const bool isV1 = range.find("v=v1") != std::string::npos && range.find("v=v1beta1") == std::string::npos;
    if (range.find("as=") == std::string::npos)
        return OutputForm::Object;
    if (range.find("as=Table") != std::string::npos && isV1)
        return OutputForm::Table;
    if (range.find("as=PartialObjectMetadata") != std::string::npos && isV1)
        return OutputForm::Metadata;
    return std::nullopt;
}

} // namespace

std::optional<OutputForm> outputForm(const std::string& accept)
{
    if (trimmed(accept).empty())
        return OutputForm::Object;
    for (std::size_t begin = 0; begin <= accept.size();) {
        const std::size_t end = std::min(accept.find(',', begin), accept.size());
        if (const auto form = formOf(accept.substr(begin, end - begin)))
            return form;
        begin = end + 1;
    }
    return std::nullopt;
}

bool wantsPretty(const RequestTarget& target, const std::string& userAgent)
{
    if (target.has("pretty"))
        return target.flag("pretty");
    return userAgent.starts_with("curl") || userAgent.starts_with("Wget") || userAgent.starts_with("Mozilla/5.0");
}

} // namespace tealdeck::sandbox
