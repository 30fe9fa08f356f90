#include "ui/pages/journal/journal_page.h"

#include "core/journal/export.h"
#include "core/session/session.h"
#include "ui/change/unfinished_notices.h"
#include "ui/models/table_view.h"
#include "ui/pages/details_width.h"
#include "ui/pages/journal/journal_details.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/translate.h"
#include "ui/theme/button_variant.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/list_footer.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/page_state.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/surface.h"

#include <algorithm>

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QVBoxLayout>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int detailsWidth = 460;
constexpr std::size_t shownEntries = 20000;

enum class Which
{
    ThisEnvironment,
    All,
    OutcomesOnly,
};

} // namespace

JournalPage::JournalPage(Theme& theme, Session& session, ChangeDesk& desk)
    : m_theme(theme)
    , m_session(session)
    , m_desk(desk)
    , m_widget(new Surface(theme, Token::Base))
{
    build();
    m_appended = m_session.journal().onAppended([this] { refresh(); });
    refresh();
}

JournalPage::~JournalPage() = default;

void JournalPage::build()
{
    m_head = new PageHead(m_theme, tr("Journal"));
    m_verify = new QPushButton(tr("Verify the chain"));
    m_verify->setToolTip(tr("Reads every entry again and compares the end with the anchors kept on the cluster's leases"));
    m_export = new QPushButton(tr("Export…"));
    m_export->setToolTip(tr("Saves the entries shown as CSV or JSON lines"));
    auto* formats = new QMenu(m_export);
    connect(formats->addAction(tr("CSV…")), &QAction::triggered, this, [this] { exportAs(u"csv"_s); });
    connect(formats->addAction(tr("JSON lines…")), &QAction::triggered, this, [this] { exportAs(u"jsonl"_s); });
    m_export->setMenu(formats);
    m_head->addRight(m_verify);
    m_head->addRight(m_export);
    m_search = new SearchField(m_theme, tr("Filter the journal"), tr("sentence, subject, person, environment, change…"));
    m_which = new QComboBox;
    m_which->setAccessibleName(tr("Which entries"));
    m_which->setMinimumWidth(190);
    m_which->addItem(tr("This environment"), static_cast<int>(Which::ThisEnvironment));
    m_which->addItem(tr("Outcomes of this environment"), static_cast<int>(Which::OutcomesOnly));
    m_which->addItem(tr("All environments"), static_cast<int>(Which::All));
    m_banner = new Banner(m_theme);
    m_banner->hide();
    m_table = std::make_unique<KeyedTable<JournalRow>>(journalColumns(m_session.scheduler().clock()), journalFilterText);
    m_view = new TableView(m_theme, tr("Journal entries"));
    m_view->setKeyedModel(m_table.get());
    m_view->sortByColumn(0, Qt::DescendingOrder);
    m_table->follow(m_rows);
    m_footer = new ListFooter(m_theme);
    m_details = new JournalDetails(m_theme);
    m_details->hide();

    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(20, 8, 20, 8);
    searchRow->setSpacing(8);
    searchRow->addWidget(m_search, 1);
    searchRow->addWidget(m_which);
    auto* list = new QWidget;
    auto* listColumn = new QVBoxLayout(list);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(0);
    listColumn->addWidget(m_view, 1);
    listColumn->addWidget(m_footer);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(list);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_detailsWidth = new DetailsWidth(*m_splitter, detailsWidth);
    auto* content = new QWidget;
    auto* contentColumn = new QVBoxLayout(content);
    contentColumn->setContentsMargins(0, 0, 0, 0);
    contentColumn->setSpacing(0);
    contentColumn->addLayout(searchRow);
    contentColumn->addWidget(m_splitter, 1);
    m_state = new PageState(m_theme, content);
    auto* notices = new UnfinishedNotices(m_theme, m_desk);
    connect(notices, &UnfinishedNotices::planWanted, this, &JournalPage::planWanted);
    auto* page = new QVBoxLayout(m_widget);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_head);
    page->addWidget(notices);
    page->addWidget(m_banner);
    page->addWidget(m_state, 1);

    connect(m_search, &SearchField::filterChanged, m_table.get(), &KeyedTableModel::setFilterText);
    connect(m_search, &SearchField::listWanted, m_view, [this] { m_view->setFocus(); });
    connect(m_table.get(), &KeyedTableModel::countsChanged, this, &JournalPage::showFooter);
    connect(m_view, &TableView::visibleRowsChanged, this, &JournalPage::showFooter);
    connect(m_view, &TableView::detailsWanted, this, &JournalPage::showDetails);
    connect(m_view, &TableView::currentKeyChanged, this, [this](const std::string& key) {
        if (m_details->isVisible() && !key.empty())
            showDetails(key);
    });
    connect(m_details, &JournalDetails::closeWanted, this, &JournalPage::closeDetails);
    connect(m_details, &JournalDetails::changeWanted, this, &JournalPage::showFiltered);
    connect(m_which, &QComboBox::currentIndexChanged, this, &JournalPage::applyRowFilter);
    connect(m_verify, &QPushButton::clicked, this, &JournalPage::verify);
    connect(m_banner, &Banner::buttonClicked, m_banner, &QWidget::hide);
    connect(m_state, &PageState::retryWanted, this, &JournalPage::refresh);
    applyRowFilter();
}

