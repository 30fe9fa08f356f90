#include "ui/change/write_list.h"

#include "ui/text/display_text.h"
#include "ui/text/format.h"

#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

QString answerOf(const WriteLine& write)
{
    if (write.isLost)
        return WriteList::tr("no answer");
    const QString status = write.status == 0 ? u"…"_s : QString::number(write.status);
    return write.times == 1 ? status : u"%1 ×%2"_s.arg(status).arg(write.times);
}

Token colorOf(const WriteLine& write)
{
    const bool isTrouble = write.isLost || write.status >= 400;
    return isTrouble ? Token::Crit : Token::Ink2;
}

// "services/web": what is left when namespace, API version and query go without saying.
QString shortLineOf(const WriteLine& write)
{
    const QString path = displayText(write.target).section(u'?', 0, 0);
    const qsizetype space = path.indexOf(u"/namespaces/"_s);
    const qsizetype object = space < 0 ? -1 : path.indexOf(u'/', space + 12);
    return displayText(toString(write.method)) + u' ' + (object < 0 ? path : path.mid(object + 1));
}

QString lineOf(const WriteLine& write)
{
    return displayText(toString(write.method)) + u' ' + displayText(write.target);
}

} // namespace

WriteList::WriteList(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WriteList::set(const std::vector<WriteLine>& writes)
{
    m_writes = writes;
    QStringList lines;
    for (const WriteLine& write : writes)
        lines << tr("%1 %2, answer %3").arg(formatTimeOfDay(write.time), lineOf(write), answerOf(write));
    setAccessibleName(lines.isEmpty() ? tr("nothing yet") : lines.join(u'\n'));
    contentChanged();
}

QString WriteList::countText(const std::vector<WriteLine>& writes)
{
    const auto open = std::count_if(writes.begin(), writes.end(), [](const WriteLine& write) { return write.status == 0; });
    if (writes.empty())
        return tr("0");
    return open == 0 ? tr("%1, all answered").arg(writes.size()) : tr("%1, %2 without an answer").arg(writes.size()).arg(open);
}

QSize WriteList::sizeHint() const
{
    return {300, static_cast<int>(m_writes.size()) * theme().lineHeight(TextRole::Mono)};
}

void WriteList::paint(Canvas& canvas)
{
    const int height = theme().lineHeight(TextRole::Mono);
    const int timeWidth = theme().scaled(70);
    int y = 0;
    for (const WriteLine& write : m_writes) {
        const int answer
            = canvas.text(QRect(0, y, width(), height), answerOf(write), TextRole::Mono, colorOf(write), Qt::AlignRight | Qt::AlignVCenter);
        canvas.text(QRect(0, y, timeWidth, height), formatTimeOfDay(write.time), TextRole::Mono, Token::Ink2);
        canvas.name(QRect(timeWidth, y, width() - timeWidth - answer - 12, height), shortLineOf(write), TextRole::Mono, Token::Ink2);
        y += height;
    }
}

bool WriteList::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto index = static_cast<std::size_t>(std::max(0, help->y() / theme().lineHeight(TextRole::Mono)));
        QToolTip::showText(help->globalPos(), index < m_writes.size() ? lineOf(m_writes[index]) : QString(), this);
        return true;
    }
    return PaintedWidget::event(event);
}

} // namespace tealdeck
