#include "ui/widgets/page_head.h"

#include "ui/widgets/tab_button.h"
#include "ui/widgets/text_label.h"

#include <QButtonGroup>
#include <QHBoxLayout>

namespace tealdeck
{

namespace
{

constexpr TabShape headTab{.height = 48, .left = 11, .right = 8, .extra = 22, .count = TextRole::Body};

} // namespace

PageHead::PageHead(Theme& theme, const QString& title, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_left(new QHBoxLayout)
    , m_right(new QHBoxLayout)
    , m_scope(new TextLabel(theme, TextRole::Body, Token::Ink2))
    , m_remark(new TextLabel(theme, TextRole::Table, Token::Ink2))
    , m_group(new QButtonGroup(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_left->setSpacing(0);
    m_left->addWidget(new TextLabel(theme, TextRole::PageTitle, Token::Ink, title));
    m_left->addSpacing(12);
    m_left->addWidget(m_scope);
    m_right->setSpacing(8);
    m_right->addWidget(m_remark);
    m_scope->hide();
    m_remark->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(20, 0, 20, 1);
    row->setSpacing(12);
    row->addLayout(m_left);
    row->addStretch(1);
    row->addLayout(m_right);
    connect(m_group, &QButtonGroup::buttonClicked, this, [this](QAbstractButton* button) {
        for (const auto& [id, tab] : m_tabs) {
            if (tab == button)
                Q_EMIT tabChosen(id);
        }
    });
}

void PageHead::setScope(const QString& text)
{
    m_scope->setText(text);
    m_scope->setVisible(!text.isEmpty());
}

void PageHead::setRemark(const QString& text)
{
    m_remark->setText(text);
    m_remark->setVisible(!text.isEmpty());
}

void PageHead::addRight(QWidget* widget)
{
    m_right->addWidget(widget);
}

void PageHead::addTab(const QString& id, const QString& text, const QString& count)
{
    auto* tab = new TabButton(theme(), headTab, text);
    tab->setCount(count);
    tab->setChecked(m_tabs.empty());
    if (m_tabs.empty())
        m_left->addSpacing(10);
    m_group->addButton(tab);
    m_left->addWidget(tab);
    m_tabs.emplace(id, tab);
}

void PageHead::setTabCount(const QString& id, const QString& count)
{
    if (const auto tab = m_tabs.find(id); tab != m_tabs.end())
        tab->second->setCount(count);
}

void PageHead::setCurrentTab(const QString& id)
{
    if (const auto tab = m_tabs.find(id); tab != m_tabs.end())
        tab->second->setChecked(true);
}

QSize PageHead::sizeHint() const
{
    return {theme().scaled(600), theme().scaled(48)};
}

void PageHead::paint(Canvas& canvas)
{
    canvas.fill(rect(), Token::Base);
    canvas.horizontalLine(0, width(), height() - 1, Token::Hair);
}

} // namespace tealdeck
