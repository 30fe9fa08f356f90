#include "app/ctl/text_table.h"

#include <algorithm>
#include <ostream>

namespace tealdeck
{

TextTable::TextTable(std::vector<std::string> head)
{
    m_rows.push_back(std::move(head));
}

void TextTable::add(std::vector<std::string> cells)
{
    for (std::string& cell : cells)
        cell = printable(cell);
    m_rows.push_back(std::move(cells));
}

void TextTable::print(std::ostream& out) const
{
    std::vector<std::size_t> widths;
    for (const auto& row : m_rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], displayWidth(row[column]));
    }
    for (const auto& row : m_rows) {
        std::string line;
        for (std::size_t column = 0; column < row.size(); ++column) {
            line += row[column];
            if (column + 1 < row.size())
                line.append(widths[column] - displayWidth(row[column]) + 3, ' ');
        }
        out << line << '\n';
    }
}

std::size_t displayWidth(const std::string& text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::string printable(const std::string& text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        const auto third = i + 2 < text.size() ? static_cast<unsigned char>(text[i + 2]) : 0U;
        const bool isC1 = byte == 0xC2U && next >= 0x80U && next <= 0x9FU;
        // U+200B..200F, U+2028..202E, U+2060..206F, U+FEFF, U+061C: invisible and bidirectional controls, separators of lines
        const bool isBidi = (byte == 0xE2U
                             && ((next == 0x80U && ((third >= 0x8BU && third <= 0x8FU) || (third >= 0xA8U && third <= 0xAEU)))
                                 || (next == 0x81U && third >= 0xA0U && third <= 0xAFU)))
            || (byte == 0xEFU && next == 0xBBU && third == 0xBFU);
        const bool isShort = isC1 || (byte == 0xD8U && next == 0x9CU);
        if (byte < 0x20U || byte == 0x7FU) {
            result += "\xEF\xBF\xBD"; // U+FFFD
        } else if (isShort || isBidi) {
            result += "\xEF\xBF\xBD";
            i += isShort ? 1 : 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

} // namespace tealdeck
