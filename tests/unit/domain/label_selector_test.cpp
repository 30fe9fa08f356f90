#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/domain/label_selector.h"

using namespace tealdeck;

// The cases are those of apimachinery's selector_test.go (TestSelectorParse, TestSelectorMatches, TestLexer, TestSetSelectorParser) and
// those around them.
class LabelSelectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsRightIsRead_data();
    void whatIsRightIsRead();
    void mistakesNameTheirPlace_data();
    void mistakesNameTheirPlace();
    void labelsMatch_data();
    void labelsMatch();
    void charactersAreCountedNotBytes();
    void theLongestNamesAreTakenAndLongerOnesAreNot();
};

void LabelSelectorTest::whatIsRightIsRead_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("read");
    QTest::newRow("nothing") << ""
                             << "";
    QTest::newRow("blanks") << " \t\r\n"
                            << "";
    QTest::newRow("equal") << "x=a,y=b,z=c"
                           << "x=a,y=b,z=c";
    QTest::newRow("not equal") << "x!=a,y=b"
                               << "x!=a,y=b";
    QTest::newRow("double equal") << "x==a"
                                  << "x=a";
    QTest::newRow("empty value") << "x=,z= "
                                 << "x=,z=";
    QTest::newRow("empty value, not equal") << "x!="
                                            << "x!=";
    QTest::newRow("blanks around") << " x = a , y!= b "
                                   << "x=a,y!=b";
    QTest::newRow("exists") << "x,!y"
                            << "x,!y";
    QTest::newRow("blank after !") << "! x"
                                   << "!x";
    QTest::newRow("in") << "x in (b, a ,b)"
                        << "x in (a,b)";
    QTest::newRow("in with one") << "x in (a)"
                                 << "x=a";
    QTest::newRow("notin without blank") << "x notin(a,b)"
                                         << "x notin (a,b)";
    QTest::newRow("empty first member") << "x in (,a)"
                                        << "x in (,a)";
    QTest::newRow("empty last member") << "x in (a,)"
                                       << "x in (,a)";
    QTest::newRow("empty members") << "x in (a,,b)"
                                   << "x in (,a,b)";
    QTest::newRow("only an empty member") << "x in (,)"
                                          << "x=";
    QTest::newRow("operators as keys") << "in,notin in (in,notin)"
                                       << "in,notin in (in,notin)";
    QTest::newRow("greater and less") << "x>1,z<5"
                                      << "x>1,z<5";
    QTest::newRow("domain") << "app.kubernetes.io/name=web"
                            << "app.kubernetes.io/name=web";
    QTest::newRow("all of it") << "app=web,tier!=cache,env in (a,b),!legacy"
                               << "app=web,tier!=cache,env in (a,b),!legacy";
}

void LabelSelectorTest::whatIsRightIsRead()
{
    QFETCH(QString, given);
    QFETCH(QString, read);
    const auto selector = LabelSelector::parse(given.toStdString());
    QVERIFY2(selector.has_value(), selector ? "" : render(selector.error().message).c_str());
    QCOMPARE(QString::fromStdString(selector->text()), read);
    QCOMPARE(LabelSelector::parse(selector->text()).value(), *selector);
    QCOMPARE(selector->isEmpty(), read.isEmpty());
}

void LabelSelectorTest::mistakesNameTheirPlace_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("sentence");
    const QString key = "A label's name is expected at character %1, not %2.";
    QTest::newRow("comma only") << "," << 0 << 1 << key.arg("1", ",");
    QTest::newRow("comma at the end") << "x=a," << 4 << 0 << "The name of a label is missing at the end.";
    QTest::newRow("two commas") << "x,,y" << 2 << 1 << key.arg("3", ",");
    QTest::newRow("! alone") << "!" << 1 << 0 << "The name of a label is missing at the end.";
    QTest::newRow("! of nothing") << "!=a" << 0 << 2 << key.arg("1", "!=");
    QTest::newRow("no operator") << "x a" << 2 << 1 << "One of =, ==, !=, in, notin, > and < is expected at character 3, not a.";
    QTest::newRow("three signs") << "x===a" << 3 << 1 << "A value is expected at character 4, not =.";
    QTest::newRow("two values") << "x=a b" << 4 << 1 << "A comma or the end is expected at character 5, not b.";
    QTest::newRow("two equals") << "x=a=b" << 3 << 1 << "A comma or the end is expected at character 4, not =.";
    QTest::newRow("! with value") << "!x=a" << 2 << 1 << "A comma or the end is expected at character 3, not =.";
    QTest::newRow("in without values") << "x in" << 4 << 0 << "The values of in and notin stand in parentheses: ( is missing at the end.";
    QTest::newRow("in without parentheses") << "x in a" << 5 << 1
                                            << "The values of in and notin stand in parentheses: ( is expected at character 6, not a.";
    QTest::newRow("empty set") << "x in ()" << 5 << 2 << "There is no value in the parentheses at character 6.";
    QTest::newRow("open set") << "x in (a" << 7 << 0 << "The closing ) is missing at the end.";
    QTest::newRow("open set after a comma") << "x in (a," << 8 << 0 << "The closing ) is missing at the end.";
    QTest::newRow("set without comma") << "x in (a b)" << 8 << 1 << "A comma or ) is expected at character 9, not b.";
    QTest::newRow("operator in a set") << "x in (=)" << 6 << 1 << "A value, a comma or ) is expected at character 7, not =.";
    QTest::newRow("set in a set") << "x in (a,(b))" << 8 << 1 << "A value, a comma or ) is expected at character 9, not (.";
    QTest::newRow("closed too often") << "x in (a))" << 8 << 1 << "A comma or the end is expected at character 9, not ).";
    QTest::newRow("no number") << "x>a" << 2 << 1 << "a at character 3 is no whole number; > and < compare numbers.";
    QTest::newRow("a fraction") << "x>1.5" << 2 << 3 << "1.5 at character 3 is no whole number; > and < compare numbers.";
    QTest::newRow("too big a number") << "x>9223372036854775808" << 2 << 19
                                      << "9223372036854775808 at character 3 is no whole number; > and < compare numbers.";
    QTest::newRow("nothing to compare with") << "x<" << 2 << 0 << "A whole number is missing at character 3; > and < compare numbers.";
    const QString name = "%2 at character %1 is no label name: letters, digits, -, _ and . (at most 63), with a domain and / before it "
                         "where there is one.";
    QTest::newRow("name ends badly") << "x-=a" << 0 << 2 << name.arg("1", "x-");
    QTest::newRow("no domain") << "/x" << 0 << 2 << name.arg("1", "/x");
    QTest::newRow("no name") << "a.b/" << 0 << 4 << name.arg("1", "a.b/");
    QTest::newRow("two slashes") << "a/b/c" << 0 << 5 << name.arg("1", "a/b/c");
    QTest::newRow("domain in capitals") << "A.b/c" << 0 << 5 << name.arg("1", "A.b/c");
    QTest::newRow("domain with two dots") << "a..b/c" << 0 << 6 << name.arg("1", "a..b/c");
    QTest::newRow("strange letter") << "x=a,y$" << 4 << 2 << name.arg("5", "y$");
    const QString value
        = "%2 at character %1 is no label value: letters, digits, -, _ and . (at most 63), beginning and ending with a letter or digit.";
    QTest::newRow("value with a slash") << "x=a/b" << 2 << 3 << value.arg("3", "a/b");
    QTest::newRow("value begins badly") << "x in (a,-b)" << 8 << 2 << value.arg("9", "-b");
}

