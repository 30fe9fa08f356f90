#include "core/config/text_file.h"

#include <array>
#include <fstream>
#include <system_error>

namespace tealdeck
{
namespace
{

constexpr std::size_t largest = 16U * 1024 * 1024;

} // namespace

Result<std::string> readTextFile(const std::filesystem::path& file)
{
    std::error_code problem;
    const auto status = std::filesystem::status(file, problem);
    if (status.type() == std::filesystem::file_type::not_found)
        return fail(ErrorKind::NotFound, message("Config", "The file %1 does not exist.", {file.string()}));
    if (problem)
        return fail(ErrorKind::InvalidInput,
                    message("Config", "The file %1 cannot be read: %2. Check its permissions.", {file.string(), problem.message()}));
    if (std::filesystem::is_directory(status))
        return fail(ErrorKind::InvalidInput, message("Config", "%1 is a folder, not a file. Name the file in it.", {file.string()}));
    if (!std::filesystem::is_regular_file(status))
        return fail(ErrorKind::InvalidInput, message("Config", "%1 is not a regular file. Copy what it holds into one.", {file.string()}));
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return fail(ErrorKind::InvalidInput, message("Config", "The file %1 cannot be read. Check its permissions.", {file.string()}));
    std::string text;
    std::array<char, 65536> piece{};
    while (stream && text.size() <= largest) {
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        text.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
    }
    if (text.size() > largest)
        return fail(ErrorKind::InvalidInput,
                    message("Config", "The file %1 is larger than 16 MiB; it is hardly the right one.", {file.string()}));
    if (text.find('\0') != std::string::npos)
        return fail(ErrorKind::InvalidInput,
                    message("Config", "The file %1 is not text: it holds NUL bytes. Save it as UTF-8.", {file.string()}));
    return text;
}

} // namespace tealdeck
