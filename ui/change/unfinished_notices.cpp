#include "ui/change/unfinished_notices.h"

#include "ui/change/wish_text.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/translate.h"
#include "ui/widgets/banner.h"

#include <QVBoxLayout>

#include <algorithm>

namespace tealdeck
{

// What one banner says and what its buttons do; the last button closes it.
struct UnfinishedNotices::Notice
{
    ChangeId change;
    Banner* banner = nullptr;
    std::vector<UnfinishedOffer> offers;
};

namespace
{

using namespace Qt::Literals::StringLiterals;

// A change that still runs in another console is none of the interrupted ones.
std::vector<UnfinishedFinding> interrupted(const ChangeDesk& desk)
{
    std::vector<UnfinishedFinding> findings = desk.unfinished();
    std::erase_if(findings, [](const UnfinishedFinding& one) { return std::holds_alternative<StillRunning>(one.state); });
    return findings;
}

BannerTone toneOf(const UnfinishedFinding& finding)
{
    return std::holds_alternative<Looking>(finding.state) ? BannerTone::Note : BannerTone::Warning;
}

QString sentenceOf(const UnfinishedFinding& finding, WallTime now)
{
    const JournalEntry& intent = finding.change.intent;
    const QString what = finding.plan ? translate(finding.plan->title) : displayText(intent.draft.summary);
    return UnfinishedNotices::tr("%1: begun %2 by %3 on %4; its console wrote no end.")
        .arg(what, formatMoment(intent.localTime, now), displayText(intent.draft.actor), displayText(intent.host));
}

QString detailOfFinding(const UnfinishedFinding& finding)
{
    const QString now = translate(nowSentence(finding));
    if (!finding.notJournalled)
        return now;
    return now + u' ' + UnfinishedNotices::tr("The journal could not be told: %1").arg(translate(*finding.notJournalled));
}

QString buttonText(const UnfinishedOffer& offer)
{
    return offer.kind == UnfinishedOffer::Kind::Finish ? finishText(offer.request) : revertText(offer.request);
}

} // namespace

UnfinishedNotices::UnfinishedNotices(Theme& theme, ChangeDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_desk(desk)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum); // as high as the texts are in the width that there is
    m_listeners.push_back(m_desk.onUnfinishedChanged([this] { update(); }));
    m_listeners.push_back(m_desk.onEnvironmentChanged([this] { update(); }));
    update();
}

UnfinishedNotices::~UnfinishedNotices() = default;

void UnfinishedNotices::update()
{
    const std::vector<UnfinishedFinding> findings = interrupted(m_desk);
    std::erase_if(m_notices, [&](const auto& notice) {
        const bool isThere
            = std::ranges::any_of(findings, [&](const UnfinishedFinding& one) { return one.change.intent.draft.change == notice->change; });
        if (!isThere) {
            notice->banner->hide();
            notice->banner->deleteLater();
        }
        return !isThere;
    });
    for (const UnfinishedFinding& finding : findings) {
        const ChangeId& id = finding.change.intent.draft.change;
        auto known = std::ranges::find_if(m_notices, [&](const auto& notice) { return notice->change == id; });
        if (known == m_notices.end()) {
            auto notice = std::make_unique<Notice>(Notice{.change = id, .banner = new Banner(m_theme), .offers = {}});
            m_column->addWidget(notice->banner);
            connect(notice->banner, &Banner::buttonClicked, this, [this, clicked = notice.get()](int index) { onButton(*clicked, index); });
            known = m_notices.insert(m_notices.end(), std::move(notice));
        }
        show(**known, finding);
    }
    setVisible(!m_notices.empty());
}

void UnfinishedNotices::show(Notice& notice, const UnfinishedFinding& finding)
{
    const DeskEnvironment environment = m_desk.environment();
    const bool mayChange = environment.access == AccessMode::ReadWrite && !environment.hasClusterChanged;
    notice.offers = mayChange ? offersFor(finding) : std::vector<UnfinishedOffer>();
    QStringList buttons;
    for (const UnfinishedOffer& offer : notice.offers)
        buttons.append(buttonText(offer));
    buttons.append(tr("Close"));
    notice.banner->set(toneOf(finding), std::holds_alternative<Looking>(finding.state) ? Glyph::Busy : Glyph::Warn,
                       sentenceOf(finding, m_desk.scheduler().clock().wallNow()), detailOfFinding(finding), buttons);
}

void UnfinishedNotices::onButton(const Notice& notice, int index)
{
    const auto place = static_cast<std::size_t>(index);
    if (place < notice.offers.size())
        Q_EMIT planWanted(notice.offers[place].request);
    else
        m_desk.forgetUnfinished(ChangeId(notice.change));
}

} // namespace tealdeck
