#include "ui/text/language.h"

#include "ui/text/english_plurals.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>

#include <utility>

static void initializeTranslations()
{
    Q_INIT_RESOURCE(translations); // outside of any namespace, as its documentation asks
}

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

const QString catalogues = u":/tealdeck/i18n"_s;

// "de_AT", "de-AT" -> "de".
QString codeOf(const QString& language)
{
    return language.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
}

QString firstKnown(const QStringList& wanted)
{
    const QStringList known = Language::codes();
    for (const QString& language : wanted) {
        if (known.contains(codeOf(language)))
            return codeOf(language);
    }
    return u"en"_s;
}

} // namespace

QStringList Language::codes()
{
    initializeTranslations();
    QStringList result{u"en"_s};
    for (const QString& file : QDir(catalogues).entryList())
        result << file.section(u'_', 1).section(u'.', 0, 0);
    return result;
}

Language::Language(const QString& wanted)
{
    const QString asked = wanted.isEmpty() ? qEnvironmentVariable("TEALDECK_LANGUAGE") : wanted;
    m_code = firstKnown(asked.isEmpty() ? QLocale::system().uiLanguages() : QStringList{asked});
    if (!asked.isEmpty())
        QLocale::setDefault(m_code == codeOf(asked) ? QLocale(asked) : QLocale(m_code));
    install(std::make_unique<EnglishPlurals>());
    if (m_code == u"en"_s)
        return;
    // Qt's own texts (file dialogs, menus of fields), where its translations are installed; ours come before them.
    if (auto qt = std::make_unique<QTranslator>(); qt->load(u"qtbase_"_s + m_code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        install(std::move(qt));
    if (auto ours = std::make_unique<QTranslator>(); ours->load(u"tealdeck_"_s + m_code, catalogues))
        install(std::move(ours));
}

Language::~Language()
{
    QLocale::setDefault(m_before);
}

void Language::install(std::unique_ptr<QTranslator> translator)
{
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

} // namespace tealdeck
