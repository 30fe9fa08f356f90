#include "ui/pages/cluster/log_find_bar.h"

#include "ui/text/format.h"
#include "ui/text/translate.h"
#include "ui/theme/button_variant.h"
#include "ui/widgets/field_mistake.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace tealdeck
{
namespace
{

QPushButton* iconButton(Theme& theme, Glyph glyph, const QString& name, const QString& tip)
{
    auto* button = new QPushButton(theme.icon(glyph), QString());
    setVariant(*button, ButtonVariant::Flat);
    button->setAccessibleName(name);
    button->setToolTip(tip);
    QObject::connect(&theme, &Theme::changed, button, [button, glyph, &theme] { button->setIcon(theme.icon(glyph)); });
    return button;
}

} // namespace

LogFindBar::LogFindBar(Theme& theme, QWidget* parent)
    : Surface(theme, Token::Raised, parent)
    , m_field(new QLineEdit)
    , m_expression(new QPushButton(QStringLiteral(".*")))
    , m_mistake(new FieldMistake(theme))
    , m_count(new TextLabel(theme, TextRole::Table, Token::Ink2))
    , m_previous(iconButton(theme, Glyph::ChevronUp, tr("Previous line with the words"), tr("Previous (Shift+Enter)")))
    , m_next(iconButton(theme, Glyph::ChevronDown, tr("Next line with the words"), tr("Next (Enter)")))
    , m_filter(new QCheckBox(tr("Only these lines")))
    , m_wrap(new QCheckBox(tr("Wrap lines")))
{
    setEdges(Qt::BottomEdge);
    setAccessibleName(tr("Find in the log"));
    m_field->setPlaceholderText(tr("Words to find…"));
    m_field->setAccessibleName(tr("Words to find in the log"));
    auto* closeButton = iconButton(theme, Glyph::Close, tr("Close the search"), tr("Close the search (Esc)"));
    setVariant(*m_expression, ButtonVariant::Flat);
    m_expression->setCheckable(true);
    m_expression->setAccessibleName(tr("Regular expression"));
    auto* shortcut = new QShortcut(Qt::ALT | Qt::Key_R, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, m_expression, &QPushButton::toggle);
    m_expression->setToolTip(tr("Regular expression (Alt+R): what is typed is looked for as a pattern, as in GET .* 5\\d\\d"));
    connect(m_field, &QLineEdit::textChanged, this, &LogFindBar::readPattern);
    connect(m_expression, &QPushButton::toggled, this, &LogFindBar::readPattern);
    connect(m_filter, &QCheckBox::toggled, this, &LogFindBar::patternChanged);
    connect(m_wrap, &QCheckBox::toggled, this, &LogFindBar::wrapChanged);
    connect(m_next, &QPushButton::clicked, this, &LogFindBar::nextWanted);
    connect(m_previous, &QPushButton::clicked, this, &LogFindBar::previousWanted);
    connect(closeButton, &QPushButton::clicked, this, &LogFindBar::close);
    makeLayout(closeButton);
    setHits(0, 0);
}

void LogFindBar::makeLayout(QWidget* closeButton)
{
    auto* first = new QHBoxLayout;
    first->setSpacing(4);
    first->addWidget(m_field, 1);
    first->addWidget(m_expression);
    first->addWidget(m_count);
    first->addWidget(m_previous);
    first->addWidget(m_next);
    first->addWidget(closeButton);
    auto* second = new QHBoxLayout;
    second->setSpacing(16);
    second->addWidget(m_filter);
    second->addWidget(m_wrap);
    second->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 6, 12, 6);
    column->setSpacing(4);
    column->addLayout(first);
    column->addWidget(m_mistake);
    column->addLayout(second);
}

void LogFindBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    Q_EMIT patternChanged();
}

const LogPattern& LogFindBar::pattern() const
{
    static const LogPattern nothing;
    return isHidden() ? nothing : m_pattern;
}

void LogFindBar::readPattern()
{
    auto read
        = m_expression->isChecked() ? LogPattern::expression(m_field->text().toStdString()) : LogPattern(m_field->text().toStdString());
    m_mistake->setText(read ? QString() : translate(read.error()));
    if (!read)
        return setHits(0, 0);
    m_pattern = *std::move(read);
    Q_EMIT patternChanged();
}

bool LogFindBar::isFilter() const
{
    return !isHidden() && m_filter->isChecked();
}

void LogFindBar::setHits(std::size_t hit, std::size_t hits)
{
    const auto count = static_cast<qint64>(hits);
    const bool isEmpty = pattern().isEmpty() || !m_mistake->text().isEmpty();
    m_count->setText(isEmpty        ? QString()
                         : hit > 0  ? tr("%1 of %2").arg(formatCount(static_cast<qint64>(hit)), formatCount(count))
                         : hits > 0 ? tr("%n line(s)", nullptr, static_cast<int>(count))
                                    : tr("Not found"));
    m_next->setEnabled(hits > 0);
    m_previous->setEnabled(hits > 0);
}

void LogFindBar::close()
{
    hide();
    Q_EMIT patternChanged();
    Q_EMIT closed();
}

void LogFindBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return close();
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return Surface::keyPressEvent(event);
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        Q_EMIT previousWanted();
    else
        Q_EMIT nextWanted();
}

} // namespace tealdeck
