#include "tests/fuzz/fuzz_target.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

// Replays seeds and regression inputs through one target; with --write-seeds it writes the seeds for libFuzzer instead.
namespace
{

using namespace tealdeck::fuzz;

constexpr std::size_t largeSeed = 32U * 1024;

std::string read(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// The seed, and the seed cut off at many places: the most usual damage.
std::size_t replaySeed(const Target& target, const std::string& seed)
{
    const std::size_t cuts = seed.size() > largeSeed ? 6 : 24; // a large one takes its time
    target.run(seed);
    for (std::size_t i = 0; i < cuts; ++i)
        target.run(std::string_view(seed).substr(0, seed.size() * i / cuts));
    return cuts + 1;
}

int replay(const Target& target, const std::filesystem::path& regressions)
{
    std::size_t inputs = 0;
    for (const std::string& seed : target.seeds())
        inputs += replaySeed(target, seed);
    if (std::filesystem::exists(regressions / target.name)) {
        for (const auto& entry : std::filesystem::directory_iterator(regressions / target.name)) {
            std::cout << entry.path().filename().string() << std::endl; // before it may end the program
            target.run(read(entry.path()));
            ++inputs;
        }
    }
    std::cout << target.name << ": " << inputs << " inputs\n";
    return inputs > 0 ? 0 : 1;
}

int writeSeeds(const Target& target, const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder);
    std::size_t number = 0;
    for (const std::string& seed : target.seeds())
        std::ofstream(folder / ("seed-" + std::to_string(number++)), std::ios::binary) << seed;
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() == 1 && arguments[0] == "--list") {
        for (const Target& target : targets())
            std::cout << target.name << '\n';
        return 0;
    }
    const Target* target = arguments.empty() ? nullptr : findTarget(arguments[0]);
    if (target && arguments.size() == 2)
        return replay(*target, arguments[1]);
    if (target && arguments.size() == 3 && arguments[1] == "--write-seeds")
        return writeSeeds(*target, arguments[2]);
    std::cerr << "fuzz_replay --list | TARGET REGRESSIONS | TARGET --write-seeds FOLDER\n";
    return 2;
}
