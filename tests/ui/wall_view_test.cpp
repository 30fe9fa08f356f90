#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/change/change.h"
#include "tests/support/fake_clock.h"
#include "ui/pages/wall/wall_view.h"
#include "ui/theme/theme.h"

#include <QPaintEngine>
#include <QTimer>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

namespace
{

WallPicture picture(int problems)
{
    WallPicture shown;
    shown.glyph = Glyph::Warn;
    shown.color = Token::WarnMark;
    shown.verdict = u"1 workload has fewer pods than it asks for"_s;
    shown.basis = u"20 of 21 workloads have the pods they ask for. Not checked from outside, no metrics."_s;
    for (int i = 0; i < problems; ++i) {
        OverviewLine line;
        line.glyph = Glyph::Warn;
        line.glyphColor = Token::WarnMark;
        line.word = u"Warning"_s;
        line.what = u"recommender has 2 of 5 pods ready"_s;
        line.why = u"3 CrashLoopBackOff"_s;
        shown.problems.push_back(line);
    }
    for (const QString& caption : {u"Workloads as desired"_s, u"Pods ready"_s, u"Nodes ready"_s})
        shown.figures.push_back({caption, u"38"_s, u"of 38"_s, u"note"_s});
    for (const char* name : {"web", "api", "worker"}) {
        Application application;
        application.name = name;
        application.serviceName = name;
        Slot slot;
        slot.name = "blue";
        slot.isSelected = true;
        slot.desired = slot.ready = 12;
        application.slots.push_back(slot);
        shown.applications.push_back(application);
    }
    shown.zones.push_back({.zone = "eu-1a", .nodes = 3, .ready = 3, .cordoned = 0});
    shown.lanes.push_back({.title = u"Changes here"_s, .marks = {}});
    return shown;
}

// The smallest text that is drawn: every font a painter is given passes the paint engine, so the widget is drawn into one that notes them.
class NotingEngine : public QPaintEngine
{
public:
    NotingEngine()
        : QPaintEngine(AllFeatures)
    {
    }
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState& changed) override
    {
        if (changed.state().testFlag(DirtyTransform))
            scale = changed.transform().m11();
    }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override { ++pixmaps; }
    void drawPath(const QPainterPath&) override { }
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override { }
    void drawTextItem(const QPointF& place, const QTextItem& item) override
    {
        texts << item.text();
        smallest = std::min(smallest, item.font().pointSizeF() * 96 / 72 * scale);
        lowest = std::max(lowest, place.y() * scale);
    }
    Type type() const override { return User; }

    QStringList texts;
    double smallest = 1000;
    double lowest = 0;
    double scale = 1;
    int pixmaps = 0;
};

class NotingDevice : public QPaintDevice
{
public:
    explicit NotingDevice(QSize size)
        : m_size(size)
    {
    }
    QPaintEngine* paintEngine() const override { return &engine; }
    mutable NotingEngine engine;

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth: return m_size.width();
        case PdmHeight: return m_size.height();
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY: return 96;
        case PdmDevicePixelRatio: return 1;
        case PdmDevicePixelRatioScaled: return static_cast<int>(devicePixelRatioFScale());
        case PdmDepth: return 32;
        default: return 0; // sizes in millimetres, colours
        }
    }

private:
    QSize m_size;
};

} // namespace

// The wall display: read from afar, touched by nobody.
class WallViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<WallView>(m_theme, m_clock);
        m_view->setEnvironment({.product = u"shop"_s, .environment = u"prod-eu-1"_s, .isReadOnly = true, .writesSent = 3});
        m_view->set(picture(2));
    }
    void cleanup() { m_view.reset(); }

    void everyTextCanBeReadFromAfar_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("small") << QSize(1280, 800);
        QTest::newRow("full") << QSize(1920, 1080);
        QTest::newRow("large") << QSize(3840, 2160);
    }
    void everyTextCanBeReadFromAfar()
    {
        QFETCH(QSize, size);
        for (const int textScale : {90, 100, 150}) {
            m_theme.setTextScale(textScale);
            m_view->resize(size);
            const NotingDevice device(size);
            m_view->render(const_cast<NotingDevice*>(&device), {}, {}, QWidget::DrawWindowBackground);
            QVERIFY2(device.engine.smallest > 17.99, qPrintable(QString::number(device.engine.smallest)));
            QVERIFY(device.engine.texts.contains(u"1 workload has fewer pods than it asks for"_s));
            QVERIFY(device.engine.texts.contains(u"prod-eu-1"_s));
            QVERIFY(device.engine.texts.contains(u"PRODUCTION"_s));
            QVERIFY(device.engine.texts.contains(u"READ-ONLY"_s));
            QVERIFY(device.engine.texts.contains(u"writes sent"_s));
            QVERIFY(device.engine.texts.contains(u"3"_s));
            QVERIFY2(device.engine.texts.join(u' ').contains(u"no metrics."_s),
                     qPrintable(device.engine.texts.join(u'\n'))); // the whole basis
            QVERIFY2(device.engine.lowest <= size.height(), qPrintable(QString::number(device.engine.lowest)));
        }
        m_theme.setTextScale(100);
    }

    void problemsThatHaveNoRoomAreCounted()
    {
        m_view->set(picture(40));
        m_view->resize(1280, 800);
        const NotingDevice device(QSize(1280, 800));
        m_view->render(const_cast<NotingDevice*>(&device), {}, {}, QWidget::DrawWindowBackground);
        const qsizetype shown = device.engine.texts.count(u"recommender has 2 of 5 pods ready"_s);
        QVERIFY(shown >= 1 && shown < 40);
        QVERIFY2(device.engine.texts.contains(u"and %1 more"_s.arg(40 - shown)), qPrintable(device.engine.texts.join(u'\n')));
    }

    void thePictureMovesByAPixelEveryTenMinutes()
    {
        QCOMPARE(m_view->shifting().intervalAsDuration(), std::chrono::minutes(10));
        QVERIFY(!m_view->shifting().isActive());
        m_view->show();
        QVERIFY(m_view->shifting().isActive());
        QList<QPoint> places;
        for (int i = 0; i < 4; ++i) {
            places << m_view->offset();
            m_view->shift();
        }
        QCOMPARE(places, (QList<QPoint>{{0, 0}, {1, 0}, {1, 1}, {0, 1}}));
        QCOMPARE(m_view->offset(), QPoint(0, 0));
        m_view->hide();
        QVERIFY(!m_view->shifting().isActive());
    }

    void nothingPointsAtItAndTwoKeysLeave()
    {
        QCOMPARE(m_view->cursor().shape(), Qt::BlankCursor);
        QVERIFY(!m_view->testAttribute(Qt::WA_Hover) && !m_view->hasMouseTracking());
        m_view->show();
        QSignalSpy left(m_view.get(), &WallView::leaveWanted);
        for (const int key : {Qt::Key_Return, Qt::Key_F5, Qt::Key_K, Qt::Key_Space})
            QTest::keyClick(m_view.get(), static_cast<Qt::Key>(key));
        QTest::mouseClick(m_view.get(), Qt::LeftButton);
        QCOMPARE(left.count(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QTest::keyClick(m_view.get(), Qt::Key_F11);
        QCOMPARE(left.count(), 2);
    }

private:
    FakeClock m_clock;
    Theme m_theme;
    std::unique_ptr<WallView> m_view;
};

QTEST_MAIN(WallViewTest)
#include "wall_view_test.moc"
