#include <QtTest> // Qt first: moc cannot parse the standard library otherwise

#include "tests/support/fake_clock.h"
#include "tests/support/fake_object_reader.h"
#include "ui/pages/cluster/masked_values.h"
#include "ui/pages/cluster/object_details.h"
#include "ui/pages/cluster/object_events_view.h"
#include "ui/pages/cluster/object_summary_view.h"
#include "ui/pages/cluster/object_yaml_view.h"
#include "ui/pages/cluster/why_banner.h"
#include "ui/text/format.h"
#include "ui/theme/application_look.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/status_label.h"

#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

namespace
{

ObjectAddress podAddress(const std::string& name)
{
    return {.group = {}, .version = "v1", .plural = "pods", .kind = "Pod", .namespaceName = "search", .name = name, .uid = "u-" + name};
}

ObjectAddress deployment()
{
    return {
        .group = "apps", .version = "v1", .plural = "deployments", .kind = "Deployment", .namespaceName = "search", .name = "recommender"};
}

// Picture 04 of the look.
ObjectView crashingPod(WallTime now)
{
    const ObjectAddress address = podAddress("recommender-5f6b7c9d84-k8w2n");
    ObjectMeta meta;
    meta.uid = address.uid;
    meta.namespaceName = address.namespaceName;
    meta.name = address.name;
    meta.labels = {{"app", "recommender"}};
    meta.annotations = {{"note", "<b>bold</b>"}};
    return {.address = address,
            .meta = meta,
            .status = "CrashLoopBackOff",
            .mood = ObjectMood::Broken,
            .node = "ip-10-4-117-62",
            .facts = {{.name = message("ObjectFact", "Owner"), .value = "recommender"},
                      {.name = message("ObjectFact", "Pod IP"), .value = "10.4.117.203"},
                      {.name = message("ObjectFact", "Created"), .value = {}, .time = now - std::chrono::hours(1)},
                      {.name = message("ObjectFact", "Image"), .value = "recommender:3.8.1"},
                      {.name = message("ObjectFact", "Request"), .value = "500 m, 4 GiB"},
                      {.name = message("ObjectFact", "Limit"), .value = "2, 6 GiB"}},
            .why = ObjectWhy{.fact = message("ObjectWhy", "Container %1 ended with exit code %2.", {"main", "1"}),
                             .consequence = message("ObjectWhy", "It was restarted %1 times.", {"14"}),
                             .mood = ObjectMood::Broken},
            .conditions = {{.type = "Ready", .status = "False", .reason = "ContainersNotReady", .text = "main", .since = now}},
            .events
            = {{.type = "Warning", .reason = "BackOff", .text = "Back-off <i>restarting</i>", .count = 31, .first = now, .last = now},
               {.type = "Normal", .reason = "Started", .text = "Container started", .first = now, .last = now}},
            .owners = {{.object = deployment(), .problem = std::nullopt}},
            .related = {{.object = podAddress("other"), .relation = message("Related", "selects it"), .note = "Running"}},
            .masked = {{.pointer = "/data/password", .key = "password", .bytes = 7}},
            .yaml = "kind: Pod\nspec:\n  a: b\n  password: (masked, 7 bytes)\n",
            .fullYaml = "kind: Pod\nmetadata:\n  managedFields: []\nspec:\n  a: b\n  password: (masked, 7 bytes)\n",
            .readAt = now,
            .areEventsKnown = true,
            .isComplete = true};
}

// The pane in a window of its own, light.
struct Pane
{
    Pane()
        : look(theme)
        , details(theme, reader, clock)
    {
        theme.setChoice(ThemeChoice::Light);
        details.resize(428, 800);
        details.show();
    }

