#pragma once

#include <QLocale>
#include <QString>

#include <memory>
#include <vector>

class QTranslator;

namespace tealdeck
{

// The language of the window for as long as it lives: the first language of the user that there is a catalogue of (translations/*.ts),
// else English. Numbers and dates follow the same locale when a language was asked for, else the system's.
class Language
{
public:
    // `wanted` is what the user asked for ("de", "en", "de_AT"); empty: TEALDECK_LANGUAGE, else the system.
    // Needs the QCoreApplication.
    explicit Language(const QString& wanted = {});
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;

    // "de", "en": the language of the texts.
    QString code() const { return m_code; }
    // Those that there are texts in.
    static QStringList codes();

private:
    void install(std::unique_ptr<QTranslator> translator);

    QString m_code;
    QLocale m_before;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace tealdeck
