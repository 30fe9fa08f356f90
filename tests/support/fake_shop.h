#pragma once

#include "tests/support/fake_http.h"

#include <nlohmann/json.hpp>

#include <set>
#include <string>

namespace tealdeck
{

// The namespace "shop" of a small Kubernetes API server on a FakeHttp: Service web, its two colours, pods, endpoint slices and Leases.
// It answers reads, reviews and writes as the real one does, as far as a switch needs it. Tests change its state directly, and script
// trouble with rules on `http`, which come before its own.
class FakeShop
{
public:
    explicit FakeShop(Scheduler& scheduler);
    FakeShop(const FakeShop&) = delete;
    FakeShop& operator=(const FakeShop&) = delete;

    void addPods(const std::string& color, int ready, int notReady = 0);
    void removePods(const std::string& color);
    nlohmann::json& deployment(const std::string& color);
    std::string selected() const { return service["spec"]["selector"]["color"].get<std::string>(); }
    // As if somebody else had written the selector.
    void select(const std::string& color, const std::string& manager);
    nlohmann::json* lease();

    // Answers a request and changes the state accordingly; for FakeAnswer::lost() as well.
    FakeAnswer carryOut(const HttpRequest& request);
    // Those that change something on the server, in the order they were handed over.
    std::vector<HttpRequest> writes() const;

    FakeHttp http;
    Duration readDelay{}; // of each GET
    bool doEndpointsFollow = true;
    std::set<std::string> denied; // "patch services": answers of access reviews
    nlohmann::json service;
    nlohmann::json services = nlohmann::json::array(); // besides web
    nlohmann::json deployments = nlohmann::json::array();
    nlohmann::json statefulSets = nlohmann::json::array();
    nlohmann::json pods = nlohmann::json::array();
    nlohmann::json ingresses = nlohmann::json::array();
    nlohmann::json autoscalers = nlohmann::json::array();
    nlohmann::json leases = nlohmann::json::object(); // by name
    std::string user = "anna";
    std::string clusterUid = "7c41f0d2-0000-4000-8000-000000000000";

private:
    FakeAnswer read(const std::string& path, const std::string& query) const;
    FakeAnswer list(const std::string& kind, const nlohmann::json& items) const;
    FakeAnswer patchService(const HttpRequest& request);
    FakeAnswer createLease(const HttpRequest& request);
    FakeAnswer replaceLease(const HttpRequest& request, const std::string& name);
    FakeAnswer review(const HttpRequest& request) const;
    nlohmann::json slices() const;
    nlohmann::json podsSelectedBy(const std::string& query) const;
    std::string nextVersion() { return std::to_string(++m_version); }

    int m_version = 1000;
    int m_pods = 0;
    mutable nlohmann::json m_lastSlices;
};

} // namespace tealdeck