void JournalPage::remember(UserSettings& settings)
{
    m_view->remember(settings, u"journal"_s);
    m_detailsWidth->remember(settings, u"layout/journalDetails"_s);
}

PageInfo JournalPage::info() const
{
    return {
        .id = u"journal"_s, .title = tr("Journal"), .icon = Glyph::PageJournal, .group = PageGroup::Govern, .letter = u'J', .number = 9};
}

QString JournalPage::statusText() const
{
    QStringList notes;
    for (const Message& note : m_session.journal().notes())
        notes.append(translate(note));
    return notes.join(u"  "_s);
}

void JournalPage::refresh()
{
    m_read = m_session.journal().read({.limit = shownEntries},
                                      [this](Result<std::vector<JournalEntry>> entries) { take(std::move(entries)); });
}

QWidget* JournalPage::filterField()
{
    return m_search;
}

bool JournalPage::goBackOneStep()
{
    if (m_details->isVisible()) {
        closeDetails();
        return true;
    }
    if (!m_search->text().isEmpty()) {
        m_search->clear();
        m_view->setFocus();
        return true;
    }
    if (m_banner->isVisible()) {
        m_banner->hide();
        return true;
    }
    return false;
}

std::vector<QWidget*> JournalPage::panes()
{
    return {m_search, m_view, m_details};
}

void JournalPage::shown()
{
    refresh();
}

QString JournalPage::summary() const
{
    const QString entries = tr("Journal: %1 entries").arg(formatCount(m_entryCount));
    if (!m_verifiedAt)
        return entries;
    return tr("%1, chain verified %2").arg(entries, formatMoment(*m_verifiedAt, m_session.scheduler().clock().wallNow()));
}

void JournalPage::showFiltered(const QString& text)
{
    m_search->setText(text);
    m_table->setFilterText(text);
}

void JournalPage::take(Result<std::vector<JournalEntry>> entries)
{
    if (!entries) {
        m_state->showBroken(
            {.glyph = Glyph::Broken,
             .sentence = translate(entries.error()),
             .explanation
             = tr("Nothing can be changed while the journal cannot be written; a way back is journalled in the cluster instead."),
             .code = detailOf(entries.error()),
             .button = tr("Try again now")});
        return;
    }
    m_entryCount = entries->empty() ? 0 : entries->back().sequence;
    Batch<JournalRow> batch{.replacesAll = true};
    batch.changed.reserve(entries->size());
    for (JournalEntry& entry : *entries)
        batch.changed.push_back({.entry = std::move(entry)});
    m_rows.apply(std::move(batch));
    m_rows.setFreshness(Live{});
    if (m_rows.rows().empty())
        m_state->showEmpty({.glyph = Glyph::PageJournal,
                            .sentence = tr("Nothing was changed yet."),
                            .explanation = tr("Every change that you plan and send is written here before anything leaves this console.")});
    else
        m_state->showLive();
    showFooter();
    Q_EMIT summaryChanged();
    Q_EMIT statusTextChanged();
}

void JournalPage::applyRowFilter()
{
    const auto which = static_cast<Which>(m_which->currentData().toInt());
    if (which == Which::All) {
        m_table->setRowFilter({});
        return;
    }
    m_table->setRowFilter([which, &settings = m_session.settings()](const JournalRow& row) {
        const JournalDraft& draft = row.entry.draft;
        const bool isHere = draft.context == settings.context && draft.isSandbox == settings.isSandbox;
        return isHere && (which == Which::ThisEnvironment || draft.kind == JournalKind::Outcome);
    });
}

