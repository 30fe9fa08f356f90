#include "tests/fuzz/fuzz_target.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace tealdeck::fuzz
{

const Target* findTarget(std::string_view name)
{
    const auto found = std::ranges::find(targets(), name, &Target::name);
    return found == targets().end() ? nullptr : &*found;
}

void require(bool holds, const char* promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "A promise is broken: %s\n", promise);
    std::abort();
}

void requireError(const Error& error, ErrorKind kind)
{
    require(error.kind == kind, "an error has the kind that the decoder documents");
    require(!render(error.message).empty(), "an error tells a sentence");
}

std::vector<std::string> filesIn(const char* folder, const char* ending)
{
    std::vector<std::string> contents;
    const char* root = std::getenv("TEALDECK_SOURCE_DIR");
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(root ? root : ".") / folder)) {
        if (entry.path().extension() != ending)
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        contents.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    if (contents.empty())
        throw std::runtime_error("no " + std::string(ending) + " in " + folder);
    std::ranges::sort(contents);
    return contents;
}

std::vector<std::string> capturedBodies(std::string_view text)
{
    std::vector<std::string> bodies;
    for (const std::string& reply : filesIn("tests/data/kubernetes/1.36", ".http")) {
        const std::size_t head = reply.find("\n\n");
        if (head != std::string::npos && reply.find(text, head) != std::string::npos)
            bodies.push_back(reply.substr(head + 2));
    }
    if (bodies.empty())
        throw std::runtime_error("no captured reply contains " + std::string(text));
    return bodies;
}

} // namespace tealdeck::fuzz
