#include "ui/theme/status.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QTest>

#include <cmath>
#include <set>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

namespace
{

// WCAG 2.1, relative luminance and contrast.
double luminance(const QColor& color)
{
    const auto channel = [](double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace

class TokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMissingColourGivesNoTokensAtAll()
    {
        QVERIFY(!Tokens::parse("{\"light\": {\"window\": \"#FFFFFF\"}}", Appearance::Light));
        QVERIFY(!Tokens::parse("not json", Appearance::Dark));
    }

    void textMeetsContrastInBothThemes()
    {
        Theme theme;
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            theme.setChoice(choice);
            for (const Token ground : {Token::Base, Token::Window, Token::Select}) {
                for (const Token ink : {Token::Ink, Token::Ink2, Token::Ink3, Token::Accent, Token::Warn, Token::Crit})
                    QVERIFY2(contrast(theme.color(ink), theme.color(ground)) >= 4.5, qPrintable(Tokens::name(ink)));
            }
            QVERIFY(contrast(theme.color(Token::OnProd), theme.color(Token::ProdFill)) >= 4.5);
            QVERIFY(contrast(theme.color(Token::Focus), theme.color(Token::Base)) >= 3);
        }
    }

    // Every pair that something is painted in: WCAG AA asks for 4.5 where it is read, 3.0 where it is seen.
    void everyPairThatIsPaintedMeetsContrast()
    {
        struct Pairs
        {
            std::vector<Token> inks;
            std::vector<Token> grounds;
            double least;
        };
        const std::vector<Token> pages{Token::Base, Token::Window, Token::Raised, Token::Sunken, Token::Select, Token::Hover};
        const std::vector<Token> tints{Token::WarnTint,  Token::CritTint, Token::ProdTint, Token::BlueTint,
                                       Token::GreenTint, Token::AddTint,  Token::DelTint};
        const std::vector<Pairs> table{
            {{Token::Ink, Token::Ink2, Token::Ink3, Token::Unknown, Token::Ok, Token::Accent, Token::Warn, Token::Crit, Token::Prod},
             pages,
             4.5},
            {{Token::Ink, Token::Ink2, Token::Ink3, Token::Accent}, tints, 4.5},
            {{Token::Warn}, {Token::WarnTint}, 4.5},
            {{Token::Crit}, {Token::CritTint}, 4.5},
            {{Token::Prod}, {Token::ProdTint}, 4.5},
            {{Token::Add}, {Token::AddTint, Token::Base}, 4.5},
            {{Token::Del}, {Token::DelTint, Token::Base}, 4.5},
            {{Token::OnProd}, {Token::ProdFill}, 4.5},
            {{Token::OnCrit}, {Token::CritMark}, 4.5},
            {{Token::Base}, {Token::Ink}, 4.5}, // the LIVE badge and the ink button
            {{Token::CritMark, Token::Blue, Token::Green, Token::WarnEdge, Token::Focus}, pages, 3.0},
            {{Token::CritMark, Token::WarnEdge}, {Token::WarnTint, Token::CritTint}, 3.0},
            {{Token::Blue}, {Token::BlueTint}, 3.0},
            {{Token::Green}, {Token::GreenTint}, 3.0},
            {{Token::Control}, {Token::Base, Token::Window, Token::Raised}, 3.0}, // borders of fields and buttons
            {{Token::Series1, Token::Series2, Token::Series3, Token::Series4, Token::Series5}, {Token::Base}, 3.0},
        };
        Theme theme;
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            theme.setChoice(choice);
            for (const Pairs& pairs : table) {
                for (const Token ink : pairs.inks) {
                    for (const Token ground : pairs.grounds) {
                        const double found = contrast(theme.color(ink), theme.color(ground));
                        QVERIFY2(found >= pairs.least,
                                 qPrintable(u"%1 on %2: %3"_s.arg(Tokens::name(ink), Tokens::name(ground)).arg(found)));
                    }
                }
            }
        }
    }

    void aChoiceIsToldOnceAndOnlyWhenItChangesSomething()
    {
        Theme theme;
        theme.setChoice(ThemeChoice::Light);
        int told = 0;
        connect(&theme, &Theme::changed, this, [&] { ++told; });
        theme.setChoice(ThemeChoice::Light);
        QCOMPARE(told, 0);
        theme.setChoice(ThemeChoice::Dark);
        QCOMPARE(told, 1);
        QVERIFY(theme.isDark());
    }

    void everyGlyphDrawsSomethingOfItsOwn()
    {
        Theme theme;
        std::set<QByteArray> pictures;
        for (int i = 1; i <= static_cast<int>(Glyph::Dots); ++i) {
            const QImage image = theme.glyph(static_cast<Glyph>(i), 24, Token::Ink, 1).toImage().convertToFormat(QImage::Format_ARGB32);
            QVERIFY2(image != QImage(image.size(), image.format()), qPrintable(glyphFile(static_cast<Glyph>(i))));
            bool isEmpty = true;
            for (int y = 0; y < image.height() && isEmpty; ++y) {
                for (int x = 0; x < image.width() && isEmpty; ++x)
                    isEmpty = qAlpha(image.pixel(x, y)) == 0;
            }
            QVERIFY2(!isEmpty, qPrintable(glyphFile(static_cast<Glyph>(i))));
            pictures.insert(QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes()));
        }
        QCOMPARE(pictures.size(), static_cast<std::size_t>(Glyph::Dots));
    }

    void statusWordsDiffer()
    {
        std::set<QString> words;
        for (int i = 0; i <= static_cast<int>(Status::Note); ++i)
            words.insert(wordFor(static_cast<Status>(i)));
        QCOMPARE(words.size(), static_cast<std::size_t>(Status::Note) + 1);
    }

    void figuresAreTabularAndIdentifiersStayAsTheyAre()
    {
        Theme theme;
        const QFontMetricsF body(theme.font(TextRole::Body));
        QCOMPARE(body.horizontalAdvance(u"1111"_s), body.horizontalAdvance(u"8888"_s));
        // With `calt` "4x2" would be narrower or wider than its letters, because the x becomes a multiplication sign.
        const auto letters = body.horizontalAdvance(u'4') + body.horizontalAdvance(u'x') + body.horizontalAdvance(u'2');
        QVERIFY(std::abs(body.horizontalAdvance(u"4x2"_s) - letters) < 0.6);
        QCOMPARE(QFontInfo(theme.font(TextRole::Body)).family(), u"Inter Tabular"_s);
        QCOMPARE(QFontInfo(theme.font(TextRole::Mono)).family(), u"JetBrains Mono NL"_s);
        const QFontMetricsF mono(theme.font(TextRole::Mono));
        QCOMPARE(mono.horizontalAdvance(u"!=>"_s), mono.horizontalAdvance(u"iii"_s));
    }

    void textSizeMovesFontsRowsAndNothingBelowItsMeasure()
    {
        Theme theme;
        QCOMPARE(theme.rowHeight(24), 24);
        theme.setTextScale(150);
        QCOMPARE(theme.rowHeight(24), 32);
        theme.setTextScale(1000);
        QCOMPARE(theme.textScale(), 150);
        theme.setTextScale(90);
        QCOMPARE(theme.rowHeight(24), 24);
        QCOMPARE(theme.scaled(28), 28);
    }
};

QTEST_MAIN(TokensTest)
#include "tokens_test.moc"
