#include "ui/pages/cluster/label_scope_field.h"

#include "ui/text/translate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/field_mistake.h"

#include <QKeyEvent>
#include <QTimer>

namespace tealdeck
{
namespace
{

constexpr int typingMilliseconds = 500; // longer than for the filter: the server may be asked anew

} // namespace

LabelScopeField::LabelScopeField(Theme& theme, QWidget* parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_delay(new QTimer(this))
    , m_mistake(new FieldMistake(theme))
{
    setAccessibleName(tr("Label selector"));
    setPlaceholderText(tr("labels: app=web,tier!=db"));
    setToolTip(placeholderText() + u'\n'
               + tr("Only objects whose labels fit: app=web, tier!=cache, env in (a,b), !legacy, size>5; a comma means and"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFont(m_theme.font(TextRole::Body));
    m_delay->setSingleShot(true);
    m_delay->setInterval(typingMilliseconds);
    connect(m_delay, &QTimer::timeout, this, &LabelScopeField::apply);
    connect(this, &QLineEdit::textChanged, this, [this] { m_delay->start(); });
    connect(&theme, &Theme::changed, this, [this] {
        setFont(m_theme.font(TextRole::Body));
        updateGeometry();
    });
}

QSize LabelScopeField::sizeHint() const
{
    return {m_theme.scaled(200), m_theme.scaled(28)};
}

void LabelScopeField::apply()
{
    m_delay->stop();
    const auto selector = LabelSelector::parse(text().toStdString());
    m_mistake->setText(selector ? QString() : translate(selector.error().message));
    if (!selector || *selector == m_scope)
        return;
    m_scope = *selector;
    Q_EMIT scopeChanged();
}

bool LabelScopeField::clearScope()
{
    if (text().isEmpty() && m_scope.isEmpty())
        return false;
    clear();
    apply();
    return true;
}

void LabelScopeField::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        apply();
        if (m_mistake->text().isEmpty())
            Q_EMIT listWanted();
        break;
    case Qt::Key_Escape: // the page clears it as one of its steps back
        event->ignore();
        break;
    default: // a letter
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace tealdeck
