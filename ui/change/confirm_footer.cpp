#include "ui/change/confirm_footer.h"

#include "core/change/confirmation.h"
#include "ui/change/acknowledgements.h"
#include "ui/change/change_flow.h"
#include "ui/change/glyph_label.h"
#include "ui/change/write_button.h"
#include "ui/text/display_text.h"
#include "ui/text/translate.h"
#include "ui/theme/button_variant.h"
#include "ui/widgets/text_label.h"

#include <QAction>
#include <QGridLayout>
#include <QLineEdit>

namespace tealdeck
{

ConfirmFooter::ConfirmFooter(Theme& theme, ChangeFlow& flow, QWidget* parent)
    : Surface(theme, Token::Raised, parent)
    , m_flow(flow)
    , m_warnings(new Acknowledgements(theme))
    , m_typeWord(new TextLabel(theme, TextRole::Table, Token::Ink2, tr("Type")))
    , m_typeName(new TextLabel(theme, TextRole::TableStrong, Token::Ink))
    , m_name(new QLineEdit)
    , m_nameMark(m_name->addAction(theme.icon(Glyph::Done, Token::Ink), QLineEdit::TrailingPosition))
    , m_reasonWord(new TextLabel(theme, TextRole::Table, Token::Ink2, tr("Reason, kept in the journal")))
    , m_reason(new QLineEdit)
    , m_obstacle(new QWidget)
    , m_obstacleText(new TextLabel(theme, TextRole::Section, Token::Crit))
    , m_missing(new TextLabel(theme, TextRole::Table, Token::Ink3))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_write(new WriteButton(theme, tr("Ctrl ↵")))
{
    setEdges(Qt::TopEdge);
    makeFields();
    makeLayout();
    connect(m_warnings, &Acknowledgements::ticked, &m_flow, &ChangeFlow::setWarningSeen);
    connect(m_warnings, &Acknowledgements::unticked, &m_flow, &ChangeFlow::setWarningUnseen);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) { m_flow.setTypedName(text.toStdString()); });
    connect(m_reason, &QLineEdit::textEdited, this, [this](const QString& text) { m_flow.setReason(text.toStdString()); });
    connect(&theme, &Theme::changed, this, [this] { m_nameMark->setIcon(this->theme().icon(Glyph::Done, Token::Ink)); });
    connect(m_cancel, &QPushButton::clicked, this, &ConfirmFooter::cancelWanted);
    connect(m_write, &QPushButton::clicked, this, &ConfirmFooter::sendWanted);
}

void ConfirmFooter::makeFields()
{
    m_obstacleText->setWordWrap(true);
    m_name->setFixedWidth(200);
    m_name->setObjectName(QLatin1String("typedName"));
    m_reason->setObjectName(QLatin1String("reason"));
    m_reason->setMaxLength(500);
    m_reasonWord->setBuddy(m_reason);
    m_typeWord->setBuddy(m_name);
    for (QLineEdit* field : {m_name, m_reason})
        field->setMinimumHeight(theme().scaled(32));
    setVariant(*m_cancel, ButtonVariant::Normal, ButtonSize::Dialog);
    m_cancel->setObjectName(QLatin1String("cancel"));
    m_write->setObjectName(QLatin1String("send"));
}

void ConfirmFooter::makeLayout()
{
    auto* type = new QHBoxLayout;
    type->setSpacing(4);
    type->addWidget(m_typeWord);
    type->addWidget(m_typeName, 1);
    auto* obstacle = new QHBoxLayout(m_obstacle);
    obstacle->setContentsMargins(0, 0, 0, 0);
    obstacle->setSpacing(8);
    obstacle->addWidget(new GlyphLabel(theme(), Glyph::Ban, 16, Token::Crit), 0, Qt::AlignTop);
    obstacle->addWidget(m_obstacleText, 1);
    auto* words = new QHBoxLayout;
    words->setSpacing(20);
    words->addWidget(m_reasonWord);
    words->addStretch(1);
    words->addWidget(m_missing);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(1, 1);
    grid->addLayout(type, 0, 0);
    grid->addLayout(words, 0, 1, 1, 2);
    grid->addWidget(m_name, 1, 0);
    grid->addWidget(m_reason, 1, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_write);
    grid->addLayout(buttons, 1, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 12, 24, 14);
    layout->setSpacing(10);
    layout->addWidget(m_obstacle);
    layout->addWidget(m_warnings);
    layout->addLayout(grid);
}

void ConfirmFooter::show(const ChangeFlow& flow)
{
    if (const Plan* plan = flow.plan())
        showFields(*plan);
    showObstacle();
}

void ConfirmFooter::showFields(const Plan& plan)
{
    const Requirements requirements = requirementsOf(plan);
    const Answers& answers = m_flow.answers();
    m_warnings->set(plan, answers.seenWarnings);
    const bool needsName = requirements.typedName.has_value();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_typeWord, m_typeName, m_name})
        widget->setVisible(needsName);
    if (needsName) {
        m_typeName->setText(displayText(*requirements.typedName));
        m_name->setAccessibleName(tr("Type %1").arg(displayText(*requirements.typedName)));
        m_nameMark->setVisible(answers.typedName == *requirements.typedName);
    }
    m_reasonWord->setText(requirements.needsReason ? tr("Reason, kept in the journal") : tr("Reason, kept in the journal; may be empty"));
    if (const QString name = QString::fromStdString(answers.typedName); m_name->text() != name)
        m_name->setText(name);
    if (const QString reason = QString::fromStdString(answers.reason); m_reason->text() != reason)
        m_reason->setText(reason);
    m_write->setText(translate(plan.title));
    m_write->updateGeometry();
}

void ConfirmFooter::showObstacle()
{
    const std::optional<Error> obstacle = m_flow.obstacle();
    const std::optional<Error>& refusal = m_flow.refusal();
    const Error* shown = obstacle ? &*obstacle : refusal ? &*refusal : nullptr;
    const bool isHard = shown && shown->kind != ErrorKind::InvalidInput;
    m_obstacle->setVisible(isHard);
    m_obstacleText->setText(isHard ? translate(*shown) : QString());
    m_missing->setText(shown && !isHard ? translate(*shown) : QString());
    m_write->setEnabled(!obstacle);
    m_write->setToolTip(obstacle ? translate(*obstacle) : QString());
    m_write->setAccessibleDescription(m_write->toolTip());
}

void ConfirmFooter::focusFirstField()
{
    const auto* confirming = std::get_if<FlowConfirming>(&m_flow.state());
    if (confirming && requirementsOf(confirming->plan).typedName)
        m_name->setFocus(Qt::OtherFocusReason);
    else
        m_reason->setFocus(Qt::OtherFocusReason);
}

} // namespace tealdeck
