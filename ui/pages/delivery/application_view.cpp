#include "ui/pages/delivery/application_view.h"

#include "ui/change/change_history.h"
#include "ui/change/glyph_label.h"
#include "ui/pages/delivery/application_text.h"
#include "ui/pages/delivery/comparison_table.h"
#include "ui/pages/delivery/recent_changes.h"
#include "ui/pages/delivery/ways_in_table.h"
#include "ui/text/display_text.h"
#include "ui/theme/button_variant.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/points_diagram.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/slot_card.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace tealdeck
{

namespace
{

constexpr int cardGap = 16;
constexpr int wideFrom = 1400; // from here the lower parts stand side by side
constexpr int widest = 1720; // beyond it lines get too long to follow

} // namespace

ApplicationView::ApplicationView(Theme& theme, const Clock& clock, const Clock& serverTime, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_serverTime(serverTime)
    , m_name(new TextLabel(theme, TextRole::Key, Token::Ink))
    , m_what(new ElidedLabel(theme, TextRole::Body, Token::Ink2))
    , m_points(new PointsDiagram(theme, cardGap))
    , m_cardGrid(new QGridLayout)
    , m_readyGlyph(new GlyphLabel(theme, Glyph::Ok, 16, Token::Ok))
    , m_ready(new TextLabel(theme, TextRole::Body, Token::Ink))
    , m_lower(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_changes(new RecentChanges(theme, clock))
{
    m_cardGrid->setSpacing(cardGap);
    m_cardGrid->setColumnStretch(0, 1);
    m_cardGrid->setColumnStretch(1, 1);
    auto* ready = new QHBoxLayout;
    ready->setSpacing(8);
    ready->addWidget(m_readyGlyph);
    ready->addWidget(m_ready, 1);
    m_ready->setWordWrap(true);
    m_lower->setSpacing(24);
    m_lower->addWidget(makeWaysIn(), 1, Qt::AlignTop);
    m_lower->addWidget(m_changes, 1, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(24, 10, 24, 20);
    column->setSpacing(0);
    column->addLayout(makeHead());
    column->addSpacing(10);
    column->addWidget(m_points);
    column->addLayout(m_cardGrid);
    column->addSpacing(12);
    column->addLayout(ready);
    column->addSpacing(20);
    column->addWidget(makeDifferences());
    column->addSpacing(20);
    column->addLayout(m_lower);
    column->addStretch(1);
    auto* sheet = new QWidget;
    sheet->setMaximumWidth(m_theme.scaled(widest));
    sheet->setLayout(column);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(sheet, 1);
    layout->addStretch(0);
    connect(&m_theme, &Theme::changed, this, &ApplicationView::showButtons);
    connect(m_changes, &RecentChanges::chosen, this, &ApplicationView::pastChangeChosen);
}

QHBoxLayout* ApplicationView::makeHead()
{
    auto* head = new QHBoxLayout;
    head->setSpacing(14);
    head->addWidget(m_name);
    head->addWidget(m_what, 1);
    m_buttonRow = new QHBoxLayout;
    m_buttonRow->setSpacing(8);
    head->addLayout(m_buttonRow);
    return head;
}

QWidget* ApplicationView::makeDifferences()
{
    auto* part = new QWidget;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_differencesHead = new SectionHead(m_theme, tr("Differences"));
    m_differences = new ComparisonTable(m_theme);
    layout->addWidget(m_differencesHead);
    layout->addWidget(m_differences);
    return part;
}

QWidget* ApplicationView::makeWaysIn()
{
    auto* part = new QWidget;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_ways = new WaysInTable(m_theme);
    layout->addWidget(new SectionHead(m_theme, tr("Ways in")));
    layout->addWidget(m_ways);
    return part;
}

void ApplicationView::set(const Application& application, std::vector<SwitchOffer> offers, const ChangeHistory& history)
{
    m_offers = std::move(offers);
    m_name->setText(displayText(application.name));
    m_what->setText(describe(application));
    m_points->setVisible(!isConsumer(application));
    m_points->set(pointsView(application));
    m_ways->set(waysInOf(application));
    m_changes->set(history, application.key());
    showButtons();
    showCards(application);
    showReadiness(application);
    showDifferences(application);
}

void ApplicationView::showButtons()
{
    while (m_buttons.size() < m_offers.size()) {
        auto* button = new QPushButton(m_theme.icon(Glyph::PageDelivery, Token::Base), {});
        setVariant(*button, ButtonVariant::Primary);
        button->setAutoDefault(true); // Enter presses it when it has the focus
        const std::size_t index = m_buttons.size();
        connect(button, &QPushButton::clicked, this, [this, index] { Q_EMIT switchWanted(m_offers[index].request); });
        m_buttonRow->addWidget(button);
        m_buttons.push_back(button);
    }
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        QPushButton* button = m_buttons[i];
        button->setVisible(i < m_offers.size());
        if (i >= m_offers.size())
            continue;
        const SwitchOffer& offer = m_offers[i];
        const bool isOn = offer.reasonOff.isEmpty();
        button->setText(buttonText(offer));
        button->setIcon(m_theme.icon(offer.isWayBack ? Glyph::Revert : Glyph::PageDelivery, isOn ? Token::Base : Token::Ink3));
        button->setEnabled(isOn);
        button->setToolTip(isOn ? QString() : tr("Off: %1.").arg(offer.reasonOff));
        button->setAccessibleName(actionText(offer));
        button->setAccessibleDescription(button->toolTip());
    }
}

void ApplicationView::showCards(const Application& application)
{
    while (m_cards.size() < application.slots.size()) {
        const int index = static_cast<int>(m_cards.size());
        m_cards.push_back(new SlotCard(m_theme));
        m_cardGrid->addWidget(m_cards.back(), index / 2, index % 2);
    }
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        m_cards[i]->setVisible(i < application.slots.size());
        if (i < application.slots.size())
            m_cards[i]->set(slotView(application, application.slots[i], m_serverTime.wallNow(), m_staleFor));
    }
}

void ApplicationView::showReadiness(const Application& application)
{
    std::optional<Readiness> readiness;
    if (m_offers.size() == 1) {
        if (const Slot* target = application.slot(m_offers.front().targetSlot))
            readiness = readinessOf(application, *target, m_offers.front().isWayBack);
    }
    if (isConsumer(application)) {
        readiness = Readiness{.glyph = Glyph::Info,
                              .color = Token::Ink2,
                              .sentence = tr("No Service decides between these slots: each joins its group and works while it has pods. "
                                             "There is nothing to switch.")};
    }
    m_readyGlyph->setVisible(readiness.has_value());
    m_ready->setVisible(readiness.has_value());
    if (!readiness)
        return;
    m_readyGlyph->set(readiness->glyph, readiness->color);
    m_ready->setText(readiness->sentence);
}

void ApplicationView::showDifferences(const Application& application)
{
    std::vector<SlotView> slotViews;
    for (const Slot& slot : application.slots)
        slotViews.push_back(slotView(application, slot, m_serverTime.wallNow()));
    std::vector<Difference> differences = differencesOf(application);
    m_differencesHead->setCount(differences.empty() ? tr("none in version, image, digest, kind and pods wanted") : QString());
    m_differences->setVisible(!differences.empty());
    m_differences->set(std::move(slotViews), std::move(differences));
}

void ApplicationView::setStaleFor(const std::optional<Duration>& age)
{
    m_staleFor = age;
    const bool isQuiet = age.has_value();
    m_name->setColor(isQuiet ? Token::Ink3 : Token::Ink);
    m_ready->setColor(isQuiet ? Token::Ink3 : Token::Ink);
    m_differences->setQuiet(isQuiet);
    m_ways->setQuiet(isQuiet);
}

void ApplicationView::resizeEvent(QResizeEvent* event)
{
    const bool isWide = event->size().width() >= m_theme.scaled(wideFrom);
    m_lower->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_lower->setSpacing(isWide ? cardGap : 20); // side by side they stand under the cards
    QWidget::resizeEvent(event);
}

} // namespace tealdeck
