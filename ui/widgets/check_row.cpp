#include "ui/widgets/check_row.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QToolTip>
#include <QVBoxLayout>

namespace tealdeck
{

namespace
{

constexpr int ageWidth = 34;
constexpr int sourceWidth = 82;
constexpr int glyphSize = 16;
constexpr int edge = 8; // how far a tint reaches beyond the text

struct Columns
{
    QRect verdict;
    QRect what;
    QRect measured;
    QRect source;
    QRect age;
};

// As wide as the longest word that can stand there, so that the columns of all rows agree.
int verdictWidth(const Theme& theme)
{
    int widest = 0;
    for (const Status verdict : {Status::Passed, Status::Warning, Status::Failed, Status::NotRun})
        widest = std::max(widest, qCeil(QFontMetricsF(theme.font(TextRole::Table)).horizontalAdvance(wordFor(verdict))));
    return std::max(theme.scaled(84), glyphSize + 6 + widest + 8);
}

// verdict 80 | what 154 | measured | source 78 | age 34; what and measured share what is there when it is narrow.
Columns columnsOf(const QRect& rect, const Theme& theme, const CheckLine& line)
{
    const int verdict = verdictWidth(theme);
    const int source = line.source.isEmpty() ? 0 : theme.scaled(sourceWidth);
    const int ageText = qCeil(QFontMetricsF(theme.font(TextRole::Table)).horizontalAdvance(line.age));
    const int age = std::max(theme.scaled(ageWidth), ageText);
    const int middle = rect.width() - verdict - source - age;
    const int what = line.measured.isEmpty() ? middle : std::min(theme.scaled(156), middle / 2);
    Columns columns;
    int x = rect.left();
    const auto take = [&](int width, int gap) {
        const QRect part(x, rect.top(), std::max(0, width - gap), rect.height());
        x += width;
        return part;
    };
    columns.verdict = take(verdict, 4);
    columns.what = take(what, 8);
    columns.measured = take(middle - what, 8);
    columns.source = take(source, 4);
    columns.age = take(age, 0);
    return columns;
}

} // namespace

CheckRow::CheckRow(Theme& theme, CheckLine line, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    set(std::move(line));
}

void CheckRow::set(CheckLine line)
{
    m_line = std::move(line);
    const QString verdict = m_line.verdictWord.isEmpty() ? wordFor(m_line.verdict) : m_line.verdictWord;
    setAccessibleName(QCoreApplication::translate("CheckRow", "%1: %2, %3, %4, %5 ago")
                          .arg(verdict, m_line.what, m_line.measured, m_line.source, m_line.age));
    contentChanged();
}

void CheckRow::setTintsWarnings(bool tints)
{
    m_tintsWarnings = tints;
    setContentsMargins(tints ? edge : 0, 0, tints ? edge : 0, 0);
    update();
}

QSize CheckRow::sizeHint() const
{
    return {theme().scaled(440), theme().rowHeight(26)};
}

void CheckRow::paint(Canvas& canvas)
{
    const StatusLook look = lookOf(m_line.verdict);
    const bool isTrouble = m_line.verdict == Status::Warning || m_line.verdict == Status::Failed;
    if (m_tintsWarnings && isTrouble)
        canvas.fill(rect(), m_line.verdict == Status::Warning ? Token::WarnTint : Token::CritTint);
    const QRect content = contentsRect();
    canvas.horizontalLine(content.left(), content.right() + 1, height() - 1, Token::Hair);

    const Columns columns = columnsOf(content.adjusted(0, 0, 0, -1), theme(), m_line);
    canvas.glyphIn(columns.verdict, look.glyph, glyphSize, look.glyphColor);
    const QString verdict = m_line.verdictWord.isEmpty() ? wordFor(m_line.verdict) : m_line.verdictWord;
    canvas.text(columns.verdict.adjusted(glyphSize + 6, 0, 0, 0), verdict, TextRole::Table, look.wordColor);
    canvas.text(columns.what, m_line.what, TextRole::Table, Token::Ink);
    canvas.text(columns.measured, m_line.measured, TextRole::Table, isTrouble ? Token::Ink : Token::Ink2);
    canvas.text(columns.source, m_line.source, TextRole::Table, Token::Ink3);
    canvas.text(columns.age, m_line.age, TextRole::Table, Token::Ink3, Qt::AlignRight | Qt::AlignVCenter);
}

bool CheckRow::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const QString text = m_line.measured.isEmpty() ? m_line.what : m_line.what + QStringLiteral(": ") + m_line.measured;
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text, this);
        return true;
    }
    return PaintedWidget::event(event);
}

CheckList::CheckList(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
}

void CheckList::set(const std::vector<CheckLine>& lines)
{
    while (m_rows.size() > lines.size()) {
        delete m_rows.back();
        m_rows.pop_back();
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i < m_rows.size()) {
            if (!(m_rows[i]->line() == lines[i]))
                m_rows[i]->set(lines[i]);
            continue;
        }
        auto* row = new CheckRow(m_theme, lines[i], this);
        row->setTintsWarnings(m_tintsWarnings);
        layout()->addWidget(row);
        m_rows.push_back(row);
    }
}

void CheckList::setTintsWarnings(bool tints)
{
    m_tintsWarnings = tints;
    for (CheckRow* row : m_rows)
        row->setTintsWarnings(tints);
}

} // namespace tealdeck
