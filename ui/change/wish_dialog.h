#pragma once

#include <QDialog> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "core/change/change.h"

#include <QPointer>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

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
    ~WishDialog() override;

Q_SIGNALS:
    void planWanted(const ChangeRequest& wish);

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    WishDialog(Theme& theme, WorkloadRequest wish, const QString& title, const QString& what, QWidget* window);
    void addField(const QString& label, QWidget* field);
    void addFooter();
    void showState(); // the button is off, and says why, while there is nothing to plan
    void plan();
    WorkloadRequest wanted() const;

    Theme& m_theme;
    WorkloadRequest m_wish;
    std::vector<Container> m_containers;
    QSpinBox* m_replicas = nullptr;
    QComboBox* m_container = nullptr;
    QLineEdit* m_image = nullptr;
    QPushButton* m_plan = nullptr;
    QPointer<Scrim> m_scrim;
};

} // namespace tealdeck
