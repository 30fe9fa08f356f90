#pragma once

#include "core/base/handle.h"
#include "core/domain/store.h"
#include "core/journal/journal.h"
#include "ui/change/change_desk.h"
#include "ui/models/journal_columns.h"
#include "ui/models/keyed_table.h"
#include "ui/shell/page.h"

#include <memory>

class QComboBox;
class QPushButton;
class QSplitter;

namespace tealdeck
{

class Banner;
class DetailsWidth;
class JournalDetails;
class ListFooter;
class PageHead;
class PageState;
class SearchField;
class Session;
class TableView;
class Theme;
class UserSettings;

// The journal: every change and its outcome, filtered, verified against what is anchored outside, exported.
class JournalPage : public Page
{
    Q_OBJECT

public:
    // All outlive the page.
    JournalPage(Theme& theme, Session& session, ChangeDesk& desk);
    ~JournalPage() override;

    // Columns and the width of the details; the settings outlive the page.
    void remember(UserSettings& settings);
    PageInfo info() const override;
    QWidget* widget() override { return m_widget; }
    QString statusText() const override;
    void refresh() override;
    QWidget* filterField() override;
    bool goBackOneStep() override;
    std::vector<QWidget*> panes() override;
    void shown() override;

    // The words for the right side of the status bar: "Journal: 1,204 entries, chain verified 14:30".
    QString summary() const;
    // Filters for one change or one application, as a link from another page does.
    void showFiltered(const QString& text);
    void verify();
Q_SIGNALS:
    void summaryChanged();
    // An interrupted change is to be finished or reverted: with a plan, as always.
    void planWanted(const ChangeRequest& request);

private:
    void build();
    void take(Result<std::vector<JournalEntry>> entries);
    void applyRowFilter();
    void showFooter();
    void showDetails(const std::string& key);
    void closeDetails();
    void takeVerdict(const Result<JournalVerdict>& verdict, const QString& anchorsProblem);
    void exportAs(const QString& format);
    std::vector<JournalEntry> visibleEntries() const;

    Theme& m_theme;
    Session& m_session;
    ChangeDesk& m_desk;
    QWidget* m_widget;
    PageHead* m_head = nullptr;
    SearchField* m_search = nullptr;
    QComboBox* m_which = nullptr;
    QPushButton* m_verify = nullptr;
    QPushButton* m_export = nullptr;
    Banner* m_banner = nullptr;
    TableView* m_view = nullptr;
    ListFooter* m_footer = nullptr;
    PageState* m_state = nullptr;
    QSplitter* m_splitter = nullptr;
    DetailsWidth* m_detailsWidth = nullptr;
    JournalDetails* m_details = nullptr;
    Store<JournalRow> m_rows;
    std::unique_ptr<KeyedTable<JournalRow>> m_table; // follows the rows: it goes before them
    std::optional<WallTime> m_verifiedAt;
    std::int64_t m_entryCount = 0;
    Handle m_read;
    Handle m_verifying;
    Handle m_anchors;
    Handle m_appended;
};

} // namespace tealdeck
