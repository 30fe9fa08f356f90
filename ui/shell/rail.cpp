#include "ui/shell/rail.h"

#include "ui/shell/rail_button.h"

#include <QKeySequence>
#include <QVBoxLayout>

#include <algorithm>

namespace tealdeck
{

namespace
{

QString titleOf(PageGroup group)
{
    switch (group) {
    case PageGroup::Top: return {};
    case PageGroup::Change: return Rail::tr("Change");
    case PageGroup::Run: return Rail::tr("Run");
    case PageGroup::Observe: return Rail::tr("Observe");
    case PageGroup::Govern: return Rail::tr("Govern");
    case PageGroup::Bottom: return {};
    }
    return {};
}

} // namespace

// The word above a group; a short line where there is no room for words.
class Rail::GroupHead : public PaintedWidget
{
public:
    GroupHead(Theme& theme, const QString& title, QWidget* parent)
        : PaintedWidget(theme, parent)
        , m_title(title)
    {
        setAccessibleName(title);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void setNarrow(bool isNarrow)
    {
        m_isNarrow = isNarrow;
        contentChanged();
    }
    QAccessible::Role accessibleRole() const override { return m_title.isEmpty() ? QAccessible::Separator : QAccessible::Heading; }
    QSize sizeHint() const override { return {40, theme().scaled(m_isNarrow ? 19 : 32)}; }

protected:
    void paint(Canvas& canvas) override
    {
        if (m_isNarrow)
            canvas.horizontalLine(12, width() - 12, height() / 2, Token::Line);
        else
            canvas.text(rect().adjusted(16, 8, -8, 0), m_title, TextRole::Axis, Token::Ink3);
    }

private:
    QString m_title;
    bool m_isNarrow = false;
};

Rail::Rail(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_collapse(new RailButton(theme, Glyph::Collapse, tr("Collapse")))
    , m_rows(new QVBoxLayout)
    , m_bottom(new QVBoxLayout)
{
    setAccessibleName(tr("Pages"));
    m_rows->setSpacing(0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 1, 8);
    layout->setSpacing(0);
    layout->addLayout(m_rows);
    m_bottom->setSpacing(0);
    layout->addStretch(1);
    layout->addLayout(m_bottom);
    layout->addWidget(m_collapse);
    m_collapse->setQuiet(true);
    connect(m_collapse, &QAbstractButton::clicked, this, &Rail::collapseWanted);
    connect(&theme, &Theme::changed, this, &Rail::applyWidth);
    applyWidth();
}

void Rail::addPage(const PageInfo& info)
{
    auto* button = new RailButton(theme(), info.icon, info.title, this);
    if (!info.keys.isEmpty())
        button->setShortcutHint(info.keys.toString(QKeySequence::NativeText));
    if (info.number > 0)
        button->setShortcutHint(QKeySequence(static_cast<int>(Qt::CTRL) | (Qt::Key_0 + info.number)).toString(QKeySequence::NativeText));
    connect(button, &QAbstractButton::clicked, this, [this, id = info.id] { Q_EMIT pageChosen(id); });
    m_buttons.emplace(info.id, button);
    m_infos.push_back(info);
    std::ranges::stable_sort(m_infos, {}, &PageInfo::group);
    rebuild();
}

void Rail::rebuild()
{
    for (QLayout* box : {m_rows, m_bottom}) {
        while (QLayoutItem* item = box->takeAt(0))
            delete item;
    }
    for (GroupHead* head : m_heads)
        delete head;
    m_heads.clear();
    PageGroup group = PageGroup::Top;
    for (const PageInfo& info : m_infos) {
        if (info.group == PageGroup::Bottom) {
            m_bottom->addWidget(m_buttons[info.id]);
            continue;
        }
        if (info.group != group) {
            group = info.group;
            m_heads.push_back(new GroupHead(theme(), titleOf(group), this));
            m_rows->addWidget(m_heads.back());
        }
        m_rows->addWidget(m_buttons[info.id]);
    }
    applyWidth();
}

void Rail::setNote(const QString& id, const PageNote& note)
{
    if (const auto button = m_buttons.find(id); button != m_buttons.end())
        button->second->setNote(note);
}

void Rail::setCurrent(const QString& id)
{
    m_current = id;
    for (const auto& [each, button] : m_buttons)
        button->setChecked(each == id);
}

void Rail::focusCurrent()
{
    if (const auto button = m_buttons.find(m_current); button != m_buttons.end())
        button->second->setFocus(Qt::ShortcutFocusReason);
}

void Rail::setNarrow(bool isNarrow)
{
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    applyWidth();
}

void Rail::applyWidth()
{
    setFixedWidth(m_isNarrow ? 48 : theme().scaled(184));
    for (const auto& [id, button] : m_buttons)
        button->setNarrow(m_isNarrow);
    for (GroupHead* head : m_heads)
        head->setNarrow(m_isNarrow);
    m_collapse->setNarrow(m_isNarrow);
    m_collapse->setText(m_isNarrow ? tr("Expand") : tr("Collapse"));
    m_collapse->setAccessibleName(m_collapse->text());
    m_collapse->setIconGlyph(m_isNarrow ? Glyph::Expand : Glyph::Collapse);
    m_collapse->setShortcutHint(QKeySequence(Qt::CTRL | Qt::Key_B).toString(QKeySequence::NativeText));
}

void Rail::paint(Canvas& canvas)
{
    canvas.fill(rect(), Token::Window);
    canvas.verticalLine(width() - 1, 0, height(), Token::Line);
}

} // namespace tealdeck
