#include "tests/fuzz/fuzz_target.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace
{

const tealdeck::fuzz::Target* chosen = nullptr;

} // namespace

// The target is chosen by TEALDECK_FUZZ_TARGET: one program for all, since most of the time of a build is linking.
extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/)
{
    const char* name = std::getenv("TEALDECK_FUZZ_TARGET");
    chosen = tealdeck::fuzz::findTarget(name ? name : "");
    if (!chosen) {
        std::fprintf(stderr, "TEALDECK_FUZZ_TARGET names no target; fuzz_replay --list tells them.\n");
        std::exit(2);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    chosen->run({reinterpret_cast<const char*>(data), size});
    return 0;
}
