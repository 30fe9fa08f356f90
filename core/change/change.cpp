#include "core/change/change.h"

namespace tealdeck
{

std::string_view toString(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Release: return "release";
    case Purpose::Fix: return "fix";
    case Purpose::WayBack: return "way back";
    }
    return "release";
}

std::optional<Purpose> purposeFromString(std::string_view word)
{
    for (const Purpose purpose : {Purpose::Release, Purpose::Fix, Purpose::WayBack}) {
        if (word == toString(purpose))
            return purpose;
    }
    return std::nullopt;
}

std::string_view toString(EnvironmentClass environmentClass)
{
    switch (environmentClass) {
    case EnvironmentClass::Production: return "production";
    case EnvironmentClass::Staging: return "staging";
    case EnvironmentClass::Development: return "development";
    }
    return "production";
}

std::optional<EnvironmentClass> environmentClassFromString(std::string_view word)
{
    for (const auto environmentClass : {EnvironmentClass::Production, EnvironmentClass::Staging, EnvironmentClass::Development}) {
        if (word == toString(environmentClass))
            return environmentClass;
    }
    return std::nullopt;
}

std::string_view toString(WorkloadVerb verb)
{
    switch (verb) {
    case WorkloadVerb::Scale: return "scale";
    case WorkloadVerb::Restart: return "restart";
    case WorkloadVerb::Pause: return "pause";
    case WorkloadVerb::Resume: return "resume";
    case WorkloadVerb::SetImage: return "set-image";
    }
    return "scale";
}

std::optional<WorkloadVerb> workloadVerbFromString(std::string_view word)
{
    for (const auto verb :
         {WorkloadVerb::Scale, WorkloadVerb::Restart, WorkloadVerb::Pause, WorkloadVerb::Resume, WorkloadVerb::SetImage}) {
        if (word == toString(verb))
            return verb;
    }
    return std::nullopt;
}

} // namespace tealdeck
