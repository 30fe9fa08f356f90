#include "core/change/change.h"
#include "ui/theme/application_look.h"
#include "ui/theme/button_variant.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/check_row.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/page_state.h"
#include "ui/widgets/points_diagram.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/slot_card.h"
#include "ui/widgets/stage_bar.h"
#include "ui/widgets/status_label.h"
#include "ui/widgets/status_strip.h"
#include "ui/widgets/status_toggle.h"
#include "ui/widgets/toast.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

namespace
{

QImage pictureOf(QWidget& widget)
{
    QImage image(widget.size(), QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    widget.render(&image);
    return image;
}

bool shows(const QImage& image, const QColor& color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

SlotView greenSlot(bool isLive)
{
    return {.name = u"green"_s,
            .position = SlotPosition::Second,
            .version = u"v1.43.0"_s,
            .isLive = isLive,
            .stateWord = isLive ? u"LIVE"_s : u"READY, IDLE"_s,
            .readyPods = 10,
            .pods = 12};
}

QPushButton* buttonWith(QWidget& parent, const QString& text)
{
    for (QPushButton* button : parent.findChildren<QPushButton*>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

class WidgetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme.setChoice(ThemeChoice::Light);
        m_theme.setMotion(false);
        m_look = std::make_unique<ApplicationLook>(m_theme);
    }

    void onlyTheLiveCardCarriesTheTintOfItsSlot()
    {
        SlotCard card(m_theme);
        card.set(greenSlot(false));
        card.resize(card.sizeHint());
        QCOMPARE(card.sizeHint(), QSize(494, 140));
        QVERIFY(!shows(pictureOf(card), m_theme.color(Token::GreenTint)));
        card.set(greenSlot(true));
        QVERIFY(shows(pictureOf(card), m_theme.color(Token::GreenTint)));
        QVERIFY(card.accessibleName().contains(u"10 of 12 pods ready"_s));
        QVERIFY(card.accessibleName().contains(u"LIVE"_s));
    }

    void aVersionThatIsNotKnownIsNotLeftOut()
    {
        SlotCard card(m_theme);
        SlotView slot = greenSlot(false);
        slot.version.clear();
        card.set(slot);
        QVERIFY(card.accessibleName().contains(u"version not known"_s));
    }

    void theLivePathHasTheColourOfItsSlot()
    {
        PointsDiagram points(m_theme);
        points.resize(1004, points.sizeHint().height());
        points.set({.source = u"Service web"_s, .live = SlotPosition::First});
        // The solid path crosses the row of the rail from the middle to the left half.
        QCOMPARE(pictureOf(points).pixelColor(400, 40), m_theme.color(Token::Blue));
        QVERIFY(pictureOf(points).pixelColor(600, 42) != m_theme.color(Token::Green));
        points.set({.source = u"Service web"_s, .live = SlotPosition::Second});
        QCOMPARE(pictureOf(points).pixelColor(600, 42), m_theme.color(Token::Green));
    }

    void aHiddenStatusKeepsItsToggle()
    {
        StatusStrip strip(m_theme, u"Pods by status"_s);
        QSignalSpy toggled(&strip, &StatusStrip::toggled);
        strip.set({{u"Running"_s, Glyph::Ok, Token::Ok, u"Running"_s, 5}, {u"Completed"_s, Glyph::Skip, Token::Ink2, u"Completed"_s, 2}});
        const QList<StatusToggle*> toggles = strip.findChildren<StatusToggle*>();
        QCOMPARE(toggles.size(), 2);
        for (StatusToggle* toggle : toggles) {
            if (toggle->accessibleName().startsWith(u"Completed"_s))
                toggle->click();
        }
        QCOMPARE(toggled.count(), 1);
        QCOMPARE(strip.hiddenIds(), std::vector<QString>{u"Completed"_s});
        strip.set({{u"Running"_s, Glyph::Ok, Token::Ok, u"Running"_s, 7}}); // none left, but the choice is
        QVERIFY(!strip.isShown(u"Completed"_s));
        QVERIFY(strip.isShown(u"Running"_s));
    }

    void aPageShowsOneStateAtATime()
    {
        auto* content = new QWidget;
        PageState page(m_theme, content);
        page.resize(600, 400);
        page.show();
        QVERIFY(content->isVisible());
        page.showStale(u"This is the state of 14:28:03."_s, u"Next try in 9 s."_s, u"Try now"_s);
        QVERIFY(content->isVisible());
        QVERIFY(page.findChild<Banner*>()->isVisible());
        QSignalSpy retry(&page, &PageState::retryWanted);
        buttonWith(page, u"Try now"_s)->click();
        QCOMPARE(retry.count(), 1);
        page.showEmpty({.sentence = u"There is no backup yet."_s, .explanation = u"Until the first one, nothing can be restored."_s});
        QVERIFY(!content->isVisible());
        QVERIFY(!page.findChild<Banner*>()->isVisible());
        page.showLive();
        QVERIFY(content->isVisible());
    }

    void aForbiddenPageHandsOutTheMissingRule()
    {
        PageState page(m_theme, new QWidget);
        page.show();
        QSignalSpy retry(&page, &PageState::retryWanted);
        page.showForbidden({.glyph = Glyph::Lock,
                            .sentence = u"You may not list secrets."_s,
                            .explanation = {},
                            .code = u"list secrets"_s,
                            .button = u"Copy the rule"_s});
        buttonWith(page, u"Copy the rule"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"list secrets"_s);
        QCOMPARE(retry.count(), 0);
        page.showBroken({.sentence = u"Prometheus cannot be reached."_s, .explanation = {}, .button = u"Try now"_s});
        buttonWith(page, u"Try now"_s)->click();
        QCOMPARE(retry.count(), 1);
    }

    void diffsAlwaysCarryTheirSigns()
    {
        DiffView diff(m_theme);
        diff.set(
            {{.title = u"Service shop/web"_s,
              .rows = {{DiffMark::Removed, u"color: blue"_s}, {DiffMark::Added, u"color: green"_s}, {DiffMark::Same, u"app: web"_s}}}});
        QCOMPARE(diff.toPlainText(), u"Service shop/web\n- color: blue\n+ color: green\n  app: web"_s);
        QTest::keyClick(&diff, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), diff.toPlainText());
    }

    void stagesSayWhichOneItIs()
    {
        StageBar bar(m_theme, {u"Plan"_s, u"Confirm"_s, u"Send"_s, u"Watch"_s});
        bar.setCurrent(1);
        QVERIFY(bar.accessibleName().startsWith(u"Stage 2 of 4: Confirm"_s));
        bar.setCurrent(4);
        QVERIFY(bar.accessibleName().startsWith(u"All stages done"_s));
    }

    void aFilterIsToldOnceAfterTypingAndAtOnceOnEnter()
    {
        SearchField field(m_theme, u"Filter pods"_s, u"name"_s);
        field.show();
        QSignalSpy changed(&field, &SearchField::filterChanged);
        QSignalSpy list(&field, &SearchField::listWanted);
        QTest::keyClicks(&field, u"web"_s);
        QCOMPARE(changed.count(), 0);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().toString(), u"web"_s);
        QCOMPARE(list.count(), 1);
    }

    void aToastIsGoneAfterItsActionWasChosen()
    {
        QWidget window;
        window.resize(900, 600);
        ToastArea area(m_theme, &window);
        window.show();
        bool wasChosen = false;
        area.show(
            {.glyph = Glyph::Done, .sentence = u"web is kept on green."_s, .action = u"Journal"_s, .onAction = [&] { wasChosen = true; }});
        QVERIFY(area.isVisible());
        QVERIFY(area.geometry().right() < window.width() && area.geometry().bottom() < window.height());
        buttonWith(area, u"Journal"_s)->click();
        QVERIFY(wasChosen);
        QVERIFY(!area.isVisible());
    }

    void classesDifferInWordAndForm()
    {
        QCOMPARE(classWord(EnvironmentClass::Production), u"PRODUCTION"_s);
        QCOMPARE(badgeStyleOf(EnvironmentClass::Production), BadgeStyle::Production);
        QCOMPARE(badgeStyleOf(EnvironmentClass::Staging), BadgeStyle::Staging);
        QCOMPARE(badgeStyleOf(EnvironmentClass::Development), BadgeStyle::Quiet);
    }

    void onlyTheWriteButtonWearsTheClassColour()
    {
        for (const ButtonVariant variant : {ButtonVariant::Normal, ButtonVariant::Primary, ButtonVariant::Write}) {
            QPushButton button(u"Switch web to green"_s);
            setVariant(button, variant);
            button.resize(button.sizeHint());
            QCOMPARE(button.height(), 28);
            QCOMPARE(shows(pictureOf(button), m_theme.color(Token::ProdFill)), variant == ButtonVariant::Write);
            button.setEnabled(false);
            QVERIFY(!shows(pictureOf(button), m_theme.color(Token::ProdFill)));
            QVERIFY(!button.autoDefault());
        }
    }

    void aThemeChangeReachesWhatIsPainted()
    {
        StatusLabel label(m_theme, Status::Warning);
        label.resize(label.sizeHint());
        QVERIFY(label.accessibleName() == u"Warning"_s);
        QVERIFY(shows(pictureOf(label), m_theme.color(Token::WarnMark)));
        m_theme.setChoice(ThemeChoice::Dark);
        QVERIFY(shows(pictureOf(label), m_theme.color(Token::WarnMark)));
        m_theme.setChoice(ThemeChoice::Light);
    }

    void tabsAreChosenByKeyboardAsWell()
    {
        PageHead head(m_theme, u"Cluster"_s);
        head.addTab(u"pods"_s, u"Pods"_s, u"98,412"_s);
        head.addTab(u"nodes"_s, u"Nodes"_s);
        head.show();
        QSignalSpy chosen(&head, &PageHead::tabChosen);
        for (QAbstractButton* button : head.findChildren<QAbstractButton*>()) {
            if (button->text() == u"Nodes"_s)
                QTest::keyClick(button, Qt::Key_Space);
        }
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toString(), u"nodes"_s);
    }

private:
    Theme m_theme;
    std::unique_ptr<ApplicationLook> m_look;
};

QTEST_MAIN(WidgetsTest)
#include "widgets_test.moc"
