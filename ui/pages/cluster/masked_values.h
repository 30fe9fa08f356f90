#pragma once

#include "core/base/handle.h"
#include "core/session/object_reader.h"

#include <QWidget>

#include <vector>

class QTimer;
class QVBoxLayout;

namespace tealdeck
{

class Banner;
class MaskedValueRow;
class Theme;

// The values that were masked in an object, each with "Reveal…". Revealing asks first and names what the journal will say; the value then
// stands in its row for a minute at most and until another object is shown or the pane is closed. It gets into nothing else.
class MaskedValues : public QWidget
{
    Q_OBJECT

public:
    MaskedValues(Theme& theme, ObjectReader& reader, QWidget* parent = nullptr);
    ~MaskedValues() override;

    void set(const ObjectAddress& object, const std::vector<MaskedValue>& values);
    // Nothing revealed, nothing asked.
    void hideAll();
    // How long a value stays; a minute unless told.
    void setRevealTime(int milliseconds);

private:
    void ask(MaskedValueRow& row);
    void answer(int button);
    void reveal();
    void take(Result<RevealedValue> value);

    Theme& m_theme;
    ObjectReader& m_reader;
    ObjectAddress m_object;
    std::vector<MaskedValue> m_values;
    QVBoxLayout* m_column;
    Banner* m_question;
    std::vector<MaskedValueRow*> m_rows;
    MaskedValueRow* m_asked = nullptr; // the row of the question, or of the value on its way
    QTimer* m_timer;
    Handle m_request;
};

} // namespace tealdeck
