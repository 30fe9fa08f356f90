#pragma once

#include "core/base/handle.h"
#include "core/connectors/kube/doctor_line.h"
#include "core/net/http_client.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// How we say who we are, without anything secret: "client certificate CN=jane", "token", "credential plugin aws".
struct CredentialSummary
{
    Message method{};
    std::optional<WallTime> expires{}; // of the client certificate or the token, where that can be read
};

struct DoctorVisit
{
    std::string namespaceName{}; // where rights are asked for and a watch is opened; empty: all
    std::function<CredentialSummary()> credential{}; // asked when the server has answered: a plugin has told its end then
    bool isReadOnly = false; // rights to write are not asked for
    Duration deadline = std::chrono::seconds(10); // of each request
};

using OnDoctorLines = std::function<void(std::vector<DoctorLine>)>;

// Asks the API server: authentication, identity, version, clock, rights and whether a watch works; told once, in this order. Nothing is
// changed there. Home thread.
Handle visitServer(HttpClient& http, const Clock& clock, DoctorVisit visit, OnDoctorLines onLines);

} // namespace tealdeck
