#include "ui/pages/delivery/application_list_model.h"

#include "ui/text/display_text.h"

#include <algorithm>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

bool haveSameKeys(const std::vector<ApplicationRow>& a, const std::vector<ApplicationRow>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const ApplicationRow& x, const ApplicationRow& y) { return x.key == y.key; });
}

QString spokenText(const ApplicationRow& row)
{
    QStringList parts{row.name};
    for (const SlotLine& slot : row.slots)
        parts << slot.text;
    for (const Trouble& trouble : row.troubles)
        parts << trouble.text;
    return parts.join(u", "_s);
}

} // namespace

void ApplicationListModel::set(std::vector<ApplicationRow> rows)
{
    if (haveSameKeys(m_rows, rows)) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i] == m_rows[i])
                continue;
            m_rows[i] = std::move(rows[i]);
            const QModelIndex changed = index(static_cast<int>(i));
            Q_EMIT dataChanged(changed, changed);
        }
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int ApplicationListModel::rowOf(const std::string& key) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const ApplicationRow& row) { return row.key == key; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int ApplicationListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ApplicationListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ApplicationRow& row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return row.name;
    case Qt::AccessibleTextRole: return spokenText(row);
    default: return {};
    }
}

ApplicationRow rowOf(const Application& application, bool showsNamespace)
{
    ApplicationRow row{.key = application.key(),
                       .name = displayText(application.name),
                       .namespaceName = showsNamespace ? displayText(application.namespaceName) : QString(),
                       .slots = {},
                       .troubles = troublesOf(application)};
    for (const Slot& slot : application.slots)
        row.slots.push_back({.position = markOf(slot), .isLive = isAtWork(application, slot), .text = slotLine(application, slot)});
    return row;
}

} // namespace tealdeck
