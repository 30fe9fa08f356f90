#include "ui/text/translate.h"

#include "ui/text/display_text.h"

#include <QCoreApplication>

namespace tealdeck
{

QString translate(const Message& message)
{
    const QString text = QCoreApplication::translate(message.context.c_str(), message.text.c_str());
    QString result;
    result.reserve(text.size() + 32);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int digit = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].unicode() - u'1' : -1;
        if (digit >= 0 && digit < 9 && static_cast<std::size_t>(digit) < message.arguments.size()) {
            result += displayText(message.arguments[static_cast<std::size_t>(digit)]);
            ++i;
        } else {
            result += text[i];
        }
    }
    return result;
}

QString translate(const Error& error)
{
    return translate(error.message);
}

QString detailOf(const Error& error)
{
    return displayText(error.detail);
}

} // namespace tealdeck
