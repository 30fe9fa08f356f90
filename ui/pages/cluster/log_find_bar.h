#pragma once

#include "core/domain/log_pattern.h"
#include "ui/widgets/surface.h"

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace tealdeck
{

class FieldMistake;
class TextLabel;

// What is looked for in a log: words or a regular expression, how many lines have them, the next and the one before; only those lines; long
// lines wrapped.
class LogFindBar : public Surface
{
    Q_OBJECT

public:
    explicit LogFindBar(Theme& theme, QWidget* parent = nullptr);

    void open();
    // Nothing is looked for while it is closed. A wrong expression is told below the field; the last right pattern stays in force.
    const LogPattern& pattern() const;
    bool isFilter() const;
    void setHits(std::size_t hit, std::size_t hits);

Q_SIGNALS:
    void patternChanged(); // or isFilter()
    void nextWanted();
    void previousWanted();
    void wrapChanged(bool isWrapped);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeLayout(QWidget* closeButton);
    void readPattern();
    void close();

    QLineEdit* m_field;
    QPushButton* m_expression;
    FieldMistake* m_mistake;
    LogPattern m_pattern;
    TextLabel* m_count;
    QPushButton* m_previous;
    QPushButton* m_next;
    QCheckBox* m_filter;
    QCheckBox* m_wrap;
};

} // namespace tealdeck
