#include "tests/support/loopback_server.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace tealdeck
{

std::string LoopbackRequest::header(std::string_view name) const
{
    const auto found = std::ranges::find(headers, name, &HttpHeader::name);
    return found == headers.end() ? std::string() : found->value;
}

std::string answerBytes(int status, const std::string& body, const std::vector<HttpHeader>& headers)
{
    std::string bytes = "HTTP/1.1 " + std::to_string(status) + " Status\r\n";
    for (const HttpHeader& header : headers)
        bytes += header.name + ": " + header.value + "\r\n";
    return bytes + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string chunk(const std::string& bytes)
{
    std::array<char, 16> size{};
    std::snprintf(size.data(), size.size(), "%zx\r\n", bytes.size());
    return size.data() + bytes + "\r\n";
}

LoopbackReply LoopbackReply::answer(int status, std::string body, const std::vector<HttpHeader>& headers)
{
    return {.steps = {Send{answerBytes(status, body, headers)}}};
}

LoopbackReply LoopbackReply::cutAt(const std::string& bytes, std::size_t length)
{
    return {.steps = {Send{bytes.substr(0, length)}, Cut{}}};
}

LoopbackReply LoopbackReply::openStream(const std::string& firstChunk)
{
    return {.steps = {Send{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk(firstChunk)}, Hold{}}};
}

} // namespace tealdeck
