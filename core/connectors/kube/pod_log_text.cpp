#include "core/connectors/kube/pod_log_text.h"

#include <algorithm>
#include <charconv>

namespace tealdeck
{
namespace
{

constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD
constexpr char escape = '\x1b';
constexpr std::size_t mostSpans = 2000; // of a line; what comes then has the last style

bool isPlain(char character)
{
    const auto byte = static_cast<unsigned char>(character);
    return (byte >= 0x20 && byte < 0x7F) || byte == '\t';
}

// The length of the valid UTF-8 sequence at the beginning, 0 where there is none.
std::size_t sequenceLength(std::string_view text)
{
    const auto at = [&](std::size_t index) { return index < text.size() ? static_cast<unsigned char>(text[index]) : 0U; };
    const auto isNext = [&](std::size_t index) { return (at(index) & 0xC0U) == 0x80U; };
    const unsigned lead = at(0);
    if (lead < 0x80U)
        return 1;
    if (lead >= 0xC2U && lead <= 0xDFU)
        return isNext(1) ? 2 : 0;
    if (lead >= 0xE0U && lead <= 0xEFU) {
        const bool isValid = isNext(1) && isNext(2) && (lead != 0xE0U || at(1) >= 0xA0U) && (lead != 0xEDU || at(1) <= 0x9FU);
        return isValid ? 3 : 0;
    }
    if (lead >= 0xF0U && lead <= 0xF4U) {
        const bool isValid = isNext(1) && isNext(2) && isNext(3) && (lead != 0xF0U || at(1) >= 0x90U) && (lead != 0xF4U || at(1) <= 0x8FU);
        return isValid ? 4 : 0;
    }
    return 0;
}

// C1 controls, invisible and bidirectional controls, line and paragraph separators, the byte order mark.
bool isHarmful(std::string_view sequence)
{
    if (sequence.size() == 2)
        return sequence[0] == '\xC2' && static_cast<unsigned char>(sequence[1]) <= 0x9FU;
    if (sequence.size() != 3)
        return false;
    const auto second = static_cast<unsigned char>(sequence[1]);
    const auto third = static_cast<unsigned char>(sequence[2]);
    if (sequence[0] == '\xEF')
        return second == 0xBBU && third == 0xBFU;
    if (sequence[0] != '\xE2')
        return false;
    return (second == 0x80U && ((third >= 0x8BU && third <= 0x8FU) || (third >= 0xA8U && third <= 0xAEU)))
        || (second == 0x81U && third >= 0xA0U && third <= 0xAFU);
}

// The cleaning of one line.
class Cleaner
{
public:
    Cleaner(std::string_view raw, std::string& text, std::vector<LogSpan>& spans)
        : m_raw(raw)
        , m_text(text)
        , m_spans(spans)
        , m_start(text.size())
        , m_firstSpan(spans.size())
    {
    }

    void run()
    {
        while (m_at < m_raw.size()) {
            const auto plainEnd = static_cast<std::size_t>(
                std::find_if_not(m_raw.begin() + static_cast<std::ptrdiff_t>(m_at), m_raw.end(), isPlain) - m_raw.begin());
            m_text += m_raw.substr(m_at, plainEnd - m_at);
            m_at = plainEnd;
            if (m_at < m_raw.size())
                takeOther();
        }
        endSpan();
    }

private:
    void takeOther()
    {
        if (m_raw[m_at] == escape)
            return takeEscape();
        const std::size_t length = sequenceLength(m_raw.substr(m_at));
        const std::string_view sequence = m_raw.substr(m_at, std::max<std::size_t>(length, 1));
        m_text += length < 2 || isHarmful(sequence) ? replacement : sequence;
        m_at += sequence.size();
    }

    void takeEscape()
    {
        const char kind = m_at + 1 < m_raw.size() ? m_raw[m_at + 1] : '\0';
        if (kind == '[')
            return takeControlSequence();
        if (kind == ']' || kind == 'P' || kind == 'X' || kind == '^' || kind == '_')
            return takeString();
        std::size_t end = m_at + 1;
        while (end < m_raw.size() && m_raw[end] >= 0x20 && m_raw[end] <= 0x2F)
            ++end;
        const bool isComplete = end < m_raw.size() && m_raw[end] >= 0x30 && m_raw[end] <= 0x7E;
        m_at = isComplete ? end + 1 : m_at + 1;
    }

    // ECMA-48 CSI: parameters 0x30 to 0x3F, intermediates 0x20 to 0x2F, one final byte.
    void takeControlSequence()
    {
        std::size_t end = m_at + 2;
        while (end < m_raw.size() && m_raw[end] >= 0x20 && m_raw[end] <= 0x3F)
            ++end;
        if (end >= m_raw.size() || m_raw[end] < 0x40 || m_raw[end] > 0x7E) {
            m_at = std::min(m_at + 2, m_raw.size()); // not one: its letters are shown
            return;
        }
        if (m_raw[end] == 'm')
            applyStyle(m_raw.substr(m_at + 2, end - m_at - 2));
        m_at = end + 1;
    }

