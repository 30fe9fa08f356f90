#pragma once

#include <memory>
#include <string>

namespace tealdeck::sandbox
{

// Where a stream's bytes go: one connection. Everything happens on the io thread.
class StreamSink
{
public:
    virtual ~StreamSink() = default;
    // One chunk.
    virtual void write(std::string bytes) = 0;
    // The regular end of the answer.
    virtual void end() = 0;
};

// An answer that goes on: a watch or a followed log. It is told once where to write, and dies with its connection.
class ApiStream
{
public:
    virtual ~ApiStream() = default;
    virtual void start(StreamSink& sink) = 0;
    virtual std::string contentType() const = 0;
    virtual bool isWatch() const { return true; }
};

} // namespace tealdeck::sandbox
