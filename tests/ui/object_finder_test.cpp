#include <QTest> // first: moc cannot parse the standard library otherwise

#include "core/session/session.h"
#include "tests/support/captured_reply.h"
#include "tests/unit/session/session_bench.h"
#include "ui/pages/cluster/object_finder.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/command_palette.h"
#include "ui/theme/application_look.h"

#include <QLineEdit>
#include <QListView>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace
{

QStringList titles(const ObjectFinder& finder)
{
    QStringList found;
    for (const PaletteObject& object : finder.best())
        found << object.detail.section(u',', 0, 0) + u' ' + object.title;
    return found;
}

void finish(ObjectFinder& finder)
{
    while (finder.advance(1000)) { }
}

// A scan that counts what it is asked for.
class CountingScan : public ObjectScan
{
public:
    CountingScan(int objects, int& largestStep, int& steps)
        : m_left(objects)
        , m_largestStep(largestStep)
        , m_steps(steps)
    {
    }
    bool advance(int objects) override
    {
        m_largestStep = std::max(m_largestStep, objects);
        ++m_steps;
        m_left -= objects;
        return m_left > 0;
    }
    std::vector<PaletteObject> best() const override { return {{.title = u"found at the end"_s}}; }

private:
    int m_left;
    int& m_largestStep;
    int& m_steps;
};

} // namespace

