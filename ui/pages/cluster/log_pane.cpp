#include "ui/pages/cluster/log_pane.h"

#include "core/session/session.h"
#include "ui/pages/cluster/log_find_bar.h"
#include "ui/pages/cluster/log_saver.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/translate.h"
#include "ui/theme/button_variant.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/list_footer.h"
#include "ui/widgets/log_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QKeyEvent>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace tealdeck
{
namespace
{

constexpr int margin = 16;
constexpr long long firstLines = 10'000; // of each container: the end of the log is what is looked at

QPushButton* barButton(Theme& theme, Glyph glyph, const QString& text, const QString& tip)
{
    auto* button = new QPushButton(theme.icon(glyph), text);
    setVariant(*button, ButtonVariant::Normal, ButtonSize::Banner);
    button->setToolTip(tip);
    QObject::connect(&theme, &Theme::changed, button, [button, glyph, &theme] { button->setIcon(theme.icon(glyph)); });
    return button;
}

} // namespace

OpenLogs logsOf(Session& session, LogPlace place)
{
    return [&session, place = std::move(place)](const LogChoice& choice) { return session.openLogs(place, choice); };
}

LogPane::LogPane(Theme& theme, const Clock& clock, QWidget* parent)
    : Surface(theme, Token::Base, parent)
    , m_clock(clock)
    , m_container(new QComboBox)
    , m_follow(new QCheckBox(tr("Follow")))
    , m_earlier(new QCheckBox(tr("Earlier runs")))
    , m_find(barButton(theme, Glyph::Search, tr("Find"), tr("Find in the log (Ctrl+F)")))
    , m_save(barButton(theme, Glyph::Download, tr("Save…"), tr("Save the lines to a file")))
    , m_findBar(new LogFindBar(theme))
    , m_view(new LogView(theme, clock))
    , m_footer(new ListFooter(theme))
{
    setAccessibleName(tr("Logs"));
    m_view->setAccessibleName(tr("Lines of the log"));
    m_findBar->hide();
    makeBar();
    connect(m_view, &LogView::followingChanged, this, [this](bool isFollowing) {
        m_follow->setChecked(isFollowing);
        m_seen = m_feed ? m_feed->buffer().end() : 0;
        updateFooter();
    });
    connect(m_view, &LogView::hitsChanged, this, [this] { m_findBar->setHits(m_view->hit(), m_view->hits()); });
    connect(m_findBar, &LogFindBar::patternChanged, this, &LogPane::patternChanged);
    connect(m_findBar, &LogFindBar::nextWanted, m_view, &LogView::findNext);
    connect(m_findBar, &LogFindBar::previousWanted, m_view, &LogView::findPrevious);
    connect(m_findBar, &LogFindBar::wrapChanged, m_view, &LogView::setWrapped);
    connect(m_findBar, &LogFindBar::closed, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    auto* ticks = new QTimer(this); // ages
    connect(ticks, &QTimer::timeout, this, &LogPane::updateFooter);
    ticks->start(std::chrono::seconds(1));
    updateFooter();
}

LogPane::~LogPane()
{
    clear();
}

void LogPane::makeBar()
{
    m_container->setAccessibleName(tr("Container"));
    m_find->setAccessibleName(tr("Find"));
    m_save->setAccessibleName(tr("Save…"));
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Stay at the end as lines come (End)"));
    m_earlier->setToolTip(tr("Also the run before the present one"));
    connect(m_container, &QComboBox::activated, this, &LogPane::reopen);
    connect(m_container, &QComboBox::currentTextChanged, m_container, &QWidget::setToolTip);
    connect(m_follow, &QCheckBox::clicked, m_view, &LogView::setFollowing);
    connect(m_earlier, &QCheckBox::clicked, this, &LogPane::reopen);
    connect(m_find, &QPushButton::clicked, this, &LogPane::openFind);
    connect(m_save, &QPushButton::clicked, this, &LogPane::chooseFile);
    fitBar();
    connect(&theme(), &Theme::changed, this, &LogPane::fitBar);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(margin, 6, margin, 6);
    bar->setSpacing(4);
    bar->addWidget(m_container);
    bar->addWidget(m_follow);
    bar->addWidget(m_earlier);
    bar->addStretch(1);
    bar->addWidget(m_find);
    bar->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->setSizeConstraint(QLayout::SetNoConstraint); // fitBar() sees to it
    setMinimumWidth(theme().scaled(340));
    column->addLayout(bar);
    column->addWidget(new Hairline(theme(), Qt::Horizontal, Token::Line));
    column->addWidget(m_findBar);
    column->addWidget(m_view, 1);
    column->addWidget(m_footer);
}

// Small enough for the narrowest details: there the buttons are their icons; the chooser is as wide as the container that is chosen.
void LogPane::fitBar()
{
    const QFont& font = theme().font(TextRole::Table);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_container, m_follow, m_earlier})
        widget->setFont(font);
    constexpr int frameAndArrow = 46;
    const int wanted = qCeil(QFontMetricsF(theme().font(TextRole::Body)).horizontalAdvance(m_container->currentText())) + frameAndArrow;
    m_container->setFixedSize(std::min(wanted, theme().scaled(120)), theme().scaled(24));
    constexpr int spacing = 4;
    const int taken = 2 * margin + 3 * spacing + m_container->width() + m_follow->sizeHint().width() + m_earlier->sizeHint().width();
    m_find->setText(tr("Find"));
    m_save->setText(tr("Save…"));
    const int frame = theme().scaled(12); // of a button, that it need not have here
    const bool isNarrow = taken + m_find->sizeHint().width() + m_save->sizeHint().width() - 2 * frame > width();
    if (isNarrow) {
        m_find->setText({});
        m_save->setText({});
    }
    for (QPushButton* button : {m_find, m_save})
        button->setFixedWidth(button->sizeHint().width() - (isNarrow ? 0 : frame));
}

