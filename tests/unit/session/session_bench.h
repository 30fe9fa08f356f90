#pragma once

#include "core/session/session.h"
#include "tests/support/fake_journal.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/fake_shop.h"

#include <memory>

namespace tealdeck
{

// A whole Session on namespace shop of a fake server; its watches stay open and are fed by the test.
struct SessionBench
{
    explicit SessionBench(AccessMode access = AccessMode::ReadWrite)
    {
        shop.http.on(watching("/"), FakeAnswer::stream());
        shop.http.on(requestContaining("sendInitialEvents"), FakeAnswer::json("{}", 422)); // a server that knows no lists as streams
        shop.http.on(requestTo(HttpMethod::Get, "/readyz"), FakeAnswer::json("ok"));
        settings.context = "dev";
        settings.environment = "dev";
        settings.environmentClass = EnvironmentClass::Development;
        settings.access = access;
        settings.slotLabels = {"color"};
        settings.namespaceScope = "shop";
        settings.server = "https://api.example:6443";
        settings.host = "bench";
    }

    static RequestPredicate watching(const std::string& plural)
    {
        return [plural](const HttpRequest& request) {
            return request.target.find(plural) != std::string::npos && request.target.find("watch=true") != std::string::npos
                && request.target.find("sendInitialEvents") == std::string::npos;
        };
    }
    static RequestPredicate listing(const std::string& plural)
    {
        return [plural](const HttpRequest& request) {
            const std::string path = request.target.substr(0, request.target.find('?'));
            return path.ends_with("/" + plural) && request.target.find("watch=true") == std::string::npos;
        };
    }

    Session& open(HttpClient& http)
    {
        session = std::make_unique<Session>(settings, http, writes, journal, scheduler);
        return *session;
    }
    Session& open() { return open(shop.http); }
    // Opened, and everything read once.
    Session& openReady()
    {
        open();
        scheduler.advance(std::chrono::seconds(1));
        return *session;
    }

    FakeScheduler scheduler;
    FakeShop shop{scheduler};
    FakeJournal journal{scheduler};
    WriteCounter writes;
    SessionSettings settings;
    std::unique_ptr<Session> session;
};

} // namespace tealdeck
