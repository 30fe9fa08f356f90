#include "ui/change/acknowledgements.h"

#include "ui/text/translate.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr std::size_t mostBoxes = 2;

std::vector<Check> warningsOf(const Plan& plan)
{
    std::vector<Check> warnings;
    const std::vector<std::string> ids = warningsToAcknowledge(plan);
    std::copy_if(plan.checks.begin(), plan.checks.end(), std::back_inserter(warnings),
                 [&](const Check& check) { return std::find(ids.begin(), ids.end(), check.id) != ids.end(); });
    return warnings;
}

constexpr int indicatorRoom = 32; // the box before the text

// A check box breaks no lines by itself.
QString wrapped(const QString& text, const QFont& font, int width)
{
    QTextLayout layout(text, font);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(80, width));
        lines << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines.join(u'\n');
}

} // namespace

Acknowledgements::Acknowledgements(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
}

void Acknowledgements::set(const Plan& plan, const std::set<std::string>& seen)
{
    std::vector<Check> warnings = warningsOf(plan);
    if (warnings != m_warnings)
        rebuild(warnings);
    for (const Box& box : m_boxes)
        box.box->setChecked(std::all_of(box.ids.begin(), box.ids.end(), [&](const std::string& id) { return seen.contains(id); }));
    setVisible(isNeeded());
}

void Acknowledgements::rebuild(const std::vector<Check>& warnings)
{
    m_warnings = warnings;
    for (const Box& box : m_boxes)
        box.box->deleteLater();
    m_boxes.clear();
    if (warnings.size() <= mostBoxes) {
        for (const Check& check : warnings) {
            const QString what = translate(check.what);
            addBox(tr("I have seen: %1. %2").arg(what, translate(check.measured)), {}, {check.id});
        }
        return;
    }
    QStringList names;
    std::vector<std::string> ids;
    for (const Check& check : warnings) {
        names << translate(check.what);
        ids.push_back(check.id);
    }
    addBox(tr("I have seen all %1: %2").arg(warnings.size()).arg(names.join(u"; "_s)), names.join(u'\n'), std::move(ids));
}

void Acknowledgements::addBox(const QString& text, const QString& wholeText, std::vector<std::string> ids)
{
    auto* box = new QCheckBox;
    box->setToolTip(wholeText);
    box->setAccessibleName(text);
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(box, &QCheckBox::clicked, this, [this, ids](bool isChecked) {
        for (const std::string& id : ids) {
            if (isChecked)
                Q_EMIT ticked(id);
            else
                Q_EMIT unticked(id);
        }
    });
    m_layout->addWidget(box);
    m_boxes.push_back({box, std::move(ids)});
    wrap();
}

void Acknowledgements::wrap()
{
    for (const Box& box : m_boxes) {
        const QString text = wrapped(box.box->accessibleName(), box.box->font(), width() - indicatorRoom);
        box.box->setText(QString(text).replace(u'&', u"&&"_s));
    }
}

void Acknowledgements::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    wrap();
}

} // namespace tealdeck
