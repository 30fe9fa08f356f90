#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "ui/change/change_desk.h"

#include <vector>

class QVBoxLayout;

namespace tealdeck
{

class Banner;
class Theme;

// One banner for each change that was begun here and never ended: what was begun, when and by whom, what is true now, and what can be
// planned about it. A button opens the usual dialog; nothing is sent from here. Without such changes it takes no room.
class UnfinishedNotices : public QWidget
{
    Q_OBJECT

public:
    // Both outlive it.
    UnfinishedNotices(Theme& theme, ChangeDesk& desk, QWidget* parent = nullptr);
    ~UnfinishedNotices() override;

Q_SIGNALS:
    void planWanted(const ChangeRequest& request);

private:
    struct Notice;

    void update();
    void show(Notice& notice, const UnfinishedFinding& finding);
    void onButton(const Notice& notice, int index);

    Theme& m_theme;
    ChangeDesk& m_desk;
    QVBoxLayout* m_column;
    std::vector<std::unique_ptr<Notice>> m_notices;
    std::vector<Handle> m_listeners;
};

} // namespace tealdeck
