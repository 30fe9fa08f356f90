#include "ui/widgets/log_line_text.h"

#include "core/base/match.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/translate.h"

#include <QCoreApplication>
#include <QDateTime>

#include <optional>

namespace tealdeck
{
namespace
{

constexpr qsizetype tabWidth = 8;

QString tr(const char* text)
{
    return QCoreApplication::translate("LogView", text);
}

QString expanded(const QString& text)
{
    if (!text.contains(u'\t'))
        return text;
    QString result;
    for (const QChar character : text) {
        if (character == u'\t')
            result += QString(tabWidth - result.size() % tabWidth, u' ');
        else
            result += character;
    }
    return result;
}

// Where a byte of the line is in logText().
int positionOf(const LogLine& line, std::size_t byte)
{
    const std::string_view before = line.text.substr(0, byte);
    return static_cast<int>(expanded(QString::fromUtf8(before.data(), static_cast<qsizetype>(before.size()))).size());
}

Token levelColor(LogLevel level)
{
    switch (level) {
    case LogLevel::Warn: return Token::Warn;
    case LogLevel::Error:
    case LogLevel::Fatal: return Token::Crit;
    case LogLevel::None:
    case LogLevel::Trace:
    case LogLevel::Debug:
    case LogLevel::Info: return Token::Ink2;
    }
    return Token::Ink2;
}

// Blue and green are names of slots here: what a program paints so is told apart by other colours.
std::optional<Token> ansiColor(std::uint8_t color)
{
    switch ((color - 1) % 8) {
    case 1: return Token::Crit;
    case 2: return Token::Series4;
    case 3: return Token::Warn;
    case 4: return Token::Series5;
    case 5: return Token::Series2;
    case 6: return Token::Accent;
    default: return std::nullopt; // black and white: as everything else
    }
}

QTextLayout::FormatRange rangeOf(const LogLine& line, std::size_t begin, std::size_t length)
{
    QTextLayout::FormatRange range;
    range.start = positionOf(line, begin);
    range.length = positionOf(line, begin + length) - range.start;
    return range;
}

QTextLayout::FormatRange spanRange(const LogLine& line, const LogSpan& span, const Theme& theme)
{
    QTextLayout::FormatRange range = rangeOf(line, span.begin, span.length);
    const auto foreground = span.style.foreground > 0 ? ansiColor(span.style.foreground) : std::nullopt;
    if (foreground || span.style.isFaint)
        range.format.setForeground(theme.color(foreground.value_or(Token::Ink3)));
    if (span.style.isBold)
        range.format.setFontWeight(QFont::DemiBold);
    range.format.setFontItalic(span.style.isItalic);
    range.format.setFontUnderline(span.style.isUnderlined);
    if (span.style.isInverse || span.style.background > 0)
        range.format.setBackground(theme.color(Token::Sunken));
    return range;
}

QString endText(const ContainerEndedNote& ended, WallTime now)
{
    const QString name = displayText(ended.container);
    QString text = tr("Container %1 ended with exit code %2.").arg(name).arg(ended.exitCode);
    if (!ended.reason.empty() && ended.reason != "Error" && ended.reason != "Completed")
        text = tr("Container %1 ended with exit code %2 (%3).").arg(name).arg(ended.exitCode).arg(displayText(ended.reason));
    if (ended.restart > 0 && ended.restartedAt)
        return text + u' ' + tr("Restart %1 at %2.").arg(formatCount(ended.restart), formatMoment(*ended.restartedAt, now));
    if (ended.nextTry && *ended.nextTry > now)
        return text + u' ' + tr("Next try at %1, in %2.").arg(formatMoment(*ended.nextTry, now), formatAge(*ended.nextTry - now));
    return text;
}

QString lossText(const LinesLostNote& lost)
{
    if (lost.runs > 0)
        return QCoreApplication::translate("LogView", "%n run(s) of container %1 came and went in between; their lines are gone.", nullptr,
                                           lost.runs)
            .arg(displayText(lost.container));
    return QCoreApplication::translate("LogView", "%n line(s) were dropped.", nullptr, static_cast<int>(lost.lines));
}

} // namespace

QString logText(const LogLine& line)
{
    QString text = expanded(QString::fromUtf8(line.text.data(), static_cast<qsizetype>(line.text.size())));
    if (line.record.isCut)
        text += u' ' + tr("[cut: the line is longer than 64 KiB]");
    return text;
}

QString logTimeText(LogTime time)
{
    if (time == noLogTime)
        return {};
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count();
    return QDateTime::fromMSecsSinceEpoch(milliseconds).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString logNoteText(const LogNote& note, WallTime now)
{
    return match(
        note, [now](const ContainerEndedNote& ended) { return endText(ended, now); },
        [](const PodJoinedNote& joined) { return tr("Pod %1 joined.").arg(displayText(joined.pod)); },
        [](const PodGoneNote& gone) { return tr("Pod %1 is gone from the cluster.").arg(displayText(gone.pod)); },
        [](const LinesLostNote& lost) { return lossText(lost); }, [](const LogTroubleNote& trouble) { return translate(trouble.error); });
}

std::vector<QTextLayout::FormatRange> logFormats(const LogLine& line, const Theme& theme)
{
    std::vector<QTextLayout::FormatRange> formats;
    for (const LogSpan& span : line.spans)
        formats.push_back(spanRange(line, span, theme));
    if (line.record.levelLength > 0) {
        QTextLayout::FormatRange range = rangeOf(line, line.record.levelBegin, line.record.levelLength);
        range.format.setForeground(theme.color(levelColor(line.record.level)));
        if (line.record.level >= LogLevel::Warn)
            range.format.setFontWeight(QFont::DemiBold);
        formats.push_back(range);
    }
    return formats;
}

namespace
{

QTextLayout::FormatRange hitRange(qsizetype begin, qsizetype length, bool isCurrent, const Theme& theme)
{
    QTextLayout::FormatRange range;
    range.start = static_cast<int>(begin);
    range.length = static_cast<int>(length);
    range.format.setBackground(theme.color(isCurrent ? Token::Accent : Token::Select));
    range.format.setForeground(theme.color(isCurrent ? Token::Base : Token::Ink));
    return range;
}

// An expression is looked for in the bytes; what it finds of nothing (x*) has nothing to be marked.
void addExpressionHits(std::vector<QTextLayout::FormatRange>& formats, const QString& text, const LogPattern& words, bool isCurrent,
                       const Theme& theme)
{
    const std::string bytes = text.toStdString();
    qsizetype characters = 0;
    std::size_t counted = 0;
    const auto placeOf = [&](std::size_t byte) {
        characters += QString::fromUtf8(bytes.data() + counted, static_cast<qsizetype>(byte - counted)).size();
        counted = byte;
        return characters;
    };
    for (auto match = words.match(bytes); match && match->begin < bytes.size();) {
        const std::size_t end = match->begin + match->length;
        if (match->length > 0) {
            const qsizetype begin = placeOf(match->begin);
            formats.push_back(hitRange(begin, placeOf(end) - begin, isCurrent, theme));
        }
        match = words.match(bytes, match->length > 0 ? end : end + 1);
    }
}

} // namespace

void addHits(std::vector<QTextLayout::FormatRange>& formats, const QString& text, const LogPattern& words, bool isCurrent,
             const Theme& theme)
{
    if (words.isEmpty())
        return;
    if (words.isExpression())
        return addExpressionHits(formats, text, words, isCurrent, theme);
    const QString wanted = QString::fromStdString(words.words());
    for (qsizetype at = text.indexOf(wanted, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(wanted, at + wanted.size(), Qt::CaseInsensitive))
        formats.push_back(hitRange(at, wanted.size(), isCurrent, theme));
}

} // namespace tealdeck
