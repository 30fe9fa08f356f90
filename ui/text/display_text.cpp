#include "ui/text/display_text.h"

#include <algorithm>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

// Characters that have no picture of their own but change what the others look like.
bool isDeceptive(char16_t code)
{
    return (code >= 0x200B && code <= 0x200F) // zero width, directional marks
        || (code >= 0x2028 && code <= 0x202E) // separators, embeddings, overrides
        || (code >= 0x2060 && code <= 0x206F) // joiners, isolates
        || code == 0x00AD || code == 0x061C || code == 0x115F || code == 0x1160 || code == 0x3164 || code == 0xFEFF || code == 0xFFA0;
}

bool isControl(char16_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

QString escapeOf(char16_t code)
{
    switch (code) {
    case u'\n': return u"\\n"_s;
    case u'\r': return u"\\r"_s;
    case u'\t': return u"\\t"_s;
    default: break;
    }
    return code < 0x100 ? u"\\x%1"_s.arg(code, 2, 16, QLatin1Char('0')) : u"\\u%1"_s.arg(code, 4, 16, QLatin1Char('0'));
}

} // namespace

QString displayText(std::string_view utf8)
{
    return displayText(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

QString displayText(const QString& text)
{
    const auto isHarmless = [](QChar c) { return !isControl(c.unicode()) && !isDeceptive(c.unicode()) && !c.isSurrogate(); };
    if (std::all_of(text.begin(), text.end(), isHarmless))
        return text;
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t code = text[i].unicode();
        const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair) {
            const char32_t whole = QChar::surrogateToUcs4(text[i], text[i + 1]);
            if (whole >= 0xE0000 && whole <= 0xE0FFF) // tags and variation selectors
                result += u"\\U%1"_s.arg(static_cast<uint>(whole), 6, 16, QLatin1Char('0'));
            else
                result += text.sliced(i, 2);
            ++i;
        } else if (text[i].isSurrogate()) {
            result += QChar(QChar::ReplacementCharacter);
        } else if (isControl(code) || isDeceptive(code)) {
            result += escapeOf(code);
        } else {
            result += text[i];
        }
    }
    return result;
}

QString elideMiddle(const QString& text, const QFontMetrics& metrics, int width)
{
    return metrics.elidedText(text, Qt::ElideMiddle, width);
}

} // namespace tealdeck
