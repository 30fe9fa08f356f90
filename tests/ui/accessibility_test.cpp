#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/support/console_walk.h"
#include "tests/support/trouble_walk.h"
#include "ui/widgets/painted_widget.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QScrollBar>
#include <QSplitter>

#include <set>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

namespace
{

QString spokenName(QWidget& widget)
{
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&widget);
    return interface ? interface->text(QAccessible::Name).trimmed() : QString();
}

bool takesTab(const QWidget& widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && widget.isVisible() && widget.isEnabled() && !widget.focusProxy();
}

bool isOfQt(const QWidget& widget)
{
    return qobject_cast<const QScrollBar*>(&widget) || qobject_cast<const QSplitterHandle*>(&widget);
}

// What assistive technology and the keyboard miss in a window.
class AccessFinder
{
public:
    void look(const QString& view, QWidget& window)
    {
        m_view = view;
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            m_problems.insert(u"the window does not become active ("_s + view + u')');
        for (QWidget* widget : window.findChildren<QWidget*>()) {
            if (!widget->isVisible() || isOfQt(*widget))
                continue;
            lookForName(*widget);
            lookForBuddy(*widget, window);
        }
        lookAtFocus(window);
    }
    QStringList problems() const { return {m_problems.begin(), m_problems.end()}; }
    int walkedStops() const { return m_stops; }

private:
    void lookForName(QWidget& widget)
    {
        const auto* painted = qobject_cast<const PaintedWidget*>(&widget);
        const bool isInteractive = widget.focusPolicy() != Qt::NoFocus && widget.isEnabled();
        if (painted && !QAccessible::queryAccessibleInterface(&widget))
            add(widget, u"has no accessible interface"_s);
        if (isInteractive && spokenName(widget).isEmpty())
            add(widget, u"takes focus and has no accessible name"_s);
        if (painted && !isDecoration(*painted) && spokenName(widget).isEmpty())
            add(widget, u"is painted and says nothing"_s);
    }

    // Lines and grounds, which say nothing; and frames around widgets that speak for themselves.
    static bool isDecoration(const PaintedWidget& widget)
    {
        const QAccessible::Role role = widget.accessibleRole();
        return role == QAccessible::Separator || role == QAccessible::Graphic || role == QAccessible::Pane || role == QAccessible::Grouping
            || role == QAccessible::ToolBar || role == QAccessible::StatusBar || role == QAccessible::Client;
    }

    // A label right above a field, or right before it on its line, is its label.
    void lookForBuddy(QWidget& widget, QWidget& window)
    {
        const bool isField = qobject_cast<QLineEdit*>(&widget) || qobject_cast<QComboBox*>(&widget);
        if (!isField)
            return;
        const QRect field(widget.mapTo(&window, QPoint()), widget.size());
        for (const QLabel* label : window.findChildren<QLabel*>()) {
            if (!label->isVisible() || label->text().isEmpty() || label->buddy() == &widget)
                continue;
            const QRect place(label->mapTo(&window, QPoint()), label->size());
            const bool isAbove
                = std::abs(place.left() - field.left()) <= 4 && place.bottom() < field.top() && field.top() - place.bottom() < 10;
            const bool isBefore = place.right() < field.left() && field.left() - place.right() < 10
                && std::abs(place.center().y() - field.center().y()) < 6;
            if (isAbove || isBefore)
                add(widget, u"is labelled \"%1\", which is not its buddy"_s.arg(label->text()));
        }
    }

    // Tab reaches every widget that takes focus, goes forward in reading order, and comes back to where it began.
    void lookAtFocus(QWidget& window)
    {
        std::set<QWidget*> wanted;
        for (QWidget* widget : window.findChildren<QWidget*>()) {
            if (takesTab(*widget) && !isOfQt(*widget))
                wanted.insert(widget);
        }
        if (wanted.empty())
            return;
        QWidget* first = wanted.contains(QApplication::focusWidget()) ? QApplication::focusWidget() : *wanted.begin();
        first->setFocus(Qt::TabFocusReason);
        std::set<QWidget*> reached{first};
        QWidget* at = first;
        for (std::size_t i = 0; i < wanted.size() + 4; ++i) {
            QTest::keyClick(at, Qt::Key_Tab);
            QWidget* next = QApplication::focusWidget();
            if (!next || next == first)
                break;
            if (reached.contains(next)) {
                add(*next, u"holds Tab in a circle"_s);
                return;
            }
            lookAtStep(window, *at, *next);
            reached.insert(next);
            at = next;
            ++m_stops;
        }
        for (QWidget* widget : wanted) {
            if (!reached.contains(widget) && takesTab(*widget)) // of a group of tabs only the one that is shown does
                add(*widget, u"is not reached by Tab"_s);
        }
    }

