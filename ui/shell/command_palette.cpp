#include "ui/shell/command_palette.h"

#include "ui/shell/action_registry.h"
#include "ui/shell/palette_delegate.h"
#include "ui/shell/palette_model.h"
#include "ui/shell/scrim.h"
#include "ui/widgets/key_cap.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QTimer>

#include <algorithm>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int paletteWidth = 680;
constexpr int gapBelowBar = 8;
constexpr int objectLimit = 12;
constexpr int objectsAtOnce = 4000; // looked at before the next key or paint has its turn

// 0: no; 1: all words occur somewhere; 2: the title begins with the first word.
int matchOf(const QStringList& words, const QString& title, const QString& detail)
{
    if (words.isEmpty())
        return 1;
    const QString whole = title + u' ' + detail;
    for (const QString& word : words) {
        if (!whole.contains(word, Qt::CaseInsensitive))
            return 0;
    }
    return title.startsWith(words.first(), Qt::CaseInsensitive) ? 2 : 1;
}

} // namespace

CommandPalette::CommandPalette(Theme& theme, ActionRegistry& actions, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_actions(actions)
    , m_scanning(new QTimer(this))
    , m_scrim(new Scrim(theme, parent))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_model(new PaletteModel(this))
{
    hide();
    setAccessibleName(tr("Command palette"));
    m_field->setFrame(false);
    m_field->setPlaceholderText(tr("Go to or do..."));
    m_field->setAccessibleName(tr("Name of a page, an action or a thing"));
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Matches"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_list, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
    connect(m_scrim, &Scrim::clicked, this, &CommandPalette::close);
    m_scanning->setInterval(0);
    connect(m_scanning, &QTimer::timeout, this, &CommandPalette::goOnScanning);
}

int CommandPalette::headHeight() const
{
    return theme().scaled(43);
}

int CommandPalette::footHeight() const
{
    return theme().scaled(32);
}

void CommandPalette::addObjects(ObjectSource source)
{
    m_sources.push_back(std::move(source));
}

void CommandPalette::open(int top)
{
    if (isVisible()) {
        m_field->selectAll();
        return;
    }
    m_top = top;
    m_focusBefore = QApplication::focusWidget();
    m_isActionsOnly = false;
    m_field->setFont(theme().font(TextRole::PageTitle));
    QFont font = m_field->font();
    font.setWeight(QFont::Normal);
    m_field->setFont(font);
    m_field->clear();
    m_scrim->show();
    m_scrim->raise();
    show();
    raise();
    search();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    hide();
    m_scrim->hide();
    m_scanning->stop();
    m_scans.clear();
    m_objects.clear();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::place()
{
    const QSize room = parentWidget()->size();
    m_scrim->setGeometry(0, m_top, room.width(), room.height() - m_top);
    int listHeight = 8;
    for (int row = 0; row < m_model->rowCount(); ++row)
        listHeight += theme().scaled(m_model->row(row).isHead ? 28 : 32);
    const int most = std::min(theme().scaled(372), room.height() - m_top - gapBelowBar - 60 - headHeight() - footHeight());
    listHeight = std::clamp(listHeight, theme().scaled(40), std::max(theme().scaled(40), most));
    const int width = std::min(theme().scaled(paletteWidth), room.width() - 40);
    setGeometry((room.width() - width) / 2, m_top + gapBelowBar, width, headHeight() + listHeight + footHeight());
    const int keys = keyCapWidth(theme(), tr("Esc")) + 24;
    m_field->setGeometry(40, 1, width - 40 - keys, headHeight() - 2);
    m_list->setGeometry(1, headHeight(), width - 2, listHeight - 1);
}

void CommandPalette::search()
{
    beginScans(m_field->text().trimmed());
    showRows();
    const int first = m_model->nextChoosable(-1, 1);
    m_list->setCurrentIndex(m_model->index(std::max(0, first)));
    m_list->scrollToTop(); // with the first row's head
}

void CommandPalette::showRows()
{
    const QString query = m_field->text().trimmed();
    m_model->set(rowsFor(query), query.split(u' ', Qt::SkipEmptyParts));
    place();
    update();
}

void CommandPalette::beginScans(const QString& query)
{
    m_scans.clear();
    m_objects.clear();
    if (!query.isEmpty() && !m_isActionsOnly) {
        for (const ObjectSource& source : m_sources)
            m_scans.push_back(source(query, objectLimit));
    }
    m_scanning->start();
    goOnScanning();
}

// Shows nothing before all was looked at: what stands there does not move away from a finger that is about to press Enter.
void CommandPalette::goOnScanning()
{
    for (const auto& scan : m_scans) {
        if (scan->advance(objectsAtOnce))
            return;
    }
    m_scanning->stop();
    for (const auto& scan : m_scans)
        std::ranges::move(scan->best(), std::back_inserter(m_objects));
    m_scans.clear();
    if (m_objects.empty())
        return update();
    const int row = m_list->currentIndex().row();
    showRows();
    m_list->setCurrentIndex(m_model->index(row >= 0 && !m_model->row(row).isHead ? row : m_model->nextChoosable(-1, 1)));
}

std::vector<PaletteRow> CommandPalette::rowsFor(const QString& query) const
{
    const QStringList words = query.split(u' ', Qt::SkipEmptyParts);
    std::vector<PaletteRow> rows;
    if (words.isEmpty() && !m_isActionsOnly)
        addActions(rows, words, true);
    addActions(rows, words, false);
    if (!words.isEmpty() && !m_isActionsOnly) {
        addActions(rows, words, true);
        addObjectRows(rows);
    }
    return rows;
}

void CommandPalette::addActions(std::vector<PaletteRow>& rows, const QStringList& words, bool pagesOnly) const
{
    std::vector<std::pair<int, PaletteRow>> found;
    for (const ActionSpec& spec : m_actions.specs()) {
        const bool isPage = spec.id.startsWith(u"go.page."_s);
        const int match = matchOf(words, spec.text, spec.detail);
        if (isPage != pagesOnly || match == 0 || spec.id == u"palette"_s)
            continue;
        const bool isEnabled = m_actions.isEnabled(spec.id);
        const QString keys = spec.shortcuts.isEmpty() ? QString() : spec.shortcuts.first().toString(QKeySequence::NativeText);
        found.emplace_back(match,
                           PaletteRow{.isHead = false,
                                      .icon = spec.icon,
                                      .title = spec.text,
                                      .detail = spec.detail,
                                      .note = spec.writes ? tr("writes to %1").arg(m_classWord) : keys,
                                      .writes = spec.writes,
                                      .reasonOff = isEnabled ? QString() : m_actions.reasonOff(spec.id),
                                      .activate = spec.trigger});
        if (!isEnabled && found.back().second.reasonOff.isEmpty())
            found.back().second.reasonOff = tr("not possible now");
    }
    if (found.empty())
        return;
    // What can be chosen first, what begins with the words first; else in the order registered.
    std::ranges::stable_sort(found, [](const auto& a, const auto& b) {
        if (a.second.reasonOff.isEmpty() != b.second.reasonOff.isEmpty())
            return a.second.reasonOff.isEmpty();
        return a.first > b.first;
    });
    rows.push_back({.isHead = true, .title = pagesOnly ? tr("Go to") : tr("Actions")});
    for (auto& [match, row] : found)
        rows.push_back(std::move(row));
}

void CommandPalette::addObjectRows(std::vector<PaletteRow>& rows) const
{
    if (m_objects.empty())
        return;
    rows.push_back({.isHead = true, .title = tr("Objects")});
    for (const PaletteObject& object : m_objects)
        rows.push_back({.icon = object.icon, .title = object.title, .detail = object.detail, .note = object.note, .activate = object.open});
}

void CommandPalette::choose(int row)
{
    if (row < 0 || row >= m_model->rowCount() || m_model->row(row).isHead || !m_model->row(row).reasonOff.isEmpty())
        return;
    const std::function<void()> activate = m_model->row(row).activate;
    close();
    if (activate)
        activate();
}

void CommandPalette::move(int step)
{
    const int row = m_model->nextChoosable(m_list->currentIndex().row(), step);
    m_list->setCurrentIndex(m_model->index(row));
    m_list->scrollTo(m_model->index(row > 0 && m_model->row(row - 1).isHead ? row - 1 : row));
    m_list->scrollTo(m_model->index(row));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return PaintedWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up: move(-1); return true;
    case Qt::Key_Down: move(1); return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        for (int i = 0; i < 8; ++i)
            move(static_cast<QKeyEvent*>(event)->key() == Qt::Key_PageUp ? -1 : 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(m_list->currentIndex().row()); return true;
    case Qt::Key_Escape: close(); return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        m_isActionsOnly = !m_isActionsOnly;
        search();
        return true;
    default: // a letter
        return PaintedWidget::eventFilter(watched, event);
    }
}

void CommandPalette::paint(Canvas& canvas)
{
    canvas.box(rect(), 6, Token::Base, Token::Control);
    const QRect head(0, 0, width(), headHeight());
    canvas.glyphIn(head.adjusted(15, 0, 0, 0), Glyph::Search, 16, Token::Ink2);
    paintKeyCap(canvas, head.adjusted(0, 0, -14, 0), tr("Esc"));
    canvas.horizontalLine(1, width() - 1, head.bottom(), Token::Line);

    const QRect foot(0, height() - footHeight(), width(), footHeight());
    canvas.painter().save();
    canvas.painter().setClipRect(foot.adjusted(1, 0, -1, -1));
    canvas.box(foot.adjusted(1, -8, -1, -1), 5, Token::Raised, std::nullopt);
    canvas.painter().restore();
    canvas.horizontalLine(1, width() - 1, foot.top(), Token::Hair);
    QRect line = foot.adjusted(15, 0, -15, 0);
    const auto hint = [&](const QString& key, const QString& words) {
        const int cap = keyCapWidth(theme(), key);
        paintKeyCap(canvas, QRect(line.left(), line.top(), cap, line.height()), key);
        line.setLeft(line.left() + cap + 6);
        line.setLeft(line.left() + canvas.text(line, words, TextRole::Axis, Token::Ink2) + 14);
    };
    hint(u"\u2191 \u2193"_s, tr("choose"));
    hint(tr("Enter"), tr("open"));
    hint(tr("Tab"), m_isActionsOnly ? tr("everything") : tr("only actions"));
    const QString promise = m_scanning->isActive() ? tr("Looking through the objects…")
        : m_model->rowCount() == 0                 ? tr("Nothing has that name.")
                                                   : tr("An action opens its plan. Nothing is sent from here.");
    canvas.text(line, promise, TextRole::Axis, Token::Ink2, Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace tealdeck
