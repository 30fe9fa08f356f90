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

std::string_view toString(EnvironmentClass environmentClass)
{
    switch (environmentClass) {
    case EnvironmentClass::Production: return "production";
    case EnvironmentClass::Staging: return "staging";
    case EnvironmentClass::Development: return "development";
    }
    return "production";
}

} // namespace tealdeck
