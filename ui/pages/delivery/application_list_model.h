#pragma once

#include <QAbstractListModel> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "core/domain/application.h"
#include "ui/pages/delivery/application_text.h"

#include <string>
#include <vector>

namespace tealdeck
{

// What the list says about one slot.
struct SlotLine
{
    SlotPosition position = SlotPosition::First;
    bool isLive = false;
    QString text; // "blue v1.42.0 live"
    bool operator==(const SlotLine&) const = default;
};

// What the list says about one application.
struct ApplicationRow
{
    std::string key;
    QString name;
    QString namespaceName; // empty where it goes without saying
    std::vector<SlotLine> slots;
    std::vector<Trouble> troubles;
    bool operator==(const ApplicationRow&) const = default;
};

// The applications of the list; rows keep their identity by key, so that the selection survives updates.
class ApplicationListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    // In the order to be shown.
    void set(std::vector<ApplicationRow> rows);
    const ApplicationRow& rowAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    int rowOf(const std::string& key) const; // -1: not there

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<ApplicationRow> m_rows;
};

ApplicationRow rowOf(const Application& application, bool showsNamespace);

} // namespace tealdeck