    // Within one container the next stop is never above the one before, unless it begins a column to the right of it. The jump from the
    // last to the first is not looked at.
    void lookAtStep(QWidget& window, QWidget& from, QWidget& to)
    {
        if (from.parentWidget() != to.parentWidget())
            return;
        const QRect a(from.mapTo(&window, QPoint()), from.size());
        const QRect b(to.mapTo(&window, QPoint()), to.size());
        const bool isBack = b.bottom() < a.top() && b.left() < a.right();
        const bool isLeft = b.right() < a.left() && b.center().y() <= a.bottom();
        if (isBack || isLeft)
            add(to, u"comes after %1 and stands before it"_s.arg(spokenName(from)));
    }

    void add(QWidget& widget, const QString& what)
    {
        const QString who = spokenName(widget).left(40);
        m_problems.insert(QString::fromLatin1(widget.metaObject()->className()) + u" \""_s + who + u"\" "_s + widget.objectName() + u' '
                          + what + u" ("_s + m_view + u')');
    }

    QString m_view;
    std::set<QString> m_problems;
    int m_stops = 0;
};

} // namespace

// Every view for people who do not see it or use no mouse.
class AccessibilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingHasANameABuddyAndItsTurn();
    void alsoWhereSomethingIsWrong_data();
    void alsoWhereSomethingIsWrong();
    void aNamelessWidgetATrapAndAWrongOrderWouldBeFound();
};

void AccessibilityTest::everythingHasANameABuddyAndItsTurn()
{
    AccessFinder finder;
    int views = 0;
    ConsoleWalk walk;
    QVERIFY(walk.visitAll([&](const QString& view, QWidget& window) {
        finder.look(view, window);
        ++views;
    }));
    QVERIFY2(views > 40, qPrintable(QString::number(views)));
    QVERIFY2(finder.walkedStops() > 200, qPrintable(QString::number(finder.walkedStops())));
    for (const QString& problem : finder.problems())
        qWarning("%s", qPrintable(problem));
    QVERIFY(finder.problems().isEmpty());
}

void AccessibilityTest::alsoWhereSomethingIsWrong_data()
{
    QTest::addColumn<int>("textScale");
    QTest::newRow("smallest text") << 90;
    QTest::newRow("largest text") << 150;
}

void AccessibilityTest::alsoWhereSomethingIsWrong()
{
    QFETCH(int, textScale);
    AccessFinder finder;
    int views = 0;
    QVERIFY(TroubleWalk(textScale).visitAll([&](const QString& view, QWidget& window) {
        finder.look(view, window);
        ++views;
    }));
    QCOMPARE(views, 25);
    for (const QString& problem : finder.problems())
        qWarning("%s", qPrintable(problem));
    QVERIFY(finder.problems().isEmpty());
}

void AccessibilityTest::aNamelessWidgetATrapAndAWrongOrderWouldBeFound()
{
    QWidget window;
    auto* nameless = new QPushButton(&window);
    auto* label = new QLabel(u"Reason"_s, &window);
    auto* field = new QLineEdit(&window);
    auto* above = new QPushButton(u"Above"_s, &window);
    above->setGeometry(0, 0, 80, 24);
    label->setGeometry(0, 30, 80, 16);
    field->setGeometry(0, 50, 200, 24);
    nameless->setGeometry(0, 80, 80, 24);
    QWidget::setTabOrder(nameless, field);
    QWidget::setTabOrder(field, above);
    window.show();
    window.activateWindow();
    nameless->setFocus();
    QVERIFY(QTest::qWaitFor([&] { return QApplication::focusWidget() == nameless; }, ConsoleWindow::patience));
    AccessFinder finder;
    finder.look(u"sample"_s, window);
    const QString found = finder.problems().join(u'\n');
    QVERIFY2(found.contains(u"takes focus and has no accessible name"_s), qPrintable(found));
    QVERIFY2(found.contains(u"which is not its buddy"_s), qPrintable(found));
    QVERIFY2(found.contains(u"stands before it"_s), qPrintable(found));
}

QTEST_MAIN(AccessibilityTest)
#include "accessibility_test.moc"
