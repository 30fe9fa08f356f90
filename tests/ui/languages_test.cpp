#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/support/console_walk.h"
#include "tests/support/trouble_walk.h"
#include "ui/text/english_plurals.h"
#include "ui/text/format.h"
#include "ui/text/language.h"
#include "ui/text/translate.h"
#include "ui/theme/cut_text.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QLabel>
#include <QTimeZone>
#include <QToolTip>
#include <QTranslator>

#include <set>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

namespace
{

// In front of all catalogues: remembers what was asked for, and answers nothing.
class Eavesdropper : public QTranslator
{
public:
    Eavesdropper() { QCoreApplication::installTranslator(this); }
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* text, const char*, int) const override
    {
        m_asked.insert({QString::fromUtf8(context), QString::fromUtf8(text)});
        return {};
    }
    const std::set<std::pair<QString, QString>>& asked() const { return m_asked; }

private:
    mutable std::set<std::pair<QString, QString>> m_asked;
};

// What cannot be read whole in a window: cut by a canvas without a tool tip, or wider than the widget that shows it.
class CutFinder
{
public:
    void look(const QString& view, QWidget& window)
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // a text may have come this very moment
        std::vector<CutText> cuts;
        {
            const CutTextWatch watch([&](const CutText& cut) { cuts.push_back(cut); });
            window.grab();
            for (QWidget* widget : window.findChildren<QWidget*>()) {
                if (widget->isVisible())
                    widget->grab(); // each on itself, so that the device is known
            }
        }
        for (const CutText& cut : cuts) {
            if (const auto* widget = dynamic_cast<const QWidget*>(cut.device))
                takeCut(view, *const_cast<QWidget*>(widget), cut);
        }
        for (QWidget* widget : window.findChildren<QWidget*>()) {
            if (widget->isVisible())
                takeNarrow(view, *widget);
        }
    }
    QStringList problems() const { return {m_problems.begin(), m_problems.end()}; }

private:
    void takeCut(const QString& view, QWidget& widget, const CutText& cut)
    {
        if (!tipAt(widget, cut.place.center()).contains(cut.text))
            add(view, widget, u"cut without a tool tip: "_s + cut.text);
    }

    static QString tipAt(QWidget& widget, QPoint place)
    {
        QToolTip::hideText();
        QHelpEvent wish(QEvent::ToolTip, place, widget.mapToGlobal(place));
        QCoreApplication::sendEvent(&widget, &wish);
        const QString tip = QToolTip::text(); // at once: no event may move a row meanwhile
        QToolTip::hideText();
        return tip + u'\n' + widget.toolTip();
    }

    void takeNarrow(const QString& view, QWidget& widget)
    {
        if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
            const bool isCut = label->wordWrap() ? label->height() < label->heightForWidth(label->width())
                                                 : label->width() < label->sizeHint().width() && label->pixmap().isNull();
            if (isCut && !label->text().isEmpty())
                add(view, widget, u"label of %1 x %2 narrower than its text: "_s.arg(label->width()).arg(label->height()) + label->text());
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
            if (!button->text().isEmpty() && button->width() < button->sizeHint().width() && !button->toolTip().contains(button->text()))
                add(view, widget, u"button narrower than its text: "_s + button->text());
        } else if (const auto* field = qobject_cast<const QLineEdit*>(&widget)) {
            const QMargins margins = field->textMargins();
            const int room = field->width() - margins.left() - margins.right() - 8;
            if (field->text().isEmpty() && !field->toolTip().contains(field->placeholderText())
                && field->fontMetrics().horizontalAdvance(field->placeholderText()) > room)
                add(view, widget, u"placeholder wider than its field: "_s + field->placeholderText());
        }
    }

    void add(const QString& view, const QWidget& widget, const QString& what)
    {
        m_problems.insert(what + u" ("_s + QString::fromLatin1(widget.metaObject()->className()) + u' ' + widget.objectName() + u", "_s
                          + view + u')');
    }

    std::set<QString> m_problems;
};

} // namespace

// The window in every language it has: chosen as the user wants it, complete, and readable at 1280 x 800.
class LanguagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLanguageIsTheOneAskedFor();
    void sentencesOfCoreAreTranslatedWithTheirArguments();
    void numbersAndDatesFollowTheLanguage();
    void afterwardsEverythingIsAsBefore();
    void everyTextCanBeRead_data();
    void everyTextCanBeRead();
    void alsoWhereSomethingIsWrong_data();
    void alsoWhereSomethingIsWrong();
    void alsoWhereTheTextIsSmallOrLarge_data();
    void alsoWhereTheTextIsSmallOrLarge();
};

void LanguagesTest::theLanguageIsTheOneAskedFor()
{
    QCOMPARE(Language(u"de"_s).code(), u"de"_s);
    QCOMPARE(Language(u"de_AT"_s).code(), u"de"_s);
    QCOMPARE(Language(u"en"_s).code(), u"en"_s);
    QCOMPARE(Language(u"tlh"_s).code(), u"en"_s);
    qputenv("TEALDECK_LANGUAGE", "de");
    QCOMPARE(Language().code(), u"de"_s);
    QCOMPARE(Language(u"en"_s).code(), u"en"_s); // the option comes before the variable
    qunsetenv("TEALDECK_LANGUAGE");
    QVERIFY(Language::codes().contains(u"de"_s));
}

