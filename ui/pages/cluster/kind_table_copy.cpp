#include "ui/models/table_view.h"
#include "ui/pages/cluster/kind_table.h"
#include "ui/pages/cluster/table_csv.h"
#include "ui/text/display_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/list_footer.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QSaveFile>

// What can be taken out of a KindTable: a name, a row, all rows as CSV.
namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

void KindTable::showRowMenu(const QPoint& place)
{
    if (!m_view->currentIndex().isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(m_theme.icon(Glyph::Copy), tr("Copy name")), &QAction::triggered, this, [this] { copy(false); });
    connect(menu->addAction(tr("Copy row")), &QAction::triggered, this, [this] { copy(true); });
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

void KindTable::copy(bool wholeRow)
{
    const TableRow* row = m_table ? m_table->rowAt(m_view->currentIndex()) : nullptr;
    if (!row)
        return;
    QStringList cells;
    for (int i = 0; wholeRow && i < m_table->columnCount(); ++i)
        cells << m_table->data(m_table->index(m_view->currentIndex().row(), i)).toString();
    QGuiApplication::clipboard()->setText(wholeRow ? cells.join(u'\t') : QString::fromStdString(row->meta.name));
}

QByteArray KindTable::csv() const
{
    QStringList head;
    std::vector<QStringList> rows(static_cast<std::size_t>(m_table ? m_table->rowCount() : 0));
    for (int i = 0; m_table && i < m_table->columnCount(); ++i) {
        if (m_view->isColumnHidden(i))
            continue;
        head << m_table->column(i).title;
        for (std::size_t row = 0; row < rows.size(); ++row)
            rows[row] << m_table->data(m_table->index(static_cast<int>(row), i)).toString();
    }
    return toCsv(head, rows);
}

void KindTable::saveCsv()
{
    auto* dialog = new QFileDialog(window(), tr("Export %1").arg(displayText(m_kind->plural)));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(displayText(m_kind->plural) + u".csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QSaveFile file(path);
        const QByteArray text = csv();
        const bool isSaved = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
        m_footer->setLeft(isSaved ? tr("Saved as %1").arg(path) : tr("%1 could not be written: %2").arg(path, file.errorString()),
                          isSaved ? Glyph::Done : Glyph::Crit);
    });
    dialog->open();
}

} // namespace tealdeck
