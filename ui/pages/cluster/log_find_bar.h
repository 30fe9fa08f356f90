#pragma once

#include "ui/widgets/surface.h"

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace tealdeck
{

class TextLabel;

// What is looked for in a log: words, how many lines have them, the next and the one before; only those lines; long lines wrapped.
class LogFindBar : public Surface
{
    Q_OBJECT

public:
    explicit LogFindBar(Theme& theme, QWidget* parent = nullptr);

    void open();
    QString words() const;
    bool isFilter() const;
    void setHits(std::size_t hit, std::size_t hits);

Q_SIGNALS:
    void wordsChanged(); // or isFilter()
    void nextWanted();
    void previousWanted();
    void wrapChanged(bool isWrapped);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void close();

    QLineEdit* m_field;
    TextLabel* m_count;
    QPushButton* m_previous;
    QPushButton* m_next;
    QCheckBox* m_filter;
    QCheckBox* m_wrap;
};

} // namespace tealdeck
