#pragma once

#include <cstdint>
#include <filesystem>

namespace tealdeck
{

// Room on the disk that is kept for the worst night (safety.md 6): a file of 4 MiB, really allocated, beside the journal. It is given up in
// pieces of 512 KiB: what fills the disk may take each piece at once, and a way back has several entries.
class JournalReserve
{
public:
    static constexpr std::int64_t fullSize = std::int64_t{4} * 1024 * 1024;

    explicit JournalReserve(std::filesystem::path file);

    // Makes it as large as it should be, if the disk has more room than that; else leaves it.
    void restore() const;
    // Gives a piece back to the disk; false: nothing is left to be given.
    bool giveUpPiece() const;
    // In bytes; 0 when there is none.
    std::int64_t size() const;

private:
    std::filesystem::path m_file;
};

} // namespace tealdeck
