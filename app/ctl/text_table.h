#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace tealdeck
{

// Rows of cells as kubectl prints them: columns as wide as their widest cell, three blanks between, nothing after the last one.
class TextTable
{
public:
    explicit TextTable(std::vector<std::string> head);
    void add(std::vector<std::string> cells);
    std::size_t rows() const { return m_rows.size() - 1; }
    void print(std::ostream& out) const;

private:
    std::vector<std::vector<std::string>> m_rows; // the head first
};

// How many columns a terminal needs for UTF-8 text (code points; combining and wide characters count one each).
std::size_t displayWidth(const std::string& text);
// Control and bidirectional characters of names that came from outside, replaced so that they cannot rewrite the terminal.
std::string printable(const std::string& text);

} // namespace tealdeck
