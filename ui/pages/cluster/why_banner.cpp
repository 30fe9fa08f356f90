#include "ui/pages/cluster/why_banner.h"

#include "ui/text/translate.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

namespace tealdeck
{
namespace
{

constexpr int barWidth = 3;

struct WhyLook
{
    Token ground;
    Token bar;
};

WhyLook whyLookOf(ObjectMood mood)
{
    switch (mood) {
    case ObjectMood::Broken: return {Token::CritTint, Token::Crit};
    case ObjectMood::Troubled: return {Token::WarnTint, Token::WarnEdge};
    case ObjectMood::Fine:
    case ObjectMood::Moving:
    case ObjectMood::Waiting:
    case ObjectMood::Ended:
    case ObjectMood::Unknown: break;
    }
    return {Token::Raised, Token::Ink3};
}

} // namespace

WhyBanner::WhyBanner(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_fact(new TextLabel(theme, TextRole::TableStrong, Token::Ink))
    , m_consequence(new TextLabel(theme, TextRole::Table, Token::Ink))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    for (TextLabel* label : {m_fact, m_consequence}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(barWidth + 12, 8, 12, 9);
    column->setSpacing(0);
    column->addWidget(m_fact);
    column->addWidget(m_consequence);
}

void WhyBanner::set(const ObjectWhy& why)
{
    m_mood = why.mood;
    m_fact->setText(translate(why.fact));
    m_consequence->setText(translate(why.consequence));
    m_consequence->setVisible(!why.consequence.empty());
    setAccessibleName(m_fact->text() + u' ' + m_consequence->text());
    contentChanged();
}

void WhyBanner::paint(Canvas& canvas)
{
    const WhyLook look = whyLookOf(m_mood);
    canvas.fill(rect(), look.ground);
    canvas.fill(QRect(0, 0, barWidth, height()), look.bar);
}

} // namespace tealdeck
