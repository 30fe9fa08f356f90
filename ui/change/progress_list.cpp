#include "ui/change/progress_list.h"

#include "ui/change/glyph_label.h"
#include "ui/text/format.h"
#include "ui/text/translate.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace tealdeck
{

namespace
{

struct LineLook
{
    Glyph glyph;
    Token color;
};

LineLook lookOf(ProgressLine::State state)
{
    switch (state) {
    case ProgressLine::State::Running: return {Glyph::Live, Token::Ink};
    case ProgressLine::State::Done: return {Glyph::Done, Token::Ink2};
    case ProgressLine::State::Warning: return {Glyph::Warn, Token::Warn};
    case ProgressLine::State::Failed: return {Glyph::Fail, Token::Crit};
    }
    return {Glyph::Unknown, Token::Ink2};
}

} // namespace

ProgressList::ProgressList(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
}

void ProgressList::set(const std::vector<ProgressLine>& lines)
{
    while (m_rows.size() > lines.size()) {
        m_rows.back().widget->deleteLater();
        m_rows.pop_back();
    }
    while (m_rows.size() < lines.size())
        m_rows.push_back(makeRow());
    for (std::size_t i = 0; i < lines.size(); ++i)
        show(m_rows[i], lines[i]);
}

ProgressList::Row ProgressList::makeRow()
{
    Row row{.widget = new QWidget(this),
            .glyph = new GlyphLabel(m_theme, Glyph::None, 16, Token::Ink2),
            .time = new TextLabel(m_theme, TextRole::Table, Token::Ink2),
            .title = new TextLabel(m_theme, TextRole::Button, Token::Ink),
            .detail = new TextLabel(m_theme, TextRole::Table, Token::Ink2)};
    auto* grid = new QGridLayout(row.widget);
    grid->setContentsMargins(0, 6, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(1);
    grid->setColumnMinimumWidth(1, m_theme.scaled(54));
    grid->setColumnStretch(2, 1);
    for (TextLabel* label : {row.title, row.detail}) {
        label->setWordWrap(true);
    }
    grid->addWidget(row.glyph, 0, 0);
    grid->addWidget(row.time, 0, 1);
    grid->addWidget(row.title, 0, 2);
    grid->addWidget(row.detail, 1, 2);
    grid->addWidget(new Hairline(m_theme, Qt::Horizontal), 2, 0, 1, 3);
    grid->setRowMinimumHeight(2, 7);
    layout()->addWidget(row.widget);
    return row;
}

void ProgressList::show(Row& row, const ProgressLine& line)
{
    const LineLook look = lookOf(line.state);
    const bool isRunning = line.state == ProgressLine::State::Running;
    row.glyph->set(look.glyph, look.color);
    row.time->setText(isRunning ? tr("now") : formatTimeOfDay(line.time));
    row.title->setRole(isRunning ? TextRole::Section : TextRole::Button);
    row.title->setColor(line.state == ProgressLine::State::Failed ? Token::Crit : Token::Ink);
    row.title->setText(translate(line.title));
    row.detail->setText(translate(line.detail));
    row.detail->setVisible(!line.detail.empty());
    row.widget->setAccessibleName(tr("%1: %2. %3").arg(row.time->text(), row.title->text(), row.detail->text()));
}

} // namespace tealdeck
