#include "core/connectors/kube/pod_log_splitter.h"
#include "core/domain/log_matches.h"

#include <chrono>
#include <cstdio>
#include <cstring>
#include <vector>

// log_search FILE WORD [plain]: loads a file of log lines as a container's log is loaded (split, times, levels, colours, buffer) and
// searches it for a word, in capital or small letters as a person does, or as it is written. Prints one line of names and figures.
namespace
{

using namespace tealdeck;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::size_t pieceBytes = std::size_t{256} * 1024; // about what the network gives at once

double since(std::chrono::steady_clock::time_point start)
{
    return Milliseconds(std::chrono::steady_clock::now() - start).count();
}

bool load(const char* path, LogBuffer& buffer)
{
    std::FILE* file = std::fopen(path, "rb");
    if (!file)
        return false;
    PodLogSplitter splitter;
    LogBatch lines;
    std::vector<char> piece(pieceBytes);
    const auto move = [&] {
        for (std::size_t i = 0; i < lines.size(); ++i)
            buffer.append(lines.line(i));
        lines = {};
    };
    while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), file)) {
        splitter.feed({piece.data(), count}, lines);
        move();
    }
    splitter.finish(lines);
    move();
    std::fclose(file);
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: log_search FILE WORD [plain]\n");
        return 2;
    }
    LogBuffer buffer({.bytes = std::size_t{4} << 30U, .lines = 100'000'000});
    auto start = std::chrono::steady_clock::now();
    if (!load(argv[1], buffer)) {
        std::perror(argv[1]);
        return 1;
    }
    const double loading = since(start);
    const bool isPlain = argc > 3 && std::strcmp(argv[3], "plain") == 0;
    start = std::chrono::steady_clock::now();
    LogMatches matches(buffer, {LogPattern(argv[2], isPlain ? LogPattern::Case::Matters : LogPattern::Case::Ignored)},
                       LogMatches::Notes::AreLeftOut);
    matches.update();
    const double search = since(start);
    std::printf("lines %zu bytes %zu load_ms %.1f search_ms %.1f matches %zu\n", buffer.size(), buffer.bytes(), loading, search,
                matches.size());
    return 0;
}
