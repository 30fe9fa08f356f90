#include "tests/support/captured_reply.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace tealdeck
{

std::string capturedFile(const std::string& name, const std::string& replies)
{
    const char* root = std::getenv("TEALDECK_SOURCE_DIR");
    const std::string path = std::string(root ? root : ".") + "/tests/data/" + replies + "/" + name;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

HttpResponse capturedReply(const std::string& name, const std::string& replies)
{
    const std::string bytes = capturedFile(name, replies);
    const std::size_t end = bytes.find("\n\n");
    std::istringstream head(bytes.substr(0, end));
    HttpResponse response{.head = {}, .body = end == std::string::npos ? std::string() : bytes.substr(end + 2), .took = {}};
    std::string line;
    std::getline(head, line); // HTTP/1.1 200 OK
    response.head.status = std::stoi(line.substr(line.find(' ') + 1));
    while (std::getline(head, line)) {
        const std::size_t colon = line.find(": ");
        std::string header = line.substr(0, colon);
        std::ranges::transform(header, header.begin(), [](unsigned char character) { return static_cast<char>(std::tolower(character)); });
        response.head.headers.push_back({std::move(header), line.substr(colon + 2)});
    }
    return response;
}

} // namespace tealdeck
