#include "ui/shell/palette_model.h"

namespace tealdeck
{

void PaletteModel::set(std::vector<PaletteRow> rows, QStringList words)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_words = std::move(words);
    endResetModel();
}

int PaletteModel::nextChoosable(int from, int step) const
{
    for (int index = from + step; index >= 0 && index < rowCount(); index += step) {
        if (!row(index).isHead)
            return index;
    }
    return from;
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    const PaletteRow& each = row(index.row());
    if (role == Qt::DisplayRole)
        return each.title;
    if (role == Qt::AccessibleTextRole)
        return each.reasonOff.isEmpty() ? QStringList{each.title, each.detail, each.note}.join(u' ')
                                        : tr("%1, off: %2").arg(each.title, each.reasonOff);
    return {};
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    return row(index.row()).isHead ? Qt::NoItemFlags : Qt::ItemIsSelectable | Qt::ItemIsEnabled;
}

} // namespace tealdeck
