#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/freshness_text.h"
#include "ui/text/translate.h"

#include <QTest>
#include <QTimeZone>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace
{

WallTime at(const char* text)
{
    return parseRfc3339(text).value();
}

} // namespace

class FormatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void agesHaveTwoUnits()
    {
        QCOMPARE(formatAge(34s), u"34 s"_s);
        QCOMPARE(formatAge(11min + 41s), u"11 min 41 s"_s);
        QCOMPARE(formatAge(34min), u"34 min"_s);
        QCOMPARE(formatAge(1h + 8min + 59s), u"1 h 8 min"_s);
        QCOMPARE(formatAge(52h + 59min), u"2 d 4 h"_s);
        QCOMPARE(formatAge(-5s), u"0 s"_s);
        QCOMPARE(formatAge(59'999ms), u"59 s"_s);
        QCOMPARE(formatRowAge(41min + 7s), u"41 min"_s);
        QCOMPARE(formatRowAge(7s), u"7 s"_s);
        QCOMPARE(formatShortAge(52h), u"2 d"_s);
    }

    void aCountdownIsZeroOnlyWhenItIsOver()
    {
        QCOMPARE(formatCountdown(252s), u"4:12"_s);
        QCOMPARE(formatCountdown(1ms), u"0:01"_s);
        QCOMPARE(formatCountdown(0ms), u"0:00"_s);
        QCOMPARE(formatCountdown(3723s), u"1:02:03"_s);
    }

    void momentsAreAsNearAsNeeded()
    {
        const QTimeZone zone("Europe/Berlin");
        const WallTime now = at("2026-09-17T12:32:07Z");
        QCOMPARE(formatMoment(now, now, zone), u"14:32:07"_s);
        QCOMPARE(formatMoment(at("2026-09-16T18:00:00Z"), now, zone), u"Wed 20:00"_s);
        QCOMPARE(formatMoment(at("2026-09-09T08:14:00Z"), now, zone), u"9 Sep 10:14"_s);
        QCOMPARE(formatMoment(at("2025-09-15T08:14:00Z"), now, zone), u"15 Sep 2025"_s);
        QCOMPARE(formatMoment(at("2026-09-18T10:00:00Z"), now, zone), u"18 Sep 12:00"_s); // still to come
    }

    void quantitiesKeepThreeDigits()
    {
        QCOMPARE(formatCount(97122), u"97,122"_s);
        QCOMPARE(toText(formatMemory(38LL << 20)), u"38 MiB"_s);
        QCOMPARE(toText(formatMemory(412LL << 20)), u"412 MiB"_s);
        QCOMPARE(toText(formatData(1'800'000)), u"1.8 MB"_s);
        QCOMPARE(toText(formatData(512)), u"512 B"_s);
        QCOMPARE(formatFigure(0.0832), u"0.083"_s);
        QCOMPARE(formatFigure(1842), u"1,842"_s);
    }

    void namesFromOutsideCannotLie()
    {
        QCOMPARE(displayText(std::string_view("web-7b5c4d9f88")), u"web-7b5c4d9f88"_s);
        QCOMPARE(displayText(std::string_view("a\nb\tc\x1b[31m")), u"a\\nb\\tc\\x1b[31m"_s);
        QCOMPARE(displayText(u"prod\u202Egnp"_s), u"prod\\u202egnp"_s);
        QCOMPARE(displayText(u"a\u200Bb"_s), u"a\\u200bb"_s);
        QCOMPARE(displayText(std::string_view("\xff")), u"\uFFFD"_s);
        QCOMPARE(displayText(u"Ёжик 👍"_s), u"Ёжик 👍"_s);
        QCOMPARE(displayText(std::string_view("")), QString());
    }

    void argumentsArePutInOnceAndMadeHarmless()
    {
        const Message text = message("Plan", "Move %1 to %2.", {"%2", "b\n"});
        QCOMPARE(translate(text), u"Move %2 to b\\n."_s);
        QCOMPARE(translate(message("Plan", "100 % of %3")), u"100 % of %3"_s);
    }

    void freshnessSaysWhatItKnows()
    {
        const Instant now{1h};
        QCOMPARE(describe(Live{.since = {}, .lastContact = now - 2s}, now).age, u"2 s"_s);
        const FreshnessText stale
            = describe(Stale{.asOf = now - 244s,
                             .reason = {.kind = ErrorKind::TimedOut, .message = message("Net", "It timed out."), .detail = {}},
                             .nextTry = now + 9s},
                       now);
        QCOMPARE(stale.word + u' ' + stale.age, u"Stale 4 min 4 s"_s);
        QVERIFY(stale.sentence.contains(u"It timed out."_s) && stale.sentence.contains(u"9 s"_s));
        QCOMPARE(describe(Unavailable{.reason = {.kind = ErrorKind::Forbidden, .message = {}, .detail = {}}, .nextTry = {}}, now).status,
                 Status::Forbidden);
        QCOMPARE(describe(Loading{}, now).status, Status::Loading);
    }
};

QTEST_MAIN(FormatTest)
#include "format_test.moc"