void JournalPage::showFooter()
{
    const int total = m_table->totalCount();
    const int shown = m_table->rowCount();
    m_search->setCountText(tr("%1 of %2 entries").arg(formatCount(shown), formatCount(total)));
    if (shown == 0)
        m_footer->setLeft(tr("No entry fits"));
    else
        m_footer->setLeft(
            tr("Rows %1 to %2 of %3")
                .arg(formatCount(m_view->firstVisibleRow() + 1), formatCount(m_view->lastVisibleRow() + 1), formatCount(shown)));
    m_footer->setRight(summary());
}

void JournalPage::showDetails(const std::string& key)
{
    const JournalRow* row = m_rows.find(key);
    if (!row)
        return;
    m_details->showEntry(row->entry);
    if (m_details->isVisible())
        return;
    m_details->show();
    m_detailsWidth->apply();
}

void JournalPage::closeDetails()
{
    m_details->hide();
    m_view->setFocus();
}

void JournalPage::verify()
{
    m_verify->setEnabled(false);
    m_banner->set(BannerTone::Note, Glyph::Busy, tr("Reading the whole chain…"));
    m_banner->show();
    m_anchors = m_session.readAnchors([this](Result<std::vector<JournalAnchor>> anchors) {
        const QString problem = anchors ? QString() : translate(anchors.error());
        m_verifying = m_session.journal().verify(anchors.value_or(std::vector<JournalAnchor>()),
                                                 [this, problem](Result<JournalVerdict> verdict) { takeVerdict(verdict, problem); });
    });
}

void JournalPage::takeVerdict(const Result<JournalVerdict>& verdict, const QString& anchorsProblem)
{
    m_verify->setEnabled(true);
    if (!verdict) {
        m_banner->set(BannerTone::Critical, Glyph::Crit, translate(verdict.error()), detailOf(verdict.error()), {tr("Close")});
        return;
    }
    if (!verdict->isIntact()) {
        const JournalFinding& first = verdict->findings.front();
        m_banner->set(BannerTone::Critical, Glyph::Crit,
                      tr("The journal was tampered with: %n finding(s).", nullptr, static_cast<int>(verdict->findings.size())),
                      translate(first.message), {tr("Close")});
        m_view->showKey(std::to_string(first.sequence));
        return;
    }
    m_verifiedAt = m_session.scheduler().clock().wallNow();
    QString proven = tr("No anchor was found outside: entries cut off at the end would not be noticed.");
    if (verdict->provenUpTo)
        proven = tr("Its end is proven up to entry %1 by %2.")
                     .arg(formatCount(verdict->provenUpTo->sequence), displayText(verdict->provenUpTo->place));
    else if (!anchorsProblem.isEmpty())
        proven = tr("The anchors could not be read: %1").arg(anchorsProblem);
    if (verdict->foreignAnchors > 0)
        proven += u' ' + tr("%n anchor(s) of other journals were left out.", nullptr, verdict->foreignAnchors);
    m_banner->set(BannerTone::Note, Glyph::Ok, tr("The chain of %1 entries is intact.").arg(formatCount(verdict->entries)), proven,
                  {tr("Close")});
    showFooter();
    Q_EMIT summaryChanged();
}

std::vector<JournalEntry> JournalPage::visibleEntries() const
{
    std::vector<JournalEntry> entries;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (const JournalRow* found = m_table->rowAt(row))
            entries.push_back(found->entry);
    }
    std::ranges::sort(entries, {}, &JournalEntry::sequence);
    return entries;
}

void JournalPage::exportAs(const QString& format)
{
    auto* dialog = new QFileDialog(m_widget, tr("Export the journal"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(format);
    dialog->selectFile(u"tealdeck-journal."_s + format);
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString& path) {
        const std::vector<JournalEntry> entries = visibleEntries();
        QSaveFile file(path);
        const std::string text = format == u"csv" ? exportCsv(entries) : exportJsonLines(entries);
        const bool isWritten
            = file.open(QIODevice::WriteOnly) && file.write(text.data(), static_cast<qint64>(text.size())) >= 0 && file.commit();
        if (isWritten)
            m_banner->set(BannerTone::Note, Glyph::Ok, tr("%n entries were saved.", nullptr, static_cast<int>(entries.size())), path,
                          {tr("Close")});
        else
            m_banner->set(BannerTone::Critical, Glyph::Crit, tr("The export could not be written; choose another place."),
                          path + u": "_s + file.errorString(), {tr("Close")});
        m_banner->show();
    });
    dialog->open();
}

} // namespace tealdeck
