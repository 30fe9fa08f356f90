#include "ui/text/english_plurals.h"

namespace tealdeck
{

QString EnglishPlurals::translate(const char*, const char* sourceText, const char*, int n) const
{
    QString text = QString::fromUtf8(sourceText);
    if (n < 0 || !text.contains(QLatin1String("(s)")))
        return {}; // the source text is used as it is
    return text.replace(QLatin1String("(s)"), n == 1 ? QString() : QStringLiteral("s"));
}

} // namespace tealdeck
