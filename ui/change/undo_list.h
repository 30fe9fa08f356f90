#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "core/change/plan.h"

#include <vector>

namespace tealdeck
{

class Theme;

// "How it is undone": what goes back, what stays, what else to know.
class UndoList : public QWidget
{
    Q_OBJECT

public:
    explicit UndoList(Theme& theme, QWidget* parent = nullptr);

    void set(const std::vector<UndoNote>& notes);

private:
    Theme& m_theme;
    std::vector<UndoNote> m_notes;
};

} // namespace tealdeck
