#include "ui/widgets/section_head.h"

namespace tealdeck
{

SectionHead::SectionHead(Theme& theme, const QString& title, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_title(title)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(title);
}

void SectionHead::setTitle(const QString& title)
{
    m_title = title;
    setAccessibleName(title);
    update();
}

void SectionHead::setCount(const QString& text)
{
    m_count = text;
    setAccessibleDescription(text);
    update();
}

void SectionHead::setRemark(const QString& text)
{
    m_remark = text;
    update();
}

QSize SectionHead::sizeHint() const
{
    return {theme().scaled(200), theme().lineHeight(TextRole::Section) + 6};
}

void SectionHead::paint(Canvas& canvas)
{
    QRect line = rect();
    const int remark = canvas.text(line, m_remark, TextRole::Table, Token::Ink3, Qt::AlignRight | Qt::AlignVCenter);
    line.setRight(line.right() - remark - 12);
    line.setLeft(line.left() + canvas.text(line, m_title, TextRole::Section, Token::Ink) + 8);
    canvas.text(line, m_count, TextRole::Body, Token::Ink3);
}

} // namespace tealdeck
