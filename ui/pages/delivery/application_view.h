#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/change/switch_offer.h"

#include <optional>
#include <vector>

class QBoxLayout;
class QGridLayout;
class QHBoxLayout;
class QPushButton;

namespace tealdeck
{

class ChangeHistory;
class ComparisonTable;
class ElidedLabel;
class GlyphLabel;
class PointsDiagram;
class RecentChanges;
class SectionHead;
class SlotCard;
class TextLabel;
class Theme;
class WaysInTable;

// One application: what decides between its slots, the slots side by side, how they differ, which ways lead in, and its last changes. It
// keeps what it shows as values; buttons say why they are off.
class ApplicationView : public QWidget
{
    Q_OBJECT

public:
    ApplicationView(Theme& theme, const Clock& clock, const Clock& serverTime, QWidget* parent = nullptr);

    void set(const Application& application, std::vector<SwitchOffer> offers, const ChangeHistory& history);
    // Stale for so long: what may be wrong by now is in third ink, and states say when they were so. Before set().
    void setStaleFor(const std::optional<Duration>& age);
    const std::vector<QPushButton*>& buttons() const { return m_buttons; }

Q_SIGNALS:
    void switchWanted(const SwitchRequest& request);
    void pastChangeChosen(const ChangeId& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QHBoxLayout* makeHead();
    QWidget* makeDifferences();
    QWidget* makeWaysIn();
    void showButtons();
    void showCards(const Application& application);
    void showReadiness(const Application& application);
    void showDifferences(const Application& application);

    Theme& m_theme;
    const Clock& m_serverTime;
    std::optional<Duration> m_staleFor;
    std::vector<SwitchOffer> m_offers;
    TextLabel* m_name;
    ElidedLabel* m_what;
    QHBoxLayout* m_buttonRow = nullptr;
    std::vector<QPushButton*> m_buttons;
    PointsDiagram* m_points;
    QGridLayout* m_cardGrid;
    std::vector<SlotCard*> m_cards;
    GlyphLabel* m_readyGlyph;
    TextLabel* m_ready;
    SectionHead* m_differencesHead = nullptr;
    ComparisonTable* m_differences = nullptr;
    WaysInTable* m_ways = nullptr;
    QBoxLayout* m_lower;
    RecentChanges* m_changes;
};

} // namespace tealdeck