    ObjectView view() const { return crashingPod(clock.wallNow()); }
    void showCrashing()
    {
        details.showObject(view().address);
        reader.tell(view());
    }
    template <typename Widget>
    Widget* find(const QString& accessibleName) const
    {
        for (Widget* widget : details.findChildren<Widget*>()) {
            if (widget->accessibleName() == accessibleName && widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    QPushButton* button(const QString& text) const
    {
        for (QPushButton* button : details.findChildren<QPushButton*>()) {
            if (button->isVisible() && (button->text() == text || button->accessibleName() == text))
                return button;
        }
        return nullptr;
    }
    // Everything that is written in visible labels and fields.
    QString words() const
    {
        QStringList all;
        for (const QLabel* label : details.findChildren<QLabel*>()) {
            if (label->isVisible())
                all << label->text();
        }
        for (const QPlainTextEdit* text : details.findChildren<QPlainTextEdit*>()) {
            if (text->isVisible())
                all << text->toPlainText();
        }
        return all.join(u'\n');
    }
    QString createdText() const { return formatMoment(clock.wallNow() - std::chrono::hours(1), clock.wallNow()); }
    void askToReveal()
    {
        details.showTab(ObjectTab::Yaml);
        QTest::mouseClick(button(u"Reveal password"_s), Qt::LeftButton);
    }
    void reveal()
    {
        askToReveal();
        QTest::mouseClick(button(u"Reveal"_s), Qt::LeftButton);
        reader.give(RevealedValue(Secret("hunter2"), JournalEntry()));
    }

    Theme theme;
    ApplicationLook look;
    FakeClock clock;
    FakeObjectReader reader;
    ObjectDetails details;
};

} // namespace

class ObjectDetailsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itSaysWhatIsWrongBeforeAnythingElse()
    {
        Pane pane;
        pane.showCrashing();
        QCOMPARE(pane.details.findChild<StatusLabel*>()->status(), Status::Critical);
        auto* why = pane.details.findChild<WhyBanner*>();
        QVERIFY(why->isVisible());
        QCOMPARE(why->accessibleName(), u"Container main ended with exit code 1. It was restarted 14 times."_s);
        QVERIFY(pane.find<QWidget>(
            u"Owner: recommender, Pod IP: 10.4.117.203, Created: %1, Image: recommender:3.8.1, Request: 500 m, 4 GiB, Limit: 2, 6 GiB"_s
                .arg(pane.createdText())));
        QImage picture = pane.details.grab().toImage();
        QCOMPARE(picture.pixelColor(why->mapTo(&pane.details, QPoint(1, why->height() / 2))), pane.theme.color(Token::Crit));
        QCOMPARE(picture.pixelColor(why->mapTo(&pane.details, QPoint(6, 3))), pane.theme.color(Token::CritTint));
    }

    void withoutTroubleThereIsNoBanner()
    {
        Pane pane;
        ObjectView fine = pane.view();
        fine.why.reset();
        fine.mood = ObjectMood::Fine;
        pane.details.showObject(fine.address);
        pane.reader.tell(fine);
        QVERIFY(!pane.details.findChild<WhyBanner*>()->isVisible());
        QCOMPARE(pane.details.findChild<StatusLabel*>()->status(), Status::Healthy);
    }

    void ownersAndRelatedObjectsAreLinks()
    {
        Pane pane;
        pane.showCrashing();
        ObjectAddress chosen;
        connect(&pane.details, &ObjectDetails::objectChosen, this, [&](const ObjectAddress& object) { chosen = object; });
        QTest::mouseClick(pane.button(u"Deployment recommender"_s), Qt::LeftButton);
        QVERIFY(chosen == deployment());
        QTest::mouseClick(pane.button(u"Pod other"_s), Qt::LeftButton);
        QCOMPARE(QString::fromStdString(chosen.name), u"other"_s);
    }

    void anObjectThatCannotBeReadIsNoLink()
    {
        Pane pane;
        ObjectView view = pane.view();
        view.owners.front().object.plural.clear();
        pane.details.showObject(view.address);
        pane.reader.tell(view);
        QVERIFY(!pane.button(u"Deployment recommender"_s));
        QVERIFY(pane.words().contains(u"Deployment recommender"_s));
    }

    void lettersLeadToTheTabs()
    {
        Pane pane;
        pane.showCrashing();
        QVERIFY(!pane.details.takeLetter(Qt::Key_L)); // nobody gave logs
        QVERIFY(pane.details.takeLetter(Qt::Key_V));
        QVERIFY(pane.find<QTableView>(u"Events"_s));
        QVERIFY(pane.details.takeLetter(Qt::Key_Y));
        QVERIFY(pane.find<QPlainTextEdit>(u"YAML"_s));
        auto* logs = new QLabel(u"the logs"_s);
        pane.details.setLogs(logs);
        QVERIFY(pane.details.takeLetter(Qt::Key_L));
        QVERIFY(logs->isVisible());
        QVERIFY(!pane.details.takeLetter(Qt::Key_A));
        pane.details.setLogs(nullptr);
        QCOMPARE(pane.details.currentTab(), ObjectTab::Summary);
    }

    void theTabStaysForTheNextObject()
    {
        Pane pane;
        pane.showCrashing();
        pane.details.showTab(ObjectTab::Events);
        pane.details.showObject(podAddress("other"));
        QCOMPARE(pane.details.currentTab(), ObjectTab::Events);
    }

    void eventsAreATableWithTheirCount()
    {
        Pane pane;
        pane.showCrashing();
        pane.details.showTab(ObjectTab::Events);
        const QAbstractItemModel* model = pane.find<QTableView>(u"Events"_s)->model();
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->index(0, 1).data().toString(), u"BackOff"_s);
        QCOMPARE(model->index(0, 2).data().toString(), u"31"_s);
        QVERIFY(!model->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"<i>"_s)); // words of others are no markup
    }

