#include "ui/widgets/diff_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

namespace tealdeck
{

namespace
{

struct DiffLook
{
    QChar sign;
    Token text;
    std::optional<Token> ground;
};

DiffLook lookOf(DiffMark mark)
{
    switch (mark) {
    case DiffMark::Removed: return {u'-', Token::Del, Token::DelTint};
    case DiffMark::Added: return {u'+', Token::Add, Token::AddTint};
    case DiffMark::Same: return {u' ', Token::Ink2, std::nullopt};
    }
    return {u' ', Token::Ink2, std::nullopt};
}

int headHeight(const Theme& theme)
{
    return theme.scaled(26);
}

int bodyHeight(const Theme& theme, const DiffSection& section)
{
    return section.rows.empty() ? 0 : static_cast<int>(section.rows.size()) * theme.lineHeight(TextRole::Mono) + 6;
}

} // namespace

DiffView::DiffView(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DiffView::set(std::vector<DiffSection> sections)
{
    m_sections = std::move(sections);
    setAccessibleName(tr("Differences"));
    setAccessibleDescription(toPlainText());
    contentChanged();
}

QString DiffView::toPlainText() const
{
    QStringList lines;
    for (const DiffSection& section : m_sections) {
        lines << section.title;
        for (const DiffRow& row : section.rows)
            lines << lookOf(row.mark).sign + QStringLiteral(" ") + row.text;
    }
    return lines.join(u'\n');
}

QSize DiffView::sizeHint() const
{
    int height = 2;
    for (const DiffSection& section : m_sections)
        height += headHeight(theme()) + bodyHeight(theme(), section);
    return {theme().scaled(400), height};
}

void DiffView::paint(Canvas& canvas)
{
    canvas.box(rect(), 2, Token::Base, Token::Line);
    const int line = theme().lineHeight(TextRole::Mono);
    int y = 1;
    for (const DiffSection& section : m_sections) {
        const QRect head(1, y, width() - 2, headHeight(theme()));
        canvas.fill(head, Token::Raised);
        if (y > 1)
            canvas.horizontalLine(head.left(), head.right() + 1, head.top(), Token::Hair);
        canvas.horizontalLine(head.left(), head.right() + 1, head.bottom(), Token::Hair);
        const QRect title = head.adjusted(10, 0, -10, 0);
        const int note = canvas.text(title, section.note, TextRole::Table, Token::Ink2, Qt::AlignRight | Qt::AlignVCenter);
        canvas.name(title.adjusted(0, 0, -note - 12, 0), section.title, TextRole::Table, Token::Ink);
        y += head.height() + 3;
        for (const DiffRow& row : section.rows) {
            const DiffLook look = lookOf(row.mark);
            const QRect ground(1, y, width() - 2, line);
            if (look.ground)
                canvas.fill(ground, *look.ground);
            const QString text = look.sign + QStringLiteral(" ") + row.text;
            canvas.text(ground.adjusted(10, 0, -10, 0), text, TextRole::Mono, look.text);
            y += line;
        }
        y += section.rows.empty() ? -3 : 3;
    }
}

void DiffView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        QApplication::clipboard()->setText(toPlainText());
    else
        PaintedWidget::keyPressEvent(event);
}

void DiffView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy the differences")), &QAction::triggered, this,
            [this] { QApplication::clipboard()->setText(toPlainText()); });
    menu->popup(event->globalPos());
}

} // namespace tealdeck
