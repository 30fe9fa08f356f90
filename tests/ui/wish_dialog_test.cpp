#include <QtTest> // Qt first: moc cannot parse the standard library otherwise

#include "ui/change/wish_dialog.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>

#include <optional>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

namespace
{

WorkloadRequest wish(WorkloadVerb verb)
{
    return {.verb = verb, .kind = "Deployment", .namespaceName = "shop", .name = "web"};
}

} // namespace

// What a wish still lacks is asked for before it is planned.
class WishDialogTest : public QObject
{
    Q_OBJECT

    Theme m_theme;
    QWidget m_window;

    std::optional<WorkloadRequest> m_wanted;
    std::optional<ObjectRequest> m_wantedOfObject;
    QPointer<WishDialog> open(WishDialog* dialog)
    {
        m_wanted.reset();
        m_wantedOfObject.reset();
        connect(dialog, &WishDialog::planWanted, this, [this](const ChangeRequest& request) {
            if (const auto* workload = std::get_if<WorkloadRequest>(&request))
                m_wanted = *workload;
            if (const auto* object = std::get_if<ObjectRequest>(&request))
                m_wantedOfObject = *object;
        });
        dialog->open();
        return dialog;
    }
    static QPushButton* planButton(const QPointer<WishDialog>& dialog) { return dialog->findChild<QPushButton*>(u"planWish"_s); }

private Q_SLOTS:
    void initTestCase()
    {
        m_window.resize(900, 600);
        m_window.show();
    }

    void anotherNumberIsPlanned()
    {
        WorkloadRequest request = wish(WorkloadVerb::Scale);
        request.replicas = 3;
        const auto dialog = open(WishDialog::forScale(m_theme, request, &m_window));
        auto* number = dialog->findChild<QSpinBox*>();
        QCOMPARE(number->value(), 3);
        QVERIFY(!planButton(dialog)->isEnabled() && !planButton(dialog)->toolTip().isEmpty());
        number->setValue(0);
        QVERIFY(planButton(dialog)->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(m_wanted && m_wanted->replicas == 0 && m_wanted->name == "web");
    }

    void theImageOfTheChosenContainerIsTheOneToChange()
    {
        const auto dialog = open(
            WishDialog::forImage(m_theme, wish(WorkloadVerb::SetImage),
                                 {{.name = u"web"_s, .image = u"r/web:1"_s}, {.name = u"proxy"_s, .image = u"r/proxy:7"_s}}, &m_window));
        auto* image = dialog->findChild<QLineEdit*>(QString(), Qt::FindDirectChildrenOnly);
        image = image ? image : dialog->findChild<QLineEdit*>();
        QCOMPARE(image->text(), u"r/web:1"_s);
        QVERIFY(!planButton(dialog)->isEnabled()); // it has this image already
        dialog->findChild<QComboBox*>()->setCurrentIndex(1);
        QCOMPARE(image->text(), u"r/proxy:7"_s);
        QVERIFY(!planButton(dialog)->isEnabled());
        image->setText(u"  "_s);
        QVERIFY(!planButton(dialog)->isEnabled());
        image->setText(u" r/proxy:8 "_s);
        QTest::mouseClick(planButton(dialog), Qt::LeftButton);
        QVERIFY(m_wanted);
        QCOMPARE(m_wanted->container, std::string("proxy"));
        QCOMPARE(m_wanted->image, std::string("r/proxy:8"));
    }

    void boundsThatCrossCannotBePlanned()
    {
        const ObjectRequest request{
            .verb = ObjectVerb::SetBounds, .kind = "HorizontalPodAutoscaler", .namespaceName = "shop", .name = "web", .seenUid = "u"};
        const auto dialog = open(WishDialog::forBounds(m_theme, request, {{"min", "2"}, {"max", "8"}, {"target", "70"}}, &m_window));
        const QList<QSpinBox*> fields = dialog->findChildren<QSpinBox*>();
        QCOMPARE(fields.size(), 3);
        QVERIFY(!planButton(dialog)->isEnabled()); // they are so already
        fields[0]->setValue(9);
        QVERIFY(!planButton(dialog)->isEnabled() && planButton(dialog)->toolTip().contains(u"above"_s));
        fields[1]->setValue(12);
        QVERIFY(planButton(dialog)->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(m_wantedOfObject && m_wantedOfObject->seenUid == "u");
        QCOMPARE(m_wantedOfObject->values, (std::map<std::string, std::string>{{"max", "12"}, {"min", "9"}, {"target", "70"}}));
    }

    void anAutoscalerWithoutACpuTargetHasNoFieldForIt()
    {
        const ObjectRequest request{
            .verb = ObjectVerb::SetBounds, .kind = "HorizontalPodAutoscaler", .namespaceName = "shop", .name = "web"};
        const auto dialog = open(WishDialog::forBounds(m_theme, request, {{"min", "2"}, {"max", "8"}}, &m_window));
        QCOMPARE(dialog->findChildren<QSpinBox*>().size(), 2);
    }

    void aDrainIsPlannedWithWhatMayBeLost()
    {
        std::optional<ObjectRequest> wanted;
        const ObjectRequest request{.verb = ObjectVerb::Drain, .kind = "Node", .namespaceName = {}, .name = "node-a"};
        const QPointer<WishDialog> dialog = WishDialog::forDrain(m_theme, request, &m_window);
        connect(dialog, &WishDialog::planWanted, this, [&](const ChangeRequest& one) { wanted = std::get<ObjectRequest>(one); });
        dialog->open();
        QVERIFY(planButton(dialog)->isEnabled());
        dialog->findChild<QCheckBox*>(u"drainForce"_s)->setChecked(true);
        const QList<QSpinBox*> numbers = dialog->findChildren<QSpinBox*>();
        QCOMPARE(numbers.size(), 2);
        numbers.back()->setValue(3);
        QTest::mouseClick(planButton(dialog), Qt::LeftButton);
        QVERIFY(wanted);
        QCOMPARE(wanted->values, (std::map<std::string, std::string>{{"force", "yes"}, {"timeout", "180"}}));
    }

    void escPlansNothing()
    {
        WorkloadRequest request = wish(WorkloadVerb::Scale);
        request.replicas = 3;
        const auto dialog = open(WishDialog::forScale(m_theme, request, &m_window));
        dialog->findChild<QSpinBox*>()->setValue(9);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        QVERIFY(!m_wanted);
    }
};

QTEST_MAIN(WishDialogTest)
#include "wish_dialog_test.moc"
