#pragma once

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <string>

namespace tealdeck
{

// A folder of one test, gone with it.
class TestFolder
{
public:
    std::filesystem::path path() const { return std::filesystem::path(m_folder.path().toStdString()); }

    std::filesystem::path write(const std::string& name, const std::string& text) const
    {
        const std::filesystem::path file = path() / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
        return file;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace tealdeck