    // OSC and the like: until BEL or ST. One that does not end hides nothing: only its beginning is left out.
    void takeString()
    {
        for (std::size_t end = m_at + 2; end < m_raw.size(); ++end) {
            const bool isSt = m_raw[end] == escape && end + 1 < m_raw.size() && m_raw[end + 1] == '\\';
            if (m_raw[end] == '\a' || isSt) {
                m_at = end + (isSt ? 2 : 1);
                return;
            }
        }
        m_at += 2;
    }

    void applyStyle(std::string_view parameters)
    {
        endSpan();
        std::vector<int> codes;
        for (const char* at = parameters.data();;) {
            int code = 0;
            const char* const stop = parameters.data() + parameters.size();
            const char* end = std::from_chars(at, stop, code).ptr;
            codes.push_back(code);
            while (end != stop && *end != ';' && *end != ':')
                ++end;
            if (end == stop)
                break;
            at = end + 1;
        }
        for (std::size_t i = 0; i < codes.size(); ++i)
            i += apply(codes, i);
    }

    // Gives how many further codes belong to this one.
    std::size_t apply(const std::vector<int>& codes, std::size_t index)
    {
        const int code = codes[index];
        if (code == 38 || code == 48) {
            const bool isIndexed = index + 2 < codes.size() && codes[index + 1] == 5;
            const bool isRgb = index + 4 < codes.size() && codes[index + 1] == 2;
            std::uint8_t& color = code == 38 ? m_style.foreground : m_style.background;
            if (isIndexed)
                color = indexedColor(codes[index + 2]);
            if (isRgb)
                color = nearestColor(codes[index + 2], codes[index + 3], codes[index + 4]);
            return isIndexed ? 2 : isRgb ? 4 : codes.size();
        }
        applyOne(code);
        return 0;
    }

    void applyOne(int code)
    {
        const auto color = [](int value) { return static_cast<std::uint8_t>(value); };
        switch (code) {
        case 0: m_style = {}; break;
        case 1: m_style.isBold = true; break;
        case 2: m_style.isFaint = true; break;
        case 3: m_style.isItalic = true; break;
        case 4: m_style.isUnderlined = true; break;
        case 7: m_style.isInverse = true; break;
        case 22: m_style.isBold = m_style.isFaint = false; break;
        case 23: m_style.isItalic = false; break;
        case 24: m_style.isUnderlined = false; break;
        case 27: m_style.isInverse = false; break;
        case 39: m_style.foreground = 0; break;
        case 49: m_style.background = 0; break;
        default: // a colour, or something that is not shown
            if (code >= 30 && code <= 37)
                m_style.foreground = color(code - 29);
            else if (code >= 40 && code <= 47)
                m_style.background = color(code - 39);
            else if (code >= 90 && code <= 97)
                m_style.foreground = color(code - 81);
            else if (code >= 100 && code <= 107)
                m_style.background = color(code - 91);
        }
    }

    // The 256 colours of xterm: 16, a cube of 6 x 6 x 6, 24 greys.
    static std::uint8_t indexedColor(int index)
    {
        if (index >= 0 && index < 16)
            return static_cast<std::uint8_t>(index + 1);
        if (index >= 232 && index < 256)
            return nearestColor((index - 232) * 10 + 8, (index - 232) * 10 + 8, (index - 232) * 10 + 8);
        if (index < 16 || index > 255)
            return 0;
        const int cube = index - 16;
        return nearestColor(cube / 36 * 51, cube / 6 % 6 * 51, cube % 6 * 51);
    }

    static std::uint8_t nearestColor(int red, int green, int blue)
    {
        const int brightest = std::max({red, green, blue});
        if (brightest < 64)
            return 1;
        const auto isOn = [brightest](int part) { return part * 2 > brightest ? 1 : 0; };
        const int color = isOn(red) + 2 * isOn(green) + 4 * isOn(blue);
        return static_cast<std::uint8_t>(color + (brightest > 200 ? 9 : 1));
    }

    void endSpan()
    {
        const std::size_t end = m_text.size() - m_start;
        if (end > m_spanBegin && m_style != LogStyle{} && m_spans.size() - m_firstSpan < mostSpans)
            m_spans.push_back({.begin = static_cast<std::uint32_t>(m_spanBegin),
                               .length = static_cast<std::uint32_t>(end - m_spanBegin),
                               .style = m_style});
        m_spanBegin = end;
    }

    std::string_view m_raw;
    std::string& m_text;
    std::vector<LogSpan>& m_spans;
    std::size_t m_start;
    std::size_t m_firstSpan;
    std::size_t m_at = 0;
    std::size_t m_spanBegin = 0;
    LogStyle m_style{};
};

} // namespace

void appendLogText(std::string_view raw, std::string& text, std::vector<LogSpan>& spans)
{
    Cleaner(raw, text, spans).run();
}

} // namespace tealdeck
