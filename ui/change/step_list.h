#pragma once

#include <QWidget> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include "core/change/plan.h"

#include <vector>

namespace tealdeck
{

class Theme;

// "What will happen", numbered. What we send and what others will do because of it are told apart on every line (safety.md 21).
class StepList : public QWidget
{
    Q_OBJECT

public:
    explicit StepList(Theme& theme, QWidget* parent = nullptr);

    void set(const std::vector<PlanStep>& steps);

private:
    QWidget* makeRow(int number, const PlanStep& step);

    Theme& m_theme;
    std::vector<PlanStep> m_steps;
};

} // namespace tealdeck
