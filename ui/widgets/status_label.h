#pragma once

#include "ui/widgets/painted_widget.h"

namespace tealdeck
{

// Glyph, 6, word: never one without the other. Loading and In progress turn their ring, unless motion is reduced.
class StatusLabel : public PaintedWidget
{
    Q_OBJECT

public:
    StatusLabel(Theme& theme, Status status, QWidget* parent = nullptr);

    // `word` replaces the word of the status (Kubernetes' own words); `detail` follows in third ink ("4 min 4 s").
    void set(Status status, const QString& word = {}, const QString& detail = {});
    Status status() const { return m_status; }
    void setRole(TextRole role);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paint(Canvas& canvas) override;
    void timerEvent(QTimerEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QString word() const;
    bool turns() const;
    void updateTimer();

    Status m_status;
    QString m_word;
    QString m_detail;
    TextRole m_role = TextRole::Table;
    int m_timer = 0;
    int m_step = 0;
};

} // namespace tealdeck
