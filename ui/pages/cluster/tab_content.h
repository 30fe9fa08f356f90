#pragma once

#include <QString>

class QWidget;

namespace tealdeck
{

// What the Cluster page needs of each of its tabs but the pods.
class TabContent
{
public:
    virtual ~TabContent() = default;

    virtual QWidget* filterField() = 0;
    // Where the rows are.
    virtual QWidget* list() = 0;
    // Clears the filter, say; false when there was no step to go.
    virtual bool goBackOneStep() = 0;
    // How fresh what is shown is, for the status bar.
    virtual QString statusText() const = 0;
};

} // namespace tealdeck