void LanguagesTest::sentencesOfCoreAreTranslatedWithTheirArguments()
{
    const Message said = message("Lock", "Lease %1 was taken from %2.", {"shop/tealdeck-web", "jane"});
    const Language german(u"de"_s);
    QCOMPARE(translate(said), u"Lease shop/tealdeck-web wurde jane genommen."_s);
    QCOMPARE(QCoreApplication::translate("tealdeck::OverviewPage", "%n problem(s)", nullptr, 1), u"1 Problem"_s);
    QCOMPARE(QCoreApplication::translate("tealdeck::OverviewPage", "%n problem(s)", nullptr, 4), u"4 Probleme"_s);
}

void LanguagesTest::numbersAndDatesFollowTheLanguage()
{
    const QTimeZone zone("Europe/Berlin");
    const WallTime now = parseRfc3339("2026-09-17T12:32:07Z").value();
    const Language german(u"de"_s);
    QCOMPARE(formatCount(97122), u"97.122"_s);
    QCOMPARE(formatNumber(0.08, 2), u"0,08"_s);
    QCOMPARE(formatMoment(now, now, zone), u"14:32:07"_s);
    QCOMPARE(formatMoment(parseRfc3339("2026-09-16T18:00:00Z").value(), now, zone), u"Mi. 20:00"_s);
    QCOMPARE(formatMoment(parseRfc3339("2026-03-09T08:14:00Z").value(), now, zone), u"9. März 09:14"_s);
}

void LanguagesTest::afterwardsEverythingIsAsBefore()
{
    const QLocale before;
    {
        const Language german(u"de"_s);
        QCOMPARE(QLocale().language(), QLocale::German);
    }
    QCOMPARE(QLocale(), before);
    QCOMPARE(QCoreApplication::translate("Status", "Warning"), u"Warning"_s);
}

void LanguagesTest::everyTextCanBeRead_data()
{
    QTest::addColumn<QString>("language");
    for (const QString& code : Language::codes())
        QTest::newRow(qPrintable(code)) << code;
}

void LanguagesTest::everyTextCanBeRead()
{
    QFETCH(QString, language);
    const Language inUse(language);
    const Eavesdropper eavesdropper;
    CutFinder finder;
    int views = 0;
    ConsoleWalk walk;
    QVERIFY(walk.visitAll([&](const QString& view, QWidget& window) {
        finder.look(view, window);
        ++views;
    }));
    QVERIFY2(views > 40, qPrintable(QString::number(views)));
    for (const QString& problem : finder.problems())
        qWarning("%s", qPrintable(problem));
    QVERIFY(finder.problems().isEmpty());
    if (language == u"en"_s)
        return;
    QTranslator catalogue;
    QVERIFY(catalogue.load(u":/tealdeck/i18n/tealdeck_"_s + language));
    for (const auto& [context, text] : eavesdropper.asked()) {
        const bool isOurs = !context.startsWith(u'Q') && context != u"Columns"_s && !text.isEmpty(); // columns have the server's words, too
        const QString found
            = catalogue.translate(context.toUtf8().constData(), text.toUtf8().constData(), nullptr, text.contains(u"%n"_s) ? 2 : -1);
        QVERIFY2(!isOurs || !found.isEmpty(), qPrintable(context + u": "_s + text));
    }
}

void LanguagesTest::alsoWhereSomethingIsWrong_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("textScale");
    for (const QString& code : Language::codes()) {
        for (const int textScale : {90, 150}) // the smallest and the largest
            QTest::addRow("%s, %d %%", qPrintable(code), textScale) << code << textScale;
    }
}

void LanguagesTest::alsoWhereSomethingIsWrong()
{
    QFETCH(QString, language);
    QFETCH(int, textScale);
    const Language inUse(language);
    CutFinder finder;
    QVERIFY(TroubleWalk(textScale).visitAll([&](const QString& view, QWidget& window) { finder.look(view, window); }));
    for (const QString& problem : finder.problems())
        qWarning("%s", qPrintable(problem));
    QVERIFY(finder.problems().isEmpty());
}

void LanguagesTest::alsoWhereTheTextIsSmallOrLarge_data()
{
    QTest::addColumn<int>("textScale");
    QTest::newRow("smallest") << 90;
    QTest::newRow("largest") << 150;
}

void LanguagesTest::alsoWhereTheTextIsSmallOrLarge()
{
    QFETCH(int, textScale);
    const Language inUse(u"de"_s); // its words are the longer ones
    CutFinder finder;
    ConsoleWalk walk;
    walk.setTextScale(textScale);
    QVERIFY(walk.visitAll([&](const QString& view, QWidget& window) { finder.look(view, window); }));
    for (const QString& problem : finder.problems())
        qWarning("%s", qPrintable(problem));
    QVERIFY(finder.problems().isEmpty());
}

QTEST_MAIN(LanguagesTest)
#include "languages_test.moc"
