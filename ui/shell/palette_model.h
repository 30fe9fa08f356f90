#pragma once

#include "ui/theme/glyph.h"

#include <QAbstractListModel>

#include <functional>
#include <vector>

namespace tealdeck
{

// One line of the command palette: the head of a section, or something to do or to go to.
struct PaletteRow
{
    bool isHead = false;
    Glyph icon = Glyph::None;
    QString title = {};
    QString detail = {};
    QString note = {}; // right side
    bool writes = false; // the note says so, in the class colour
    QString reasonOff = {}; // not empty: cannot be chosen
    std::function<void()> activate = {};
};

class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void set(std::vector<PaletteRow> rows, QStringList words);
    const PaletteRow& row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    // The words looked for, to be marked in the titles.
    const QStringList& words() const { return m_words; }
    // The next row from `from` in that direction that is no head; `from` itself when there is none.
    int nextChoosable(int from, int step) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    std::vector<PaletteRow> m_rows;
    QStringList m_words;
};

} // namespace tealdeck