    void noEventsAndEventsThatWereNotReadAreToldApart()
    {
        Pane pane;
        ObjectView view = pane.view();
        view.events.clear();
        pane.details.showObject(view.address);
        pane.details.showTab(ObjectTab::Events);
        QVERIFY(pane.words().contains(u"Events are being read."_s));
        pane.reader.tell(view);
        QVERIFY(pane.words().contains(u"There is no event about this object."_s));
        view.areEventsKnown = false;
        pane.details.refresh();
        pane.reader.tell(view);
        QVERIFY(pane.words().contains(u"The events could not be read"_s));
    }

    void theYamlIsFoundInAndCopiedWithItsMasks()
    {
        Pane pane;
        pane.showCrashing();
        pane.details.showTab(ObjectTab::Yaml);
        auto* text = pane.find<QPlainTextEdit>(u"YAML"_s);
        QVERIFY(text->isReadOnly());
        pane.find<QLineEdit>(u"Find in the YAML"_s)->setText(u"masked"_s);
        QCOMPARE(text->textCursor().selectedText(), u"masked"_s);
        pane.reveal();
        QVERIFY(pane.words().contains(u"hunter2"_s));
        QTest::mouseClick(pane.button(u"Copy"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(pane.view().yaml));
        pane.details.findChild<QCheckBox*>()->setChecked(true);
        QVERIFY(text->toPlainText().contains(u"managedFields"_s));
        QVERIFY(!text->toPlainText().contains(u"hunter2"_s));
    }

    void revealingAsksFirstAndNamesTheJournalsWords()
    {
        Pane pane;
        pane.showCrashing();
        pane.askToReveal();
        QVERIFY(!pane.reader.revealing);
        QVERIFY(pane.words().contains(u"Revealed password of secret search/recommender-5f6b7c9d84-k8w2n by jane."_s));
        QVERIFY(pane.button(u"Cancel"_s)->hasFocus() || !pane.details.isActiveWindow());
        QTest::mouseClick(pane.button(u"Cancel"_s), Qt::LeftButton);
        QVERIFY(!pane.reader.revealing);
        pane.askToReveal();
        QTest::mouseClick(pane.button(u"Reveal"_s), Qt::LeftButton);
        QVERIFY(pane.reader.revealing);
        QCOMPARE(pane.reader.revealing->masked.pointer, std::string("/data/password"));
        QVERIFY(!pane.words().contains(u"hunter2"_s));
        pane.reader.give(RevealedValue(Secret("hunter2"), JournalEntry()));
        QVERIFY(pane.words().contains(u"hunter2"_s));
    }

    void aRevealedValueGoesWithTimeTabObjectAndPane_data()
    {
        QTest::addColumn<int>("way");
        for (int way = 0; way < 5; ++way)
            QTest::newRow(qPrintable(QString::number(way))) << way;
    }
    void aRevealedValueGoesWithTimeTabObjectAndPane()
    {
        QFETCH(int, way);
        Pane pane;
        pane.showCrashing();
        pane.details.findChild<MaskedValues*>()->setRevealTime(way == 0 ? 1 : 60000);
        pane.reveal();
        const auto* field = pane.find<QPlainTextEdit>(u"Value of password"_s);
        QVERIFY(way == 0 || field->toPlainText() == u"hunter2"_s);
        const auto isHidden = [&] {
            for (const QPlainTextEdit* text : pane.details.findChildren<QPlainTextEdit*>()) {
                if (text->toPlainText().contains(u"hunter2"_s))
                    return false;
            }
            return true;
        };
        if (way == 1)
            pane.details.showTab(ObjectTab::Summary);
        if (way == 2)
            pane.details.showObject(podAddress("other"));
        if (way == 3)
            pane.details.endReading();
        if (way == 4)
            QTest::mouseClick(pane.button(u"Hide password"_s), Qt::LeftButton);
        QTRY_VERIFY(isHidden());
    }

    void aJournalThatCannotBeWrittenIsTold()
    {
        Pane pane;
        pane.showCrashing();
        pane.askToReveal();
        QTest::mouseClick(pane.button(u"Reveal"_s), Qt::LeftButton);
        pane.reader.give(fail(ErrorKind::JournalUnavailable, message("Journal", "The journal cannot be written.")));
        QVERIFY(pane.words().contains(u"The journal cannot be written."_s));
        QTest::mouseClick(pane.button(u"Close"_s), Qt::LeftButton);
        QVERIFY(!pane.words().contains(u"The journal cannot be written."_s));
    }

    void aValueThatComesAfterThePaneWasClosedIsNotShown()
    {
        Pane pane;
        pane.showCrashing();
        pane.askToReveal();
        QTest::mouseClick(pane.button(u"Reveal"_s), Qt::LeftButton);
        pane.details.endReading();
        QVERIFY(!pane.reader.revealing);
    }

    void loadingForbiddenGoneAndFailedAreDesigned()
    {
        Pane pane;
        pane.details.showObject(podAddress("web-1"));
        QVERIFY(pane.reader.reading);
        pane.reader.tell(fail(ErrorKind::Forbidden, message("Kube", "Not permitted: get pods/web-1."), "pods is forbidden"));
        QVERIFY(pane.words().contains(u"Not permitted: get pods/web-1."_s));
        pane.details.refresh();
        pane.reader.tell(fail(ErrorKind::NotFound, message("Kube", "Not found.")));
        QVERIFY(pane.words().contains(u"Pod web-1 is not there."_s));
        pane.details.refresh();
        pane.reader.tell(fail(ErrorKind::TimedOut, message("Net", "No answer in time.")));
        QVERIFY(pane.words().contains(u"No answer in time."_s));
        const int reads = pane.reader.reads;
        QTest::mouseClick(pane.button(u"Read again"_s), Qt::LeftButton);
        QCOMPARE(pane.reader.reads, reads + 1);
    }

    void whatWasKnownStaysWhenTheObjectGoesOrCannotBeReadAgain()
    {
        Pane pane;
        pane.showCrashing();
        pane.details.refresh();
        pane.reader.tell(fail(ErrorKind::ConnectionLost, message("Net", "The connection broke.")));
        QVERIFY(pane.words().contains(u"The connection broke."_s));
        QVERIFY(pane.button(u"Deployment recommender"_s));
        pane.details.refresh();
        pane.reader.tell(fail(ErrorKind::NotFound, message("Kube", "Not found.")));
        QVERIFY(pane.words().contains(u"It is gone from the cluster."_s));
        QVERIFY(pane.button(u"Deployment recommender"_s));
        QVERIFY(!pane.words().contains(u"The connection broke."_s));
    }

    void readingAgainDoesNotEmptyWhatIsShown()
    {
        Pane pane;
        pane.showCrashing();
        pane.details.showObject(pane.view().address);
        ObjectView early = pane.view();
        early.isComplete = false;
        early.owners.clear();
        early.events.clear();
        pane.reader.tell(early);
        QVERIFY(pane.button(u"Deployment recommender"_s));
    }

    void anAnswerForTheObjectBeforeIsNotShown()
    {
        Pane pane;
        pane.details.showObject(podAddress("first"));
        const auto former = pane.reader.reading;
        pane.details.showObject(podAddress("second"));
        QVERIFY(pane.reader.reading != former); // its Handle ended: the reader tells it no more
        QCOMPARE(QString::fromStdString(pane.reader.reading->object.name), u"second"_s);
    }

    void everythingHasANameForThoseWhoListen()
    {
        Pane pane;
        pane.showCrashing();
        for (const ObjectTab tab : {ObjectTab::Summary, ObjectTab::Events, ObjectTab::Yaml}) {
            pane.details.showTab(tab);
            for (const QWidget* widget : pane.details.findChildren<QWidget*>()) {
                if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0)
                    continue;
                const auto* button = qobject_cast<const QAbstractButton*>(widget);
                const bool isNamed = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
                QVERIFY2(isNamed, widget->metaObject()->className());
            }
        }
    }

    void itIsDrawnInBothThemes()
    {
        const QString folder = qEnvironmentVariable("TEALDECK_PICTURES");
        Pane pane;
        pane.showCrashing();
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            pane.theme.setChoice(choice);
            for (const ObjectTab tab : {ObjectTab::Summary, ObjectTab::Events, ObjectTab::Yaml}) {
                pane.details.showTab(tab);
                QCoreApplication::processEvents(); // palettes and layouts come behind
                const QImage picture = pane.details.grab().toImage();
                QCOMPARE(picture.pixelColor(2, picture.height() - 3), pane.theme.color(Token::Base));
                if (!folder.isEmpty())
                    picture.save(u"%1/object-%2-%3.png"_s.arg(folder)
                                     .arg(choice == ThemeChoice::Dark ? u"dark"_s : u"light"_s)
                                     .arg(static_cast<int>(tab)));
            }
        }
    }
};

QTEST_MAIN(ObjectDetailsTest)
#include "object_details_test.moc"