void LogPane::showLogs(OpenLogs open, const QStringList& containers)
{
    m_open = std::move(open);
    m_container->clear();
    for (const QString& container : containers)
        m_container->addItem(displayText(container), container);
    if (containers.size() > 1)
        m_container->addItem(tr("All containers"), QString());
    m_view->setFollowing(true);
    reopen();
}

void LogPane::clear()
{
    m_saver.reset();
    m_view->setBuffer(nullptr);
    m_changes.end();
    m_feed.reset();
}

void LogPane::reopen()
{
    clear();
    fitBar();
    m_saveText.clear();
    m_view->setEmptyText(tr("Reading the log…"));
    if (m_open && isVisible()) {
        m_feed = m_open({.container = m_container->currentData().toString().toStdString(),
                         .runs = m_earlier->isChecked() ? LogRuns::WithEarlier : LogRuns::Present,
                         .isFollowed = true,
                         .since = {},
                         .tailLines = firstLines});
        m_changes = m_feed->onChange([this] { feedChanged(); });
        m_view->setBuffer(&m_feed->buffer());
        feedChanged();
    }
    updateFooter();
}

void LogPane::resizeEvent(QResizeEvent* event)
{
    Surface::resizeEvent(event);
    fitBar();
}

void LogPane::showEvent(QShowEvent* event)
{
    Surface::showEvent(event);
    if (m_open && !m_feed)
        reopen();
}

void LogPane::feedChanged()
{
    updateNames();
    const auto& sources = m_feed->sources();
    const bool isOpen = std::ranges::any_of(sources, &LogSource::isOpen);
    m_view->setEmptyText(isOpen || m_feed->isOver() ? tr("No lines yet.") : tr("Reading the log…"));
    m_view->refresh();
    updateFooter();
}

// One container needs no name before its lines; several of one pod need theirs, several pods those of the pods.
void LogPane::updateNames()
{
    const auto& sources = m_feed->sources();
    std::set<std::string> pods;
    std::set<std::string> containers;
    for (const LogSource& source : sources) {
        pods.insert(source.pod);
        containers.insert(source.container);
    }
    QStringList names;
    for (const LogSource& source : sources.size() > 1 ? sources : std::vector<LogSource>()) {
        const QString pod = displayText(source.pod);
        const QString container = displayText(source.container);
        names << (pods.size() == 1 ? container : containers.size() == 1 ? pod : pod + u'/' + container);
    }
    m_view->setSourceNames(names);
}

