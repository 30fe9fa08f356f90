#pragma once

#include <string_view>

namespace tealdeck
{

// Finds where one JSON object ends in a stream, so that it can be decoded by the thread that receives it. It does not check the JSON.
class JsonEnd
{
public:
    // True from the piece on that holds the last brace.
    bool reached(std::string_view bytes)
    {
        for (const char character : bytes) {
            if (m_isReached)
                break;
            look(character);
        }
        return m_isReached;
    }

private:
    void look(char character)
    {
        if (m_isEscaped) {
            m_isEscaped = false;
        } else if (m_isInString) {
            m_isEscaped = character == '\\';
            m_isInString = character != '"';
        } else if (character == '"') {
            m_isInString = true;
        } else if (character == '{' || character == '[') {
            ++m_depth;
        } else if (character == '}' || character == ']') {
            --m_depth;
            m_isReached = m_depth <= 0;
        }
    }

    int m_depth = 0;
    bool m_isInString = false;
    bool m_isEscaped = false;
    bool m_isReached = false;
};

} // namespace tealdeck
