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

} // namespace tealdeck