// Every object that was read is found by a few letters, in steps that hold nobody up.
class ObjectFinderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreRankedByHowWellTheyFit()
    {
        const auto rank = [](const char* query, const char* name) { return rankOf({query}, name, "shop", "deployment"); };
        QCOMPARE(rank("web", "web"), std::optional(0));
        QCOMPARE(rank("web", "web-blue"), std::optional(1));
        QCOMPARE(rank("blue", "web-blue"), std::optional(2));
        QCOMPARE(rank("lue", "web-blue"), std::optional(3));
        QCOMPARE(rank("shop", "web-blue"), std::optional(4)); // by its namespace
        QCOMPARE(rank("depl", "web-blue"), std::optional(4)); // by its kind
        QCOMPARE(rank("api", "web-blue"), std::optional<int>());
        QCOMPARE(rankOf({"web", "green"}, "web-blue", "shop", "pod"), std::optional<int>()); // all words
        QCOMPARE(rankOf({}, "web", "shop", "pod"), std::optional<int>());
    }

    void everyTypedKindIsFoundBestFirstAndOpened()
    {
        SessionBench bench;
        bench.openReady();
        std::vector<ObjectAddress> opened;
        ObjectFinder finder(*bench.session, u"WEB"_s, 50, [&](const ObjectAddress& object) { opened.push_back(object); });
        finish(finder);
        const QStringList found = titles(finder);
        QVERIFY2(found.contains(u"Service web"_s), qPrintable(found.join(u'\n')));
        QVERIFY2(found.contains(u"Deployment web-blue"_s), qPrintable(found.join(u'\n')));
        QVERIFY(std::ranges::any_of(found, [](const QString& title) { return title.startsWith(u"Pod web-"_s); }));
        QCOMPARE(found.front(), u"Service web"_s); // the name itself
        QVERIFY(found.indexOf(u"Deployment web-blue"_s) < found.indexOf(QRegularExpression(u"Pod web-.*"_s)));
        finder.best().front().open();
        QCOMPARE(opened.size(), std::size_t(1));
        QCOMPARE(opened.front().plural, std::string("services"));
        QCOMPARE(opened.front().namespaceName, std::string("shop"));
        QVERIFY(!opened.front().uid.empty());
    }

    void aStepLooksAtNoMoreThanItIsAllowed()
    {
        SessionBench bench;
        bench.openReady();
        ObjectFinder small(*bench.session, u"web"_s, 50, {});
        int steps = 0;
        while (small.advance(1))
            ++steps;
        QVERIFY2(steps > static_cast<int>(bench.session->pods().rows().size()), qPrintable(QString::number(steps)));
        ObjectFinder large(*bench.session, u"web"_s, 50, {});
        QVERIFY(!large.advance(1'000'000));
        QCOMPARE(titles(small), titles(large)); // in whatever steps
        ObjectFinder few(*bench.session, u"web"_s, 2, {});
        finish(few);
        QCOMPARE(titles(few), titles(large).first(2));
    }

    void whatIsGoneMeanwhileIsNotShown()
    {
        SessionBench bench;
        bench.openReady();
        ObjectFinder finder(*bench.session, u"web"_s, 50, {});
        finish(finder);
        const qsizetype before = titles(finder).size();
        auto& pods = const_cast<Store<Pod>&>(bench.session->pods());
        pods.apply({.replacesAll = true, .changed = {}, .removed = {}});
        QVERIFY(titles(finder).size() < before);
        QVERIFY(std::ranges::none_of(titles(finder), [](const QString& title) { return title.startsWith(u"Pod "_s); }));
    }

    void tablesOfOtherKindsAreLookedThroughAsWell()
    {
        SessionBench bench;
        bench.settings.namespaceScope.clear();
        bench.shop.http.on(SessionBench::listing("widgets"), FakeAnswer::json(capturedReply("custom-table.http").body));
        bench.openReady();
        KubeKind widgets;
        widgets.group = "factory.example";
        widgets.version = "v1";
        widgets.plural = "widgets";
        widgets.kind = "Widget";
        widgets.isNamespaced = true;
        ObjectFinder before(*bench.session, u"gear"_s, 50, {});
        finish(before);
        QVERIFY(before.best().empty());
        auto table = bench.session->openKind(widgets, {});
        bench.scheduler.advance(1s);
        std::optional<ObjectAddress> opened;
        ObjectFinder finder(*bench.session, u"gear"_s, 50, [&](const ObjectAddress& object) { opened = object; });
        table.reset(); // nobody looks at it any more, but it is still read
        finish(finder);
        QCOMPARE(titles(finder), QStringList{u"Widget gear"_s});
        finder.best().front().open();
        QCOMPARE(opened->group, std::string("factory.example"));
        QCOMPARE(opened->kind, std::string("Widget"));
    }

    // 100,000 pods: the work of one step is counted, not timed.
    void aHundredThousandPodsAreFoundInSteps()
    {
        SessionBench bench;
        bench.openReady();
        auto& pods = const_cast<Store<Pod>&>(bench.session->pods());
        Batch<Pod> many{.replacesAll = true, .changed = {}, .removed = {}};
        for (int i = 0; i < 100'000; ++i) {
            Pod pod;
            pod.meta.uid = "uid-" + std::to_string(i);
            pod.meta.name = "load-" + std::to_string(i);
            pod.meta.namespaceName = "scale";
            many.changed.push_back(std::move(pod));
        }
        pods.apply(std::move(many));
        ObjectFinder finder(*bench.session, u"load-77777"_s, 12, {});
        int steps = 1;
        while (finder.advance(4000))
            ++steps;
        QVERIFY2(steps >= 25, qPrintable(QString::number(steps)));
        QCOMPARE(titles(finder), QStringList{u"Pod load-77777"_s});
        ObjectFinder common(*bench.session, u"load"_s, 12, {});
        while (common.advance(4000)) { }
        QCOMPARE(common.best().size(), std::size_t(12));
        QCOMPARE(common.best().front().title, u"load-0"_s);
    }

    void thePaletteLooksInStepsAndShowsWhatWasFoundAtTheEnd()
    {
        Theme theme;
        const ApplicationLook look(theme);
        QWidget window;
        window.resize(1200, 800);
        ActionRegistry actions;
        CommandPalette palette(theme, actions, &window);
        int largestStep = 0;
        int steps = 0;
        palette.addObjects([&](const QString&, int) { return std::make_unique<CountingScan>(100'000, largestStep, steps); });
        window.show();
        palette.open(40);
        auto* field = palette.findChild<QLineEdit*>();
        field->setText(u"l"_s);
        QCOMPARE(steps, 1); // no keystroke does more
        QVERIFY(largestStep <= 4000);
        field->setText(u"lo"_s); // begins anew
        QCOMPARE(steps, 2);
        const auto* list = palette.findChild<QListView*>();
        QCOMPARE(list->model()->rowCount(), 0);
        QTRY_COMPARE(list->model()->rowCount(), 2); // head and object
        QVERIFY(steps >= 26);
        QCOMPARE(list->currentIndex().data().toString(), u"found at the end"_s);
    }
};

QTEST_MAIN(ObjectFinderTest)
#include "object_finder_test.moc"
