#pragma once

#include <QTranslator>

namespace tealdeck
{

// Sentences with %n are written with "(s)" in the source; in English this takes the parentheses away as the number wants it. Translations
// for other languages bring their own plural forms and are installed instead.
class EnglishPlurals : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* sourceText, const char* disambiguation, int n) const override;
};

} // namespace tealdeck
