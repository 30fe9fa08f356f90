#include "ui/shell/environment_bar.h"

#include "core/base/clock.h"
#include "core/change/change.h"
#include "ui/shell/bar_item.h"
#include "ui/shell/environment_name.h"
#include "ui/shell/palette_field.h"
#include "ui/text/format.h"
#include "ui/text/freshness_text.h"
#include "ui/widgets/badge.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QTimer>

namespace tealdeck
{

namespace
{

constexpr int markSize = 20;
constexpr int leftMargin = 14;

} // namespace

EnvironmentBar::EnvironmentBar(Theme& theme, const Clock& clock, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_clock(clock)
    , m_row(new QHBoxLayout(this))
    , m_name(new EnvironmentName(theme))
    , m_class(Badge::forClass(theme, EnvironmentClass::Production))
    , m_sandbox(new Badge(theme, tr("SANDBOX"), BadgeStyle::Quiet))
    , m_readOnly(new Badge(theme, tr("READ-ONLY"), BadgeStyle::Quiet))
    , m_uid(new BarItem(theme, Glyph::Fingerprint, false))
    , m_field(new PaletteField(theme, this))
    , m_freshness(new BarItem(theme, Glyph::Busy, false))
    , m_writes(new BarItem(theme, Glyph::Pencil, true))
    , m_identity(new BarItem(theme, Glyph::User, true))
    , m_time(new BarItem(theme, Glyph::None, true))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_row->setContentsMargins(leftMargin + markSize + 14, 0, 1, 1);
    m_row->setSpacing(0);
    m_row->addWidget(m_name);
    m_row->addSpacing(18);
    auto* badges = new QHBoxLayout;
    badges->setSpacing(6);
    for (Badge* badge : {m_class, m_sandbox, m_readOnly})
        badges->addWidget(badge);
    m_row->addLayout(badges);
    m_sandbox->hide();
    m_readOnly->hide();
    m_row->addWidget(m_uid);
    m_row->addStretch(1);
    for (BarItem* item : {m_freshness, m_writes, m_identity, m_time})
        m_row->addWidget(item);
    m_uid->setTextColor(Token::Ink3);
    m_uid->setTextRole(TextRole::Mono);
    m_sandbox->setToolTip(tr("A simulated product on this computer. Nothing here is real."));
    m_readOnly->setToolTip(tr("This window was started read-only. It can send nothing that changes anything."));
    m_writes->setToolTip(tr("State-changing requests handed to the network since the start, locks and events included."));
    connect(m_field, &QAbstractButton::clicked, this, &EnvironmentBar::paletteWanted);
    connect(m_name, &QAbstractButton::clicked, this, &EnvironmentBar::switchWanted);
    startTimer(1000);
    showTime();
}

QSize EnvironmentBar::sizeHint() const
{
    return {theme().scaled(1180), theme().scaled(41)};
}

void EnvironmentBar::set(const EnvironmentView& environment)
{
    m_environment = environment;
    m_name->set(environment.product, environment.environment);
    m_class->setEnvironmentClass(environment.environmentClass);
    m_sandbox->setVisible(environment.isSandbox);
    m_readOnly->setVisible(environment.isReadOnly);
    m_uid->setVisible(!environment.clusterUid.isEmpty());
    m_uid->set(environment.clusterUid.left(8));
    m_uid->setToolTip(tr("UID of the cluster: %1").arg(environment.clusterUid));
    m_uid->setAccessibleName(tr("Cluster %1").arg(environment.clusterUid));
    m_writes->set(tr("Writes sent"), formatCount(environment.writesSent));
    m_identity->setVisible(!environment.identity.isEmpty());
    m_identity->set(environment.identity);
    m_identity->setToolTip(tr("Who the cluster says you are: %1").arg(environment.identity));
    showFreshness();
    placeField();
}

void EnvironmentBar::setSwitchable(bool isSwitchable)
{
    m_name->setSwitchable(isSwitchable);
}

void EnvironmentBar::setChips(QWidget* chips)
{
    m_row->insertWidget(m_row->indexOf(m_freshness), chips);
}

bool EnvironmentBar::event(QEvent* event)
{
    const bool isHandled = PaintedWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        placeField();
    return isHandled;
}

void EnvironmentBar::showFreshness()
{
    const FreshnessText text = describe(m_environment.freshness, m_clock.now());
    const StatusLook look = lookOf(text.status);
    m_freshness->setGlyph(look.glyph, look.glyphColor);
    m_freshness->setTextColor(look.wordColor);
    m_freshness->set(text.word, {}, text.age);
    m_freshness->setToolTip(text.sentence);
}

void EnvironmentBar::showTime()
{
    const WallTime now = m_clock.wallNow();
    m_time->set({}, formatTimeOfDay(now), zoneAbbreviation(now));
    m_time->setToolTip(formatExact(now));
}

void EnvironmentBar::timerEvent(QTimerEvent*)
{
    showFreshness();
    showTime();
}

void EnvironmentBar::paint(Canvas& canvas)
{
    canvas.fill(rect(), Token::Window);
    canvas.horizontalLine(0, width(), height() - 1, Token::Line);
    canvas.glyphIn(QRect(leftMargin, 0, markSize, height() - 1), Glyph::Mark, markSize, Token::Ink);
}

void EnvironmentBar::resizeEvent(QResizeEvent* event)
{
    PaintedWidget::resizeEvent(event);
    const bool isNarrow = width() < theme().scaled(1240);
    m_writes->setCompact(isNarrow);
    placeField();
}

void EnvironmentBar::placeField()
{
    // In the middle of the window where there is room, else in the middle of the room that is left.
    layout()->activate();
    const QRect room = m_row->itemAt(m_row->indexOf(m_uid) + 1)->geometry(); // the stretch between the two sides
    const int left = room.left() + 16;
    const int right = room.right() - 8;
    const QSize wanted = m_field->sizeHint();
    const int fieldWidth = std::clamp(right - left, 0, wanted.width());
    const int x = std::clamp((width() - fieldWidth) / 2, left, std::max(left, right - fieldWidth));
    m_field->setGeometry(x, (height() - 1 - wanted.height()) / 2, fieldWidth, wanted.height());
    m_field->setVisible(fieldWidth > 120);
}

} // namespace tealdeck
