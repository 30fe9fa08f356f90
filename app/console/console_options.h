#pragma once

#include <string>

namespace tealdeck
{

// What was asked for on the command line of the console.
struct ConsoleOptions
{
    std::string kubeconfig; // --kubeconfig; empty: KUBECONFIG, else ~/.kube/config
    std::string workspace; // --workspace
    std::string context; // --context; empty: ask, or the sandbox where there is no kubeconfig
    std::string scenario = "healthy"; // --scenario
    std::string language; // --language; empty: TEALDECK_LANGUAGE, else the system's
    bool isSandbox = false;
    bool isReadOnly = false;
    std::string tourFolder; // --tour: play the main job by itself and write pictures here
    int tourWidth = 1440; // --tour-size WIDTH HEIGHT: of the window that the pictures show, in device-independent pixels
    int tourHeight = 900;
    std::string figuresFile; // --figures: measure, write here, end (tests/bench)
    int figuresAfter = 60; // --figures-after
    std::string figuresUntil; // --figures-until KEY
};

} // namespace tealdeck
