#pragma once

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>

#include <string>

namespace tealdeck::sandbox
{

// A TLS connection to a sandbox that sends any bytes and reads what comes until the other side ends.
class RawClient
{
public:
    RawClient(const std::string& url, const std::string& caPem)
        : m_context(boost::asio::ssl::context::tls_client)
        , m_stream(m_io, m_context)
    {
        const auto port = static_cast<unsigned short>(std::stoi(url.substr(url.rfind(':') + 1)));
        m_context.add_certificate_authority(boost::asio::buffer(caPem));
        m_stream.set_verify_mode(boost::asio::ssl::verify_none); // verification is CurlHttpClient's matter in these tests
        m_stream.next_layer().connect({boost::asio::ip::address_v4::loopback(), port});
        m_stream.handshake(boost::asio::ssl::stream_base::client);
    }

    void send(const std::string& bytes)
    {
        boost::system::error_code ignored;
        boost::asio::write(m_stream, boost::asio::buffer(bytes), ignored);
    }
    std::string readToEnd()
    {
        std::string text;
        boost::system::error_code end;
        boost::asio::read(m_stream, boost::asio::dynamic_buffer(text), end);
        return text;
    }
    // Reads until this text has come.
    std::string readUntil(const std::string& mark)
    {
        boost::system::error_code end;
        const std::size_t size = boost::asio::read_until(m_stream, boost::asio::dynamic_buffer(m_text), mark, end);
        std::string read = m_text.substr(0, size);
        m_text.erase(0, size);
        return read;
    }

private:
    boost::asio::io_context m_io;
    boost::asio::ssl::context m_context;
    boost::asio::ssl::stream<boost::asio::ip::tcp::socket> m_stream;
    std::string m_text;
};

} // namespace tealdeck::sandbox
