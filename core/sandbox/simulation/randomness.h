#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <string>

namespace tealdeck::sandbox
{

// Chance that a seed decides, the same with every compiler.
class Randomness
{
public:
    explicit Randomness(std::uint64_t seed);

    std::uint64_t next();
    // 0 to bound - 1.
    std::size_t below(std::size_t bound);
    Duration between(Duration least, Duration most);
    std::string uuid();
    // As Kubernetes makes names: consonants and digits without vowels and without look-alikes.
    std::string suffix(std::size_t length = 5);
    std::string hex(std::size_t length);

private:
    std::uint64_t m_state;
};

// The same letters for the same text, as pod-template-hash.
std::string safeHash(const std::string& text);

} // namespace tealdeck::sandbox
