#pragma once

#include <QTableView>

#include "ui/models/column_room.h"
#include "ui/models/status_flashes.h"

#include <set>
#include <string>
#include <vector>

class QMenu;
class QTimer;

namespace tealdeck
{

class KeyedTableModel;
class Theme;
class UserSettings;

// The dense table of every page: rows of one height, no grid, no type-ahead (letters are shortcuts), one delegate. Selection, current
// row and scroll position survive resets by key. Ages are repainted as time goes.
class TableView : public QTableView
{
    Q_OBJECT

public:
    // `accessibleName`: what the table is a table of.
    TableView(Theme& theme, const QString& accessibleName, QWidget* parent = nullptr);

    void setKeyedModel(KeyedTableModel* model);
    KeyedTableModel* keyedModel() const { return m_model; }

    // The key of the current row, empty when there is none.
    std::string currentKey() const;
    // Makes the row current and visible; false when it is not in the table.
    bool showKey(const std::string& key);

    // Stale: rows in third ink.
    void setQuiet(bool isQuiet);
    bool isQuiet() const { return m_isQuiet; }

    // Which columns are shown, in which order, how wide, and what orders the rows: as remembered under "columns/NAME", and what the user
    // changes from now on is remembered there. Call after setKeyedModel() and the first orderBy().
    void remember(UserSettings& settings, const QString& name);
    bool areWidthsRemembered() const;
    // By the user's choice; a column that only gives way to a narrow window counts as shown.
    bool isColumnChosen(int column) const;
    void chooseColumn(int column, bool isShown);
    // As at first; what was remembered is forgotten.
    void resetColumns();
    // An entry for each column and the way back. For a button, and for the menu of the head.
    void fillColumnMenu(QMenu& menu);

    // Orders by a column, as a click on its head does.
    void orderBy(int column, Qt::SortOrder order);

    // Hides columns that may give way where the table is narrow; done by itself when its size changes.
    void fitColumns();

    int firstVisibleRow() const; // -1: none
    int lastVisibleRow() const;
    int hoveredRow() const { return m_hoveredRow; }
    bool showsFocus() const { return m_showsFocus; }
    // Told of each status cell as it is painted: true while it flashes, because it changed a moment ago. Never with reduced motion.
    bool flashes(const QModelIndex& index, const Cell& cell);

    void keyboardSearch(const QString& search) override;

Q_SIGNALS:
    // Another row, or none (empty key).
    void currentKeyChanged(const std::string& key);
    // Enter or double click.
    void detailsWanted(const std::string& key);
    // The first and last row on screen, for "Rows 1 to 27 of n".
    void visibleRowsChanged();
    void columnsReset();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override; // of the head
    void timerEvent(QTimerEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void applyTheme();
    void layOutColumns();
    void fitStretchingColumn(const std::vector<ColumnNeed>& needs);
    void orderByClick(int column);
    void followHead();
    void showColumnMenu(const QPoint& place);
    void restoreColumns();
    void restoreColumnOrder();
    void restoreColumnWidths();
    void restoreRowOrder();
    void saveColumns();
    void saveWidths();
    void saveRowOrder();
    int columnWithId(const QString& id) const;
    QString settingsKey(const QString& name) const;
    void rememberPlace();
    void restorePlace();
    void setHoveredRow(int row);
    void setShowsFocus(bool shows);
    void copyCurrent(bool wholeRow) const;
    void updateAges();
    void endFlashes();

    Theme& m_theme;
    KeyedTableModel* m_model = nullptr;
    bool m_isQuiet = false;
    bool m_showsFocus = false;
    int m_hoveredRow = -1;
    int m_ageTimer = 0;
    StatusFlashes m_flashes;
    QTimer* m_flashTimer; // runs only while something flashes
    std::set<int> m_yielded; // columns hidden because the table is narrow
    std::string m_placeKey; // current row before a reset
    int m_placeOffset = 0; // where it stood in the viewport
    UserSettings* m_settings = nullptr; // while columns are remembered
    QString m_settingsName;
    int m_firstSortColumn = 0;
    Qt::SortOrder m_firstSortOrder = Qt::AscendingOrder;
    bool m_isHeadPressed = false; // only then a width is the user's
    bool m_areWidthsChanged = false;
    bool m_isArranging = false; // columns move because we move them
};

} // namespace tealdeck
