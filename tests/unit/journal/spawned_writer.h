#pragma once

#include "core/journal/file_descriptor.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

extern char** environ;

namespace tealdeck
{

// The program journal_writer as a child. Not QProcess: it forks, and the thread sanitizer then forbids new threads.
class SpawnedWriter
{
public:
    SpawnedWriter(const std::string& program, const std::filesystem::path& folder, int count, const std::string& name)
    {
        std::array<int, 2> input{};
        std::array<int, 2> output{};
        if (pipe2(input.data(), O_CLOEXEC) != 0 || pipe2(output.data(), O_CLOEXEC) != 0)
            return;
        const FileDescriptor childInput(input[0]);
        const FileDescriptor childOutput(output[1]);
        m_input.emplace(input[1]);
        m_output.emplace(output[0]);
        posix_spawn_file_actions_t actions{};
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, childInput.get(), STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, childOutput.get(), STDOUT_FILENO);
        std::vector<std::string> arguments{program, folder.string(), std::to_string(count), name};
        std::vector<char*> pointers;
        for (std::string& argument : arguments)
            pointers.push_back(argument.data());
        pointers.push_back(nullptr);
        if (posix_spawn(&m_process, program.c_str(), &actions, nullptr, pointers.data(), environ) != 0)
            m_process = -1;
        posix_spawn_file_actions_destroy(&actions);
    }
    ~SpawnedWriter()
    {
        if (m_process > 0)
            kill();
    }
    SpawnedWriter(const SpawnedWriter&) = delete;
    SpawnedWriter& operator=(const SpawnedWriter&) = delete;

    bool isRunning() const { return m_process > 0; }
    bool go() const { return write(m_input->get(), "go\n", 3) == 3; }

    static constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
    // Every sequence printed so far and up to the `atLeast`-th or the end: these are the entries that were confirmed to it.
    const std::vector<std::int64_t>& read(std::size_t atLeast)
    {
        std::array<char, 4096> buffer{};
        while (m_sequences.size() < atLeast) {
            const ssize_t count = ::read(m_output->get(), buffer.data(), buffer.size());
            if (count <= 0)
                break;
            m_text.append(buffer.data(), static_cast<std::size_t>(count));
            takeLines();
        }
        return m_sequences;
    }

    // Waits for its end; the status of waitpid(2).
    int wait()
    {
        int status = -1;
        waitpid(std::exchange(m_process, -1), &status, 0);
        return status;
    }
    int kill()
    {
        ::kill(m_process, SIGKILL);
        return wait();
    }

private:
    void takeLines()
    {
        // A killed writer may leave half a line behind.
        for (std::size_t end = m_text.find('\n'); end != std::string::npos; end = m_text.find('\n')) {
            m_sequences.push_back(std::stoll(m_text.substr(0, end)));
            m_text.erase(0, end + 1);
        }
    }

    pid_t m_process = -1;
    std::optional<FileDescriptor> m_input;
    std::optional<FileDescriptor> m_output;
    std::string m_text;
    std::vector<std::int64_t> m_sequences;
};

} // namespace tealdeck
