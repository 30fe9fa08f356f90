#include "ui/widgets/page_state.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/loading_bar.h"
#include "ui/widgets/state_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tealdeck
{

PageState::PageState(Theme& theme, QWidget* content, QWidget* parent)
    : QWidget(parent)
    , m_content(content)
    , m_banner(new Banner(theme))
    , m_bar(new LoadingBar(theme))
    , m_stack(new QStackedWidget)
    , m_panel(new StatePanel(theme))
{
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_panel);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    connect(m_banner, &Banner::buttonClicked, this, &PageState::retryWanted);
    connect(m_panel, &StatePanel::linkActivated, this, &PageState::linkActivated);
    connect(m_panel, &StatePanel::buttonClicked, this, &PageState::onPanelButton);
    showLive();
}

void PageState::showLive()
{
    m_kind = Kind::Live;
    m_bar->hide();
    m_banner->hide();
    m_stack->setCurrentWidget(m_content);
}

void PageState::showLoading(qint64 done, qint64 total)
{
    showLive();
    m_kind = Kind::Loading;
    m_bar->set(done, total);
    m_bar->show();
}

void PageState::showStale(const QString& sentence, const QString& detail, const QString& button)
{
    showLive();
    m_kind = Kind::Stale;
    m_banner->set(BannerTone::Warning, Glyph::Stale, sentence, detail, button.isEmpty() ? QStringList() : QStringList{button});
    m_banner->show();
}

void PageState::showPanel(Kind kind, const StateText& text)
{
    m_kind = kind;
    m_text = text;
    m_bar->hide();
    m_banner->hide();
    m_panel->set(text);
    m_stack->setCurrentWidget(m_panel);
}

void PageState::showEmpty(const StateText& text)
{
    showPanel(Kind::Empty, text);
}

void PageState::showForbidden(const StateText& text)
{
    showPanel(Kind::Forbidden, text);
}

void PageState::showBroken(const StateText& text)
{
    showPanel(Kind::Broken, text);
}

void PageState::onPanelButton()
{
    switch (m_kind) {
    case Kind::Forbidden: QApplication::clipboard()->setText(m_text.code); break;
    case Kind::Broken: Q_EMIT retryWanted(); break;
    case Kind::Live:
    case Kind::Loading:
    case Kind::Stale:
    case Kind::Empty: Q_EMIT buttonClicked(); break;
    }
}

} // namespace tealdeck
