#include "ui/pages/cluster/object_tabs.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QtMath>

namespace tealdeck
{
namespace
{

constexpr int tabHeight = 34;
constexpr int tabGap = 16;

} // namespace

class ObjectTabs::Tab : public QAbstractButton
{
public:
    Tab(Theme& theme, const QString& text)
        : m_theme(theme)
    {
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    }

    void setCount(const QString& count)
    {
        m_count = count;
        setAccessibleDescription(count);
        updateGeometry();
        update();
    }

    QSize sizeHint() const override
    {
        const qreal text = QFontMetricsF(m_theme.font(TextRole::Section)).horizontalAdvance(this->text());
        const qreal count = QFontMetricsF(m_theme.font(TextRole::Table)).horizontalAdvance(m_count);
        return {qCeil(text + (m_count.isEmpty() ? 0 : 6 + count)) + 2, m_theme.scaled(tabHeight)};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        Canvas canvas(painter, m_theme);
        QRect line = rect();
        const Token color = isChecked() || underMouse() ? Token::Ink : Token::Ink2;
        line.setLeft(line.left() + canvas.text(line, text(), isChecked() ? TextRole::Section : TextRole::Body, color) + 6);
        canvas.text(line, m_count, TextRole::Table, Token::Ink3);
        if (isChecked())
            canvas.fill(QRect(0, height() - 2, width(), 2), Token::Accent);
    }

private:
    Theme& m_theme;
    QString m_count;
};

ObjectTabs::ObjectTabs(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_row(new QHBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Parts of the details"));
    m_row->setContentsMargins(16, 0, 16, 0);
    m_row->setSpacing(tabGap);
    m_row->addStretch(1);
    connect(m_group, &QButtonGroup::buttonClicked, this, [this](QAbstractButton* button) {
        for (const auto& [tab, known] : m_tabs) {
            if (known == button)
                Q_EMIT chosen(tab);
        }
    });
}

void ObjectTabs::add(ObjectTab tab, const QString& text, const QString& toolTip)
{
    auto* button = new Tab(theme(), text);
    button->setToolTip(toolTip);
    button->setChecked(m_tabs.empty());
    m_group->addButton(button);
    m_row->insertWidget(static_cast<int>(m_tabs.size()), button);
    m_tabs.emplace(tab, button);
}

void ObjectTabs::setShown(ObjectTab tab, bool isShown)
{
    m_tabs.at(tab)->setVisible(isShown);
}

bool ObjectTabs::isShown(ObjectTab tab) const
{
    return m_tabs.at(tab)->isVisibleTo(this);
}

void ObjectTabs::setCount(ObjectTab tab, const QString& count)
{
    m_tabs.at(tab)->setCount(count);
}

void ObjectTabs::setCurrent(ObjectTab tab)
{
    m_tabs.at(tab)->setChecked(true);
}

QSize ObjectTabs::sizeHint() const
{
    return {theme().scaled(320), theme().scaled(tabHeight)};
}

void ObjectTabs::paint(Canvas& canvas)
{
    canvas.horizontalLine(0, width(), height() - 1, Token::Line);
}

} // namespace tealdeck
