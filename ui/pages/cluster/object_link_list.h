#pragma once

#include "core/domain/object_view.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace tealdeck
{

class Theme;

// One object to go to, with what is said about it behind.
struct ObjectLink
{
    ObjectAddress object;
    QString text; // "Deployment web"
    QString remark; // "Running, selects it"
    bool operator==(const ObjectLink&) const = default;
};

// Objects as links, a line each. An object of a kind that cannot be read is text only.
class ObjectLinkList : public QWidget
{
    Q_OBJECT

public:
    explicit ObjectLinkList(Theme& theme, QWidget* parent = nullptr);

    // Shows the first hundred and says how many are left out. The same links again change nothing, so that the focus stays.
    void set(std::vector<ObjectLink> links);

Q_SIGNALS:
    void objectChosen(const ObjectAddress& object);

private:
    void addRow(int row, const ObjectLink& link);

    Theme& m_theme;
    QGridLayout* m_grid;
    std::vector<ObjectLink> m_links;
};

} // namespace tealdeck
