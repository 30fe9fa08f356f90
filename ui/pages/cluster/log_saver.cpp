#include "ui/pages/cluster/log_saver.h"

#include "ui/widgets/log_line_text.h"

namespace tealdeck
{
namespace
{

constexpr qsizetype pieceBytes = qsizetype{256} * 1024;

// Times in UTC and in full, so that a file means the same elsewhere.
QByteArray fileLine(const LogLine& line)
{
    QByteArray text;
    if (line.record.time != noLogTime)
        text += QByteArray::fromStdString(formatLogTime(line.record.time)) + ' ';
    text.append(line.text.data(), static_cast<qsizetype>(line.text.size()));
    return text + '\n';
}

} // namespace

LogSaver::LogSaver(const LogBuffer& buffer, const LogPattern& filter, const QString& path, QObject* parent)
    : QObject(parent)
    , m_rows(buffer)
    , m_file(path)
    , m_next(buffer.first())
    , m_end(buffer.end())
{
    m_rows.setFilter(filter);
    connect(&m_timer, &QTimer::timeout, this, &LogSaver::writeSome);
}

void LogSaver::start()
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return finish(m_file.errorString());
    m_timer.start(0);
}

void LogSaver::writeSome()
{
    QByteArray piece;
    m_rows.update();
    std::size_t row = m_rows.rowOf(m_next);
    for (; row < m_rows.count() && m_rows.number(row) < m_end && piece.size() < pieceBytes; ++row) {
        m_next = m_rows.number(row) + 1;
        if (m_rows.buffer().note(m_next - 1))
            continue;
        piece += fileLine(m_rows.buffer().line(m_next - 1));
        ++m_lines;
    }
    if (!writeAll(piece))
        return finish(m_file.errorString());
    if (row < m_rows.count() && m_rows.number(row) < m_end)
        return;
    if (!m_file.commit())
        return finish(m_file.errorString());
    finish({});
}

// A full disk takes a part of a piece without a word; only the next write says why it takes no more.
bool LogSaver::writeAll(QByteArray piece)
{
    while (!piece.isEmpty()) {
        const qint64 written = m_file.write(piece);
        if (written <= 0)
            return false;
        piece.remove(0, written);
    }
    return true;
}

void LogSaver::finish(const QString& error)
{
    m_timer.stop();
    if (!error.isEmpty())
        m_file.cancelWriting();
    Q_EMIT finished(m_lines, error);
}

} // namespace tealdeck
