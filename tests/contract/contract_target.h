#pragma once

#include "core/config/cluster_access.h"
#include "core/net/http_credentials.h"
#include "core/session/credentials_client.h"

#include <QtTest>

#include <cstdio>
#include <map>
#include <string>

namespace tealdeck
{

// The system that a contract suite runs against: the JSON file named by TEALDECK_CONTRACT_TARGET (written by run_contract.py).
struct ContractTarget
{
    std::string kind; // sandbox | real | rollouts | node
    std::map<std::string, std::string> kubeconfigs; // by user: operator, viewer, forbidden, proxied, through
    std::string bin; // the folder with our programs
    std::string control; // a Unix socket; empty: none
    std::string kubectl{}; // empty: none

    static bool isGiven();
    // A file that cannot be read ends the program.
    static ContractTarget load();

    // How this user reaches the target, as the program itself reads kubeconfigs.
    ClusterAccess access(const std::string& user) const;
    // One control line ("restart apiserver", "compact"): "ok", "unsupported" or "error ...".
    std::string command(const std::string& line) const;
    // Makes all versions seen so far too old, for lists and watches; false where this target cannot do it.
    bool expireVersions() const;
};

} // namespace tealdeck

// main() of a contract suite: without a target it is skipped (77 for ctest).
#define TEALDECK_CONTRACT_MAIN(Suite)                                                                                                      \
    int main(int argc, char** argv)                                                                                                        \
    {                                                                                                                                      \
        if (!tealdeck::ContractTarget::isGiven()) {                                                                                        \
            std::puts("skipped: TEALDECK_CONTRACT_TARGET is not set");                                                                     \
            return 77;                                                                                                                     \
        }                                                                                                                                  \
        QCoreApplication application(argc, argv);                                                                                          \
        Suite suite;                                                                                                                       \
        return QTest::qExec(&suite, argc, argv);                                                                                           \
    }
