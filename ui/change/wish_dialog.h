#pragma once

#include <QDialog> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "core/change/change.h"

#include <QPointer>

#include <functional>
#include <vector>

class QPushButton;

namespace tealdeck
{

class Scrim;
class Theme;

// Asks for what a wish still lacks: how many replicas, which image. Nothing is sent by it: a plan follows. Window-modal, shown with
// open(); Enter plans, Esc leaves.
class WishDialog : public QDialog
{
    Q_OBJECT

public:
    struct Container
    {
        QString name;
        QString image; // that it has now
    };

    // `wish`: of Scale, `replicas` is how many there are now.
    static WishDialog* forScale(Theme& theme, const WorkloadRequest& wish, QWidget* window);
    // `containers`: at least one.
    static WishDialog* forImage(Theme& theme, const WorkloadRequest& wish, const std::vector<Container>& containers, QWidget* window);
    // `now`: "min", "max" and, where the autoscaler has one, "target".
    static WishDialog* forBounds(Theme& theme, const ObjectRequest& wish, const std::map<std::string, std::string>& now, QWidget* window);
    static WishDialog* forDrain(Theme& theme, const ObjectRequest& wish, QWidget* window);
    ~WishDialog() override;

Q_SIGNALS:
    void planWanted(const ChangeRequest& wish);

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    WishDialog(Theme& theme, const QString& title, const QString& what, QWidget* window);
    void addField(const QString& label, QWidget* field);
    // After the last field. `wanted`: the wish as the fields say it; `obstacle`: why there is nothing to plan, empty where there is.
    void finish(std::function<ChangeRequest()> wanted, std::function<QString()> obstacle);
    void showState(); // the button is off, and says why, while there is nothing to plan
    void plan();

    Theme& m_theme;
    std::function<ChangeRequest()> m_wanted;
    std::function<QString()> m_obstacle;
    QPushButton* m_plan = nullptr;
    QPointer<Scrim> m_scrim;
};

} // namespace tealdeck
