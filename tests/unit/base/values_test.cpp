#include <QtTest>

#include "core/base/handle.h"
#include "core/base/id.h"
#include "core/base/match.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "tests/support/shown.h"

#include <concepts>
#include <sstream>
#include <unordered_set>

using namespace tealdeck;

// The small values everything is made of: messages, errors, results, handles, secrets, ids.
class ValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void argumentsArePutInOnceAndNotLookedInto_data();
    void argumentsArePutInOnceAndNotLookedInto();
    void anErrorIsDescribedWithItsDetail();
    void everyKindHasAWordOfItsOwn();
    void aResultHoldsAValueOrAnError();
    void aHandleEndsOnce();
    void aHandleMovesItsDuty();
    void assigningAHandleEndsTheFormerOne();
    void aSecretIsComparedAndCopied();
    void aMovedSecretLeavesNothing();
    void aSecretCannotBeShownByAccident();
    void idsOfDifferentKindsDoNotMix();
    void matchCallsWhatFits();
};

void ValuesTest::argumentsArePutInOnceAndNotLookedInto_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("rendered");
    QTest::newRow("none") << "Nothing here." << QStringList() << "Nothing here.";
    QTest::newRow("two") << "%1 is %2." << QStringList{"a", "b"} << "a is b.";
    QTest::newRow("turned round") << "%2, %1, %2" << QStringList{"a", "b"} << "b, a, b";
    QTest::newRow("placeholder in an argument") << "%1 %2" << QStringList{"%2", "%1"} << "%2 %1";
    QTest::newRow("missing") << "%1 %2" << QStringList{"a"} << "a %2";
    QTest::newRow("percent signs") << "100 % and %% and %0 and %x and %" << QStringList{"a"} << "100 % and %% and %0 and %x and %";
    QTest::newRow("digit behind") << "%10" << QStringList{"a"} << "a0";
    QTest::newRow("empty argument") << "<%1>" << QStringList{""} << "<>";
}

void ValuesTest::argumentsArePutInOnceAndNotLookedInto()
{
    QFETCH(QString, text);
    QFETCH(QStringList, arguments);
    QFETCH(QString, rendered);
    Message sentence = message("Test", text.toStdString());
    for (const QString& argument : arguments)
        sentence.arguments.push_back(argument.toStdString());
    QCOMPARE(QString::fromStdString(render(sentence)), rendered);
    QCOMPARE(sentence.context, std::string("Test"));
}

void ValuesTest::anErrorIsDescribedWithItsDetail()
{
    const Error error{.kind = ErrorKind::Forbidden, .message = message("Test", "No, %1.", {"Jane"}), .detail = "RBAC: pods"};
    QCOMPARE(describe(error), std::string("No, Jane. (RBAC: pods)"));
    QCOMPARE(describe({.kind = ErrorKind::Forbidden, .message = {}, .detail = {}}), std::string("forbidden"));
}

void ValuesTest::everyKindHasAWordOfItsOwn()
{
    QSet<QByteArray> words;
    int kinds = 0;
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind, ++kinds)
        words.insert(shown(static_cast<ErrorKind>(kind)));
    QCOMPARE(static_cast<int>(words.size()), kinds);
}

void ValuesTest::aResultHoldsAValueOrAnError()
{
    const Result<int> good = 5;
    const Result<int> bad = fail(ErrorKind::Gone, message("Test", "Too old."), "410");
    QCOMPARE(good.value(), 5);
    QCOMPARE(kindOf(bad), shown(ErrorKind::Gone));
    const Result<std::string> passedOn = fail(bad.error());
    QVERIFY(passedOn.error() == bad.error());
}

void ValuesTest::aHandleEndsOnce()
{
    int ends = 0;
    {
        Handle handle([&] { ++ends; });
        QVERIFY(handle.isActive());
        handle.end();
        QVERIFY(!handle.isActive());
        handle.end();
    }
    QCOMPARE(ends, 1);
    {
        const Handle handle([&] { ++ends; });
    }
    QCOMPARE(ends, 2);
    Handle empty;
    empty.end();
    QVERIFY(!empty.isActive());
}

void ValuesTest::aHandleMovesItsDuty()
{
    int ends = 0;
    Handle first([&] { ++ends; });
    Handle second(std::move(first));
    first.end(); // NOLINT: this is what is tested
    QCOMPARE(ends, 0);
    QVERIFY(second.isActive());
    Handle third;
    third = std::move(second);
    QCOMPARE(ends, 0);
    third.end();
    QCOMPARE(ends, 1);
}

void ValuesTest::assigningAHandleEndsTheFormerOne()
{
    std::string log;
    Handle handle([&] { log += 'a'; });
    handle = Handle([&] { log += 'b'; });
    QCOMPARE(log, std::string("a"));
    handle = Handle();
    QCOMPARE(log, std::string("ab"));
}

void ValuesTest::aSecretIsComparedAndCopied()
{
    const Secret secret("hunter2");
    Secret copy = secret;
    QVERIFY(copy.equals(secret));
    QCOMPARE(copy.reveal(), std::string_view("hunter2"));
    copy = Secret("hunter3");
    QVERIFY(!copy.equals(secret));
    QVERIFY(!copy.equals(Secret("hunter33")));
    QVERIFY(Secret().empty());
    QVERIFY(Secret().equals(Secret("")));
    Secret& itself = copy;
    copy = itself;
    QCOMPARE(copy.reveal(), std::string_view("hunter3"));
}

void ValuesTest::aMovedSecretLeavesNothing()
{
    for (const std::string& text : {std::string("short"), std::string(100, 'x')}) {
        Secret from(text);
        Secret to(std::move(from));
        QVERIFY(from.empty()); // NOLINT: this is what is tested
        QCOMPARE(to.reveal(), std::string_view(text));
        Secret assigned;
        assigned = std::move(to);
        QVERIFY(to.empty()); // NOLINT: this is what is tested
        QCOMPARE(assigned.reveal(), std::string_view(text));
    }
}

namespace
{

template <typename T>
concept Streamable = requires(std::ostream& stream, const T& value)
{
    stream << value;
};

struct PodTag;
struct NodeTag;

} // namespace

void ValuesTest::aSecretCannotBeShownByAccident()
{
    QVERIFY(!Streamable<Secret>);
    QVERIFY(!std::equality_comparable<Secret>);
    QVERIFY((!std::convertible_to<Secret, std::string>));
    QVERIFY((!std::convertible_to<Secret, std::string_view>));
    QVERIFY((!std::convertible_to<std::string, Secret>));
    QVERIFY(Streamable<std::string>); // the question itself works
}

void ValuesTest::idsOfDifferentKindsDoNotMix()
{
    using PodUid = Id<PodTag>;
    using NodeUid = Id<NodeTag>;
    QVERIFY((!std::convertible_to<PodUid, NodeUid>));
    QVERIFY((!std::equality_comparable_with<PodUid, NodeUid>));
    QVERIFY((PodUid{"a"} < PodUid{"b"}));
    QVERIFY(PodUid().empty());
    const std::unordered_set<PodUid> set{{"a"}, {"b"}, {"a"}};
    QCOMPARE(set.size(), std::size_t(2));
}

void ValuesTest::matchCallsWhatFits()
{
    const auto name = [](const std::variant<int, std::string>& value) {
        return match(
            value, [](int number) { return "number " + std::to_string(number); }, [](const std::string& text) { return "text " + text; });
    };
    QCOMPARE(name(5), std::string("number 5"));
    QCOMPARE(name(std::string("x")), std::string("text x"));
}

QTEST_GUILESS_MAIN(ValuesTest)
#include "values_test.moc"
