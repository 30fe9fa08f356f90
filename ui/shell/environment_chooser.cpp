#include "ui/shell/environment_chooser.h"

#include "ui/theme/button_variant.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace tealdeck
{
namespace
{

constexpr int rowHeight = 48;

QWidget* rowFor(Theme& theme, const EnvironmentChoice& choice)
{
    auto* row = new QWidget;
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new TextLabel(theme, TextRole::Section, Token::Ink, choice.title));
    words->addWidget(new TextLabel(theme, TextRole::Table, choice.problem.isEmpty() ? Token::Ink2 : Token::Warn,
                                   choice.problem.isEmpty() ? choice.detail : choice.problem));
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(12, 4, 12, 4);
    line->addLayout(words, 1);
    if (choice.isCurrent)
        line->addWidget(new TextLabel(theme, TextRole::Axis, Token::Ink3, EnvironmentChooser::tr("current context")));
    if (choice.id.isEmpty())
        line->addWidget(new Badge(theme, EnvironmentChooser::tr("SANDBOX"), BadgeStyle::Quiet));
    else
        line->addWidget(Badge::forClass(theme, choice.environmentClass));
    return row;
}

} // namespace

EnvironmentChooser::EnvironmentChooser(Theme& theme, std::vector<EnvironmentChoice> choices, QWidget* parent)
    : QWidget(parent)
    , m_choices(std::move(choices))
    , m_banner(new Banner(theme))
    , m_list(new QListWidget)
    , m_open(new QPushButton(tr("Open")))
{
    setWindowTitle(tr("Tealdeck: choose an environment"));
    resize(640, 480);
    m_banner->hide();
    m_list->setAccessibleName(tr("Environments"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    for (const EnvironmentChoice& choice : m_choices) {
        auto* item = new QListWidgetItem(m_list);
        item->setSizeHint(QSize(0, rowHeight));
        item->setToolTip(choice.problem);
        item->setData(Qt::AccessibleTextRole,
                      choice.title + QStringLiteral(", ") + (choice.problem.isEmpty() ? choice.detail : choice.problem));
        m_list->setItemWidget(item, rowFor(theme, choice));
        if (choice.isCurrent)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    setVariant(*m_open, ButtonVariant::Primary, ButtonSize::Dialog);
    connect(m_open, &QPushButton::clicked, this, &EnvironmentChooser::choose);
    connect(m_list, &QListWidget::itemActivated, this, &EnvironmentChooser::choose);
    connect(m_list, &QListWidget::currentRowChanged, this, &EnvironmentChooser::showChoice);

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(
        new TextLabel(theme, TextRole::Axis, Token::Ink3, tr("A context that the workspace file does not classify counts as production.")),
        1);
    buttons->addWidget(m_open);
    auto* sheet = new Surface(theme, Token::Base);
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(12);
    column->addWidget(new TextLabel(theme, TextRole::CardTitle, Token::Ink, tr("Which environment?")));
    column->addWidget(m_banner);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(sheet);
    m_list->setFocus();
    showChoice();
}

void EnvironmentChooser::showProblem(const QString& sentence, const QString& explanation)
{
    m_banner->set(BannerTone::Warning, Glyph::Warn, sentence, explanation);
    m_banner->show();
}

void EnvironmentChooser::showChoice()
{
    const int row = m_list->currentRow();
    const QString problem = row < 0 ? tr("There is nothing to open.") : m_choices[static_cast<std::size_t>(row)].problem;
    m_open->setEnabled(problem.isEmpty());
    m_open->setToolTip(problem);
}

void EnvironmentChooser::choose()
{
    const int row = m_list->currentRow();
    if (row >= 0 && m_open->isEnabled())
        Q_EMIT chosen(m_choices[static_cast<std::size_t>(row)].id);
}

} // namespace tealdeck
