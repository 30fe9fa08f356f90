#pragma once

#include "ui/widgets/check_row.h"

#include <vector>

class QStackedWidget;

namespace tealdeck
{

class Banner;
class LoadingBar;
class StatePanel;

// What a page says instead of content.
struct StateText
{
    Glyph glyph = Glyph::None;
    QString sentence = {}; // "There is no backup yet."
    QString explanation = {}; // why, and what follows
    QString code = {}; // a rule or command to copy
    std::vector<CheckLine> trace = {}; // how far the connection came
    QString button = {}; // a verb
    QString link = {};
};

// Holds a page's content and shows exactly one of the states of look.md: live, empty, loading, stale, forbidden, broken.
class PageState : public QWidget
{
    Q_OBJECT

public:
    PageState(Theme& theme, QWidget* content, QWidget* parent = nullptr);

    void showLive();
    // Content as it comes, under a 3 px bar. `total` 0: not known, the bar only shows that it is being read.
    void showLoading(qint64 done = 0, qint64 total = 0);
    // The last truth under a banner; the content says itself quiet (TableView::setQuiet).
    void showStale(const QString& sentence, const QString& detail, const QString& button = {});
    void showEmpty(const StateText& text);
    // `code` is the missing rule; the button copies it.
    void showForbidden(const StateText& text);
    void showBroken(const StateText& text);

    QWidget* content() const { return m_content; }

Q_SIGNALS:
    void retryWanted(); // the button of stale and broken
    void buttonClicked(); // the button of empty
    void linkActivated();

private:
    enum class Kind
    {
        Live,
        Loading,
        Stale,
        Empty,
        Forbidden,
        Broken,
    };

    void showPanel(Kind kind, const StateText& text);
    void onPanelButton();

    Kind m_kind = Kind::Live;
    StateText m_text;

    QWidget* m_content;
    Banner* m_banner;
    LoadingBar* m_bar;
    QStackedWidget* m_stack;
    StatePanel* m_panel;
};

} // namespace tealdeck