QString LogPane::countText() const
{
    const LogRows* rows = m_view->rows();
    const auto count = static_cast<qint64>(rows ? rows->lines() : 0);
    const QString dropped = formatCount(static_cast<qint64>(rows ? rows->buffer().dropped() : 0));
    if (rows && rows->isFiltered())
        return tr("%1 of %2 lines, %3 dropped").arg(formatCount(static_cast<qint64>(rows->count())), formatCount(count), dropped);
    return tr("%1 lines, %2 dropped").arg(formatCount(count), dropped);
}

QString LogPane::stateText() const
{
    if (!m_saveText.isEmpty())
        return m_saveText;
    if (!m_feed || m_feed->buffer().isEmpty())
        return {};
    for (const LogSource& source : m_feed->sources()) {
        if (source.trouble && !source.isOver)
            return tr("Tries again: %1").arg(translate(*source.trouble));
    }
    if (!m_feed->leftOut().empty())
        return tr("%n container(s) not read: 50 at a time", nullptr, static_cast<int>(m_feed->leftOut().size()));
    const auto last = m_feed->buffer().line(m_feed->buffer().end() - 1).record.time;
    const auto age = m_clock.wallNow() - std::chrono::floor<std::chrono::milliseconds>(last);
    const QString text = formatAge(std::chrono::duration_cast<Duration>(age));
    if (m_feed->isOver())
        return last == noLogTime ? tr("Ended") : tr("Ended; last line %1 ago").arg(text);
    if (!m_view->isFollowing()) {
        const auto fresh = m_feed->buffer().end() - std::min(m_seen, m_feed->buffer().end());
        return fresh > 0 ? tr("Stands still; %1 new lines. End follows again").arg(formatCount(static_cast<qint64>(fresh)))
                         : tr("Stands still. End follows again");
    }
    return last == noLogTime ? tr("Follows") : tr("Follows; last line %1 ago").arg(text);
}

void LogPane::updateFooter()
{
    m_footer->setLeft(countText());
    m_footer->setRight(stateText());
}

void LogPane::openFind()
{
    m_findBar->open();
}

void LogPane::patternChanged()
{
    m_view->setFilter(m_findBar->isFilter() ? m_findBar->pattern() : LogPattern());
    m_view->setFind(m_findBar->pattern());
    updateFooter();
}

void LogPane::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Find))
        return openFind();
    if (event->matches(QKeySequence::FindNext))
        return m_view->findNext();
    if (event->matches(QKeySequence::FindPrevious))
        return m_view->findPrevious();
    Surface::keyPressEvent(event);
}

void LogPane::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Save the log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("log"));
    connect(dialog, &QFileDialog::fileSelected, this, &LogPane::save);
    dialog->open();
}

void LogPane::save(const QString& path)
{
    if (!m_feed)
        return;
    const LogPattern filter = m_findBar->isFilter() ? m_findBar->pattern() : LogPattern();
    m_saver = std::make_unique<LogSaver>(m_feed->buffer(), filter, path);
    connect(m_saver.get(), &LogSaver::finished, this, &LogPane::saved);
    m_saveText = tr("Saving…");
    m_save->setEnabled(false);
    updateFooter();
    m_saver->start();
}

void LogPane::saved(qint64 lines, const QString& error)
{
    m_save->setEnabled(true);
    m_saveText
        = error.isEmpty() ? tr("%n line(s) saved", nullptr, static_cast<int>(lines)) : tr("Not saved: %1. No file was written.").arg(error);
    updateFooter();
    QTimer::singleShot(std::chrono::seconds(10), this, [this, text = m_saveText] {
        if (m_saveText == text)
            m_saveText.clear();
        updateFooter();
    });
}

} // namespace tealdeck