void LabelSelectorTest::mistakesNameTheirPlace()
{
    QFETCH(QString, given);
    QFETCH(int, offset);
    QFETCH(int, length);
    QFETCH(QString, sentence);
    const auto selector = LabelSelector::parse(given.toStdString());
    QVERIFY(!selector);
    QCOMPARE(QString::fromStdString(render(selector.error().message)), sentence);
    QCOMPARE(static_cast<int>(selector.error().offset), offset);
    QCOMPARE(static_cast<int>(selector.error().length), length);
}

void LabelSelectorTest::labelsMatch_data()
{
    QTest::addColumn<QString>("selector");
    QTest::addColumn<bool>("expected");
    QTest::newRow("nothing asked") << "" << true;
    QTest::newRow("equal") << "x=a" << true;
    QTest::newRow("both") << "x=a,y=b" << true;
    QTest::newRow("one of both") << "x=a,y=c" << false;
    QTest::newRow("not equal") << "x!=b" << true;
    QTest::newRow("not equal, missing") << "z!=b" << true;
    QTest::newRow("in") << "x in (b,a)" << true;
    QTest::newRow("in, missing") << "z in (a)" << false;
    QTest::newRow("notin") << "x notin (a,b)" << false;
    QTest::newRow("notin, missing") << "z notin (a)" << true;
    QTest::newRow("exists") << "x" << true;
    QTest::newRow("exists, missing") << "z" << false;
    QTest::newRow("not there") << "!z" << true;
    QTest::newRow("not there, but there") << "!x" << false;
    QTest::newRow("empty value") << "blank=" << true;
    QTest::newRow("empty value, missing") << "z=" << false;
    QTest::newRow("greater") << "size>5" << true;
    QTest::newRow("greater than itself") << "size>12" << false;
    QTest::newRow("less") << "size<13" << true;
    QTest::newRow("no number there") << "x>1" << false;
    QTest::newRow("number missing") << "z<1" << false;
}

void LabelSelectorTest::labelsMatch()
{
    QFETCH(QString, selector);
    QFETCH(bool, expected);
    const std::map<std::string, std::string> labels{{"x", "a"}, {"y", "b"}, {"size", "12"}, {"blank", ""}};
    QCOMPARE(LabelSelector::parse(selector.toStdString())->matches(labels), expected);
}

void LabelSelectorTest::charactersAreCountedNotBytes()
{
    const auto selector = LabelSelector::parse("x=\xc3\xa4,y,,");
    QCOMPARE(selector.error().message.arguments.front(), std::string("3"));
    const auto later = LabelSelector::parse("x \xc3\xa4 )");
    QCOMPARE(later.error().message.arguments.front(), std::string("3"));
    QCOMPARE(later.error().length, std::size_t{2});
}

void LabelSelectorTest::theLongestNamesAreTakenAndLongerOnesAreNot()
{
    const std::string longest(63, 'a');
    QVERIFY(LabelSelector::parse(longest + "=" + longest).has_value());
    QVERIFY(!LabelSelector::parse(longest + "a").has_value());
    QVERIFY(!LabelSelector::parse("x=" + longest + "a").has_value());
    const std::string domain = std::string(63, 'a') + "." + std::string(63, 'b') + "." + std::string(63, 'c') + "." + std::string(61, 'd');
    QVERIFY(LabelSelector::parse(domain + "/x").has_value());
    QVERIFY(!LabelSelector::parse(domain + "d/x").has_value());
}

QTEST_GUILESS_MAIN(LabelSelectorTest)
#include "label_selector_test.moc"
