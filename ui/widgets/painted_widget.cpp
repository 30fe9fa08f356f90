#include "ui/widgets/painted_widget.h"

#include "ui/theme/cut_text.h"
#include "ui/widgets/painted_accessible.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>

namespace tealdeck
{

namespace
{

// The texts that the last painting of a widget had to shorten, whole in a tool tip.
class CutTips : public QObject
{
public:
    explicit CutTips(QWidget& widget)
        : QObject(&widget)
        , m_widget(widget)
    {
        widget.installEventFilter(this);
    }

    static CutTips* of(const QWidget& widget)
    {
        for (QObject* child : widget.children()) {
            if (auto* tips = dynamic_cast<CutTips*>(child))
                return tips;
        }
        return nullptr;
    }

    void set(std::vector<CutText> cuts) { m_cuts = std::move(cuts); }

    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() != QEvent::ToolTip || !m_widget.toolTip().isEmpty())
            return false;
        const auto& wish = static_cast<const QHelpEvent&>(*event);
        for (const CutText& cut : m_cuts) {
            if (!cut.place.contains(wish.pos()))
                continue;
            QToolTip::showText(wish.globalPos(), Qt::mightBeRichText(cut.text) ? cut.text.toHtmlEscaped() : cut.text, &m_widget, cut.place);
            return true;
        }
        return false;
    }

private:
    QWidget& m_widget;
    std::vector<CutText> m_cuts;
};

} // namespace

PaintedWidget::PaintedWidget(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    installPaintedAccessibility();
    connect(&theme, &Theme::changed, this, &PaintedWidget::contentChanged);
}

void PaintedWidget::contentChanged()
{
    updateGeometry();
    update();
}

void PaintedWidget::paintEvent(QPaintEvent*)
{
    std::vector<CutText> cuts;
    {
        const CutTextWatch watch([&cuts](const CutText& cut) { cuts.push_back(cut); });
        QPainter painter(this);
        Canvas canvas(painter, m_theme);
        paint(canvas);
    }
    CutTips* tips = CutTips::of(*this);
    if (!tips && cuts.empty())
        return;
    (tips ? tips : new CutTips(*this))->set(std::move(cuts));
}

} // namespace tealdeck
