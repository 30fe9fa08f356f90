#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace tealdeck::fuzz
{

// One decoder under hostile bytes: `run` decodes the input and ends the program where a promise of the decoder does not hold; exceptions
// and what the sanitizers find end it as well. `seeds` are inputs as they really come, to start from.
struct Target
{
    const char* name;
    void (*run)(std::string_view input);
    std::vector<std::string> (*seeds)();
};

// All of them; each is in the file with its name.
const std::vector<Target>& targets();
// nullptr when there is none of this name.
const Target* findTarget(std::string_view name);

// Ends the program, naming the promise, unless it holds.
void require(bool holds, const char* promise);
// An error must be of this kind and tell a sentence.
void requireError(const Error& error, ErrorKind kind);

// The contents of the repository's files with this ending, in a folder; at least one.
std::vector<std::string> filesIn(const char* folder, const char* ending);
// The bodies of the captured replies that contain this text; at least one.
std::vector<std::string> capturedBodies(std::string_view text);

void imageReference(std::string_view input);
void execCredential(std::string_view input);
void intentAnnotation(std::string_view input);
void kubeProtobuf(std::string_view input);
void kubeRows(std::string_view input);
void kubeStatus(std::string_view input);
void kubeTable(std::string_view input);
void kubeWatch(std::string_view input);
void kubeconfig(std::string_view input);
void lease(std::string_view input);
void leaseAnnotations(std::string_view input);
void objectText(std::string_view input);
void podLog(std::string_view input);
void sandboxPatch(std::string_view input);
void sandboxRequest(std::string_view input);
void sandboxScenario(std::string_view input);
void labelSelector(std::string_view input);
void selectors(std::string_view input);
void texts(std::string_view input);
void times(std::string_view input);
void workspace(std::string_view input);

} // namespace tealdeck::fuzz
