#pragma once

#include "ui/shell/palette_object.h"
#include "ui/widgets/painted_widget.h"

#include <QPointer>

class QLineEdit;
class QListView;
class QTimer;

namespace tealdeck
{

class ActionRegistry;
class PaletteModel;
class Scrim;
struct ActionSpec;
struct PaletteRow;

// Ctrl+K: everything one can go to or do, by a few letters. Actions that are off are there too, with the reason. It is a child of the
// window, 680 wide; it sends nothing itself, an action opens its plan.
class CommandPalette : public PaintedWidget
{
    Q_OBJECT

public:
    CommandPalette(Theme& theme, ActionRegistry& actions, QWidget* parent);

    void addObjects(ObjectSource source);
    // "PRODUCTION": what actions that write, write to.
    void setClassWord(const QString& word) { m_classWord = word; }
    QAccessible::Role accessibleRole() const override { return QAccessible::Dialog; }
    // Opens below `top` (the lower edge of the environment bar), over everything that is under it.
    void open(int top);
    void close();
    // Where it stands when the window changes its size.
    void place();

protected:
    void paint(Canvas& canvas) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search();
    std::vector<PaletteRow> rowsFor(const QString& query) const;
    void addActions(std::vector<PaletteRow>& rows, const QStringList& words, bool pagesOnly) const;
    void beginScans(const QString& query);
    void goOnScanning();
    void showRows();
    void addObjectRows(std::vector<PaletteRow>& rows) const;
    void choose(int row);
    void move(int step);
    int headHeight() const;
    int footHeight() const;

    ActionRegistry& m_actions;
    std::vector<ObjectSource> m_sources;
    std::vector<std::unique_ptr<ObjectScan>> m_scans; // of the query as it is typed now
    std::vector<PaletteObject> m_objects; // what they found
    QTimer* m_scanning;
    QString m_classWord;
    Scrim* m_scrim;
    QLineEdit* m_field;
    QListView* m_list;
    PaletteModel* m_model;
    QPointer<QWidget> m_focusBefore;
    bool m_isActionsOnly = false;
    int m_top = 44;
};

} // namespace tealdeck
