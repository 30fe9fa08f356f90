#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "core/change/plan.h"

#include <set>
#include <string>
#include <vector>

class QCheckBox;
class QVBoxLayout;

namespace tealdeck
{

class Theme;

// The warnings of a plan to be ticked as seen: one box each, or one box that names them all when there are many.
class Acknowledgements : public QWidget
{
    Q_OBJECT

public:
    explicit Acknowledgements(Theme& theme, QWidget* parent = nullptr);

    void set(const Plan& plan, const std::set<std::string>& seen);
    bool isNeeded() const { return !m_boxes.empty(); }

Q_SIGNALS:
    void ticked(const std::string& checkId);
    void unticked(const std::string& checkId);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Box
    {
        QCheckBox* box = nullptr;
        std::vector<std::string> ids;
    };
    void rebuild(const std::vector<Check>& warnings);
    void wrap();
    void addBox(const QString& text, const QString& wholeText, std::vector<std::string> ids);

    Theme& m_theme;
    std::vector<Check> m_warnings;
    std::vector<Box> m_boxes;
    QVBoxLayout* m_layout;
};

} // namespace tealdeck
