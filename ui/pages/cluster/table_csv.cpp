#include "ui/pages/cluster/table_csv.h"

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

QString csvCell(QString text)
{
    static const QString risky = u"=+-@\t\r"_s;
    if (!text.isEmpty() && risky.contains(text.front()))
        text.prepend(u'\'');
    const bool isQuoted = text.contains(u',') || text.contains(u'"') || text.contains(u'\n') || text.contains(u'\r');
    return isQuoted ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

QString csvLine(const QStringList& cells)
{
    QStringList line;
    for (const QString& cell : cells)
        line << csvCell(cell);
    return line.join(u',') + u"\r\n"_s;
}

} // namespace

QByteArray toCsv(const QStringList& head, const std::vector<QStringList>& rows)
{
    QString text = csvLine(head);
    for (const QStringList& row : rows)
        text += csvLine(row);
    return text.toUtf8();
}

} // namespace tealdeck
