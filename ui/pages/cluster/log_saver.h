#pragma once

#include "ui/widgets/log_rows.h"

#include <QObject>
#include <QSaveFile>
#include <QString>
#include <QTimer>

namespace tealdeck
{

// Writes the rows of a log to a file, a piece at a time, so that the window stays awake. The file appears when all of it is written; where
// that fails, what was there before stays. Its end, with or without an error, is told once.
class LogSaver : public QObject
{
    Q_OBJECT

public:
    // The lines that are there now, or those of them that have the words; what comes later is not written. The buffer must outlive it.
    LogSaver(const LogBuffer& buffer, const LogPattern& filter, const QString& path, QObject* parent = nullptr);

    void start();

Q_SIGNALS:
    // `error` is empty when the file was written.
    void finished(qint64 lines, const QString& error);

private:
    void writeSome();
    bool writeAll(QByteArray piece);
    void finish(const QString& error);

    LogRows m_rows;
    QSaveFile m_file;
    QTimer m_timer;
    LogBuffer::Number m_next = 0;
    LogBuffer::Number m_end = 0;
    qint64 m_lines = 0;
};

} // namespace tealdeck
