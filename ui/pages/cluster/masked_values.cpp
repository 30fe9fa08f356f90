#include "ui/pages/cluster/masked_values.h"

#include "ui/pages/cluster/masked_value_row.h"
#include "ui/text/translate.h"
#include "ui/widgets/banner.h"

#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace tealdeck
{
namespace
{

constexpr int aMinute = 60'000;
constexpr std::size_t mostRows = 50;
constexpr int revealButton = 0;

} // namespace

MaskedValues::MaskedValues(Theme& theme, ObjectReader& reader, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_reader(reader)
    , m_column(new QVBoxLayout(this))
    , m_question(new Banner(theme))
    , m_timer(new QTimer(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_question);
    m_question->hide();
    m_timer->setSingleShot(true);
    m_timer->setInterval(aMinute);
    connect(m_timer, &QTimer::timeout, this, &MaskedValues::hideAll);
    connect(m_question, &Banner::buttonClicked, this, &MaskedValues::answer);
}

MaskedValues::~MaskedValues() = default;

void MaskedValues::setRevealTime(int milliseconds)
{
    m_timer->setInterval(milliseconds);
}

void MaskedValues::set(const ObjectAddress& object, const std::vector<MaskedValue>& values)
{
    if (object == m_object && values == m_values)
        return;
    hideAll();
    m_object = object;
    m_values = values;
    for (MaskedValueRow* row : m_rows) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    for (const MaskedValue& value : m_values) {
        if (m_rows.size() == mostRows)
            break;
        auto* row = new MaskedValueRow(m_theme, value);
        connect(row, &MaskedValueRow::revealWanted, this, [this, row] { ask(*row); });
        m_column->addWidget(row);
        m_rows.push_back(row);
    }
}

void MaskedValues::hideAll()
{
    m_timer->stop();
    m_request.end();
    m_asked = nullptr;
    m_question->hide();
    for (MaskedValueRow* row : m_rows)
        row->hideValue();
}

void MaskedValues::ask(MaskedValueRow& row)
{
    m_request.end();
    m_asked = &row;
    m_question->set(BannerTone::Warning, Glyph::Eye, tr("Show this value on the screen?"),
                    tr("The journal will say: %1 It stays for a minute, and until these details are closed.")
                        .arg(translate(m_reader.revealSentence(m_object, row.value()))),
                    {tr("Reveal"), tr("Cancel")});
    m_question->show();
    m_question->buttons()[1]->setFocus(); // the harmless one
}

void MaskedValues::answer(int button)
{
    const bool isQuestion = m_question->buttons().size() > 1;
    m_question->hide();
    if (button == revealButton && isQuestion && m_asked != nullptr)
        reveal();
    else
        m_asked = nullptr;
}

void MaskedValues::reveal()
{
    m_request = m_reader.reveal(m_object, m_asked->value(), [this](Result<RevealedValue> value) { take(std::move(value)); });
}

void MaskedValues::take(Result<RevealedValue> value)
{
    MaskedValueRow* row = std::exchange(m_asked, nullptr);
    if (!value) {
        m_question->set(BannerTone::Critical, Glyph::Fail, translate(value.error()), detailOf(value.error()), {tr("Close")});
        m_question->show();
        return;
    }
    if (row == nullptr)
        return;
    row->showValue(value->value().reveal());
    m_timer->start();
}

} // namespace tealdeck
