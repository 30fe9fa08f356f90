#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "ui/pages/settings/settings_page.h"
#include "ui/settings/user_settings.h"
#include "ui/shell/look_settings.h"
#include "ui/shell/window_place.h"
#include "ui/theme/application_look.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QTemporaryDir>

#include <unistd.h>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

namespace
{

QComboBox* boxNamed(QWidget& widget, const QString& name)
{
    for (QComboBox* box : widget.findChildren<QComboBox*>()) {
        if (box->accessibleName() == name)
            return box;
    }
    return nullptr;
}

} // namespace

// What this user prefers: applied at once, remembered, and safe from what somebody wrote into the file.
class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"settings.ini"_s);
    }

    void whatIsChosenIsThereAtTheNextStart()
    {
        {
            UserSettings settings(m_file);
            settings.set(u"look/textSize"_s, 120);
            settings.set(u"window/place"_s, QRect(-40, 12, 1300, 800));
            settings.set(u"columns/pods/order"_s, QStringList{u"name, or not"_s, u"status"_s});
            settings.set(u"layout/rail"_s, u"icons"_s);
            settings.remove(u"layout/rail"_s);
        }
        UserSettings settings(m_file);
        QCOMPARE(settings.number(u"look/textSize"_s, 90, 150, 100), 120);
        QCOMPARE(settings.rectangle(u"window/place"_s), std::optional(QRect(-40, 12, 1300, 800)));
        QCOMPARE(settings.list(u"columns/pods/order"_s), (QStringList{u"name, or not"_s, u"status"_s}));
        QVERIFY(!settings.has(u"layout/rail"_s));
        QVERIFY(settings.problems().isEmpty());
    }

    void damagedValuesAreToldOnceAndIgnored()
    {
        write("[look]\ntextSize=huge\ntheme=7\nreduceMotion=perhaps\n[window]\nplace=1 2 three 4\nmaximised=true\n");
        UserSettings settings(m_file);
        QSignalSpy told(&settings, &UserSettings::problemsChanged);
        QTest::ignoreMessage(QtWarningMsg, R"(look/textSize cannot be "huge"; it is ignored.)");
        QTest::ignoreMessage(QtWarningMsg, R"(look/theme cannot be "7"; it is ignored.)");
        QTest::ignoreMessage(QtWarningMsg, R"(look/reduceMotion cannot be "perhaps"; it is ignored.)");
        QTest::ignoreMessage(QtWarningMsg, R"(window/place cannot be "1 2 three 4"; it is ignored.)");
        QCOMPARE(settings.number(u"look/textSize"_s, 90, 150, 100), 100);
        QCOMPARE(settings.number(u"look/textSize"_s, 90, 150, 100), 100); // told once only
        QCOMPARE(settings.number(u"look/theme"_s, 0, 2, 0), 0);
        QVERIFY(!settings.isOn(u"look/reduceMotion"_s, false));
        QVERIFY(!settings.rectangle(u"window/place"_s));
        QVERIFY(settings.isOn(u"window/maximised"_s, false)); // the rest is used
        QCOMPARE(told.count(), 4);
        QCOMPARE(settings.problems().size(), 4);
    }

    void aFileThatIsNoneIsTold()
    {
        write(QByteArray("\x7f\x45LF\0\0 no settings\n[[[\n=\n", 26));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"are no settings"_s));
        UserSettings settings(m_file);
        QCOMPARE(settings.problems().size(), 1);
        QCOMPARE(settings.number(u"look/textSize"_s, 90, 150, 100), 100);
    }

    void aFolderThatCannotBeWrittenIsTold()
    {
        if (::geteuid() == 0)
            QSKIP("root may write everywhere");
        QFile(m_folder->path()).setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        UserSettings settings(m_file);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be written"_s));
        settings.set(u"look/textSize"_s, 120);
        QTRY_COMPARE(settings.problems().size(), 1);
        QCOMPARE(settings.number(u"look/textSize"_s, 90, 150, 100), 120); // until the end
        QFile(m_folder->path()).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void withoutAFileNothingStays()
    {
        {
            UserSettings settings{QString()};
            settings.set(u"look/textSize"_s, 120);
            QCOMPARE(settings.number(u"look/textSize"_s, 90, 150, 100), 120);
        }
        UserSettings settings{QString()};
        QCOMPARE(settings.number(u"look/textSize"_s, 90, 150, 100), 100);
    }

    void thePageAppliesAtOnceAndIsRemembered()
    {
        {
            UserSettings settings(m_file);
            Theme theme;
            const ApplicationLook look(theme);
            const LookSettings lookSettings(theme, settings);
            SettingsPage page(theme, settings, {});
            const std::unique_ptr<QWidget> widget(page.widget());
            QComboBox* sizes = boxNamed(*widget, u"Text size"_s);
            sizes->setCurrentIndex(sizes->findData(150));
            QCOMPARE(theme.textScale(), 150);
            QCOMPARE(theme.rowHeight(24), 32); // line 24 + 8
            QComboBox* themes = boxNamed(*widget, u"Theme"_s);
            themes->setCurrentIndex(themes->findData(static_cast<int>(ThemeChoice::Dark)));
            QVERIFY(theme.isDark());
            widget->findChild<QCheckBox*>()->click();
            QVERIFY(!theme.hasMotion());
            settings.set(u"look/textSize"_s, 90); // by its key
            QCOMPARE(sizes->currentData().toInt(), 90);
        }
        UserSettings settings(m_file);
        Theme theme;
        const LookSettings lookSettings(theme, settings);
        QCOMPARE(theme.textScale(), 90);
        QVERIFY(theme.isDark());
        QVERIFY(!theme.hasMotion());
    }

    void thePageNamesWhatIsDamagedAndResetsTheLayout()
    {
        write("[look]\ntextSize=1000\n[layout]\nrail=icons\n[columns]\npods\\order=name\n");
        UserSettings settings(m_file);
        Theme theme;
        const LookSettings lookSettings(theme, settings);
        SettingsPage page(theme, settings, {{u"Log"_s, u"/var/log"_s}});
        const std::unique_ptr<QWidget> widget(page.widget());
        widget->show();
        const auto* banner = widget->findChild<Banner*>();
        QVERIFY(banner->isVisible());
        QVERIFY(banner->toolTip().contains(u"look/textSize"_s));
        QCOMPARE(boxNamed(*widget, u"List of pages"_s)->currentData().toString(), u"icons"_s);
        widget->findChild<QPushButton*>(u"resetLayout"_s)->click();
        QVERIFY(!settings.has(u"layout/rail"_s) && !settings.has(u"columns/pods/order"_s));
        QCOMPARE(boxNamed(*widget, u"List of pages"_s)->currentData().toString(), QString());
        QVERIFY(settings.has(u"look/textSize"_s)); // no part of the layout
    }

    void aWindowIsAlwaysWithinReach()
    {
        const QRect main(0, 0, 1920, 1040);
        const QRect right(1920, 0, 2560, 1440);
        const QSize least(1180, 720);
        const QRect onRight(2200, 100, 1440, 900);
        QCOMPARE(placeOnScreens(onRight, {main, right}, least), onRight);
        const QRect rescued = placeOnScreens(onRight, {main}, least); // its monitor is gone
        QVERIFY(main.contains(rescued));
        QCOMPARE(rescued.size(), onRight.size());
        QCOMPARE(placeOnScreens(QRect(2000, 0, 2560, 1440), {main}, least).size(), main.size());
        QVERIFY(main.contains(placeOnScreens(QRect(1500, 500, 1440, 900), {main}, least))); // half beside it
        QVERIFY(main.contains(placeOnScreens(QRect(100, -500, 1440, 900), {main}, least))); // its head is above
        const QRect small = placeOnScreens(QRect(0, 0, 1440, 900), {QRect(0, 0, 1024, 700)}, least);
        QCOMPARE(small, QRect(QPoint(), least));
        QCOMPARE(placeOnScreens(onRight, {}, least), onRight);
    }

private:
    void write(const QByteArray& text)
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_MAIN(SettingsTest)
#include "settings_test.moc"
