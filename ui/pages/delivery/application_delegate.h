#pragma once

#include <QStyledItemDelegate>

namespace tealdeck
{

class ApplicationList;
class ApplicationListModel;
class Theme;

// Paints one application of the list: name, a line per slot with its mark, a line per trouble.
class ApplicationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    ApplicationDelegate(Theme& theme, const ApplicationListModel& model, ApplicationList& list);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int lineHeight() const;

    Theme& m_theme;
    const ApplicationListModel& m_model;
    ApplicationList& m_list;
};

} // namespace tealdeck
