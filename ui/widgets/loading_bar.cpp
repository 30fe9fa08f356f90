#include "ui/widgets/loading_bar.h"

#include <QCoreApplication>

namespace tealdeck
{

LoadingBar::LoadingBar(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    setFixedHeight(3);
}

void LoadingBar::set(qint64 done, qint64 total)
{
    m_done = done;
    m_total = total;
    setAccessibleName(total > 0 ? tr("%1 of about %2 read").arg(done).arg(total) : tr("Being read"));
    update();
}

QSize LoadingBar::sizeHint() const
{
    return {100, 3};
}

void LoadingBar::paint(Canvas& canvas)
{
    canvas.fill(rect(), Token::Hair);
    const qreal share = m_total > 0 ? std::clamp(static_cast<qreal>(m_done) / static_cast<qreal>(m_total), 0.0, 1.0) : 1;
    canvas.fill(QRectF(0, 0, width() * share, height()), m_total > 0 ? Token::Accent : Token::Select);
}

} // namespace tealdeck
