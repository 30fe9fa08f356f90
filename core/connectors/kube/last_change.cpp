#include "core/connectors/kube/last_change.h"

#include <nlohmann/json.hpp>

#include <set>

namespace tealdeck
{
namespace
{

std::string textAt(const nlohmann::json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

LastChange lastChangeOf(const Plan& plan, WallTime at)
{
    return {.from = plan.fromSlot,
            .to = plan.toSlot,
            .purpose = std::string(toString(plan.purpose)),
            .fromImages = plan.fromImages,
            .at = formatRfc3339(at),
            .by = plan.actor,
            .changeId = plan.id.value};
}

std::string toJson(const LastChange& change)
{
    const nlohmann::ordered_json json{
        {"from", change.from}, {"to", change.to}, {"purpose", change.purpose},  {"fromImages", change.fromImages},
        {"at", change.at},     {"by", change.by}, {"changeId", change.changeId}};
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::optional<LastChange> parseLastChange(const std::string& json)
{
    const auto document = nlohmann::json::parse(json, nullptr, false);
    if (!document.is_object())
        return std::nullopt;
    LastChange change{.from = textAt(document, "from"),
                      .to = textAt(document, "to"),
                      .purpose = textAt(document, "purpose"),
                      .fromImages = textAt(document, "fromImages"),
                      .at = textAt(document, "at"),
                      .by = textAt(document, "by"),
                      .changeId = textAt(document, "changeId")};
    if (change.from.empty() || change.to.empty())
        return std::nullopt;
    return change;
}

std::string imagesOf(const std::vector<Workload>& workloads)
{
    std::set<std::string> images;
    for (const Workload& workload : workloads) {
        for (const ContainerImage& image : workload.images)
            images.insert(image.container + "=" + image.image);
    }
    std::string text;
    for (const std::string& image : images)
        text += (text.empty() ? "" : ", ") + image;
    return text;
}

bool undoes(const LastChange& last, const std::string& from, const std::string& to, const std::string& targetImages)
{
    if (last.purpose == toString(Purpose::WayBack))
        return false;
    const bool areImagesKnown = !last.fromImages.empty() && !targetImages.empty();
    return last.to == from && last.from == to && (!areImagesKnown || last.fromImages == targetImages);
}

} // namespace tealdeck
