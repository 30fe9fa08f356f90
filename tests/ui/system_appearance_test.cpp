#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "ui/theme/system_appearance.h"
#include "ui/theme/theme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// What xdg-desktop-portal does for us, on a bus of its own.
class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 1;
    int asked = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString& group, const QString& key)
    {
        ++asked;
        const bool isKnown = group == u"org.freedesktop.appearance"_s && key == u"color-scheme"_s;
        return QDBusVariant(QVariant::fromValue(QDBusVariant(isKnown ? scheme : 99U)));
    }

Q_SIGNALS:
    void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value);
};

class SystemAppearanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString daemon = QStandardPaths::findExecutable(u"dbus-daemon"_s);
        if (daemon.isEmpty())
            QFAIL("dbus-daemon is not installed; tests/run installs the package dbus.");
        m_daemon.start(daemon, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY(m_daemon.waitForReadyRead(10000));
        const QByteArray address = m_daemon.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        QDBusConnection bus = QDBusConnection::connectToBus(QString::fromLatin1(address), u"portal"_s);
        QVERIFY(bus.isConnected());
        QVERIFY(bus.registerService(u"org.freedesktop.portal.Desktop"_s));
        QVERIFY(bus.registerObject(u"/org/freedesktop/portal/desktop"_s, &m_portal, QDBusConnection::ExportAllContents));
    }
    void cleanupTestCase()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void theDesktopIsAskedWithoutWaitingAndThenFollowed()
    {
        SystemAppearance system;
        QCOMPARE(system.appearance(), Appearance::Light); // the answer cannot be here yet
        QTRY_COMPARE(system.appearance(), Appearance::Dark);
        QCOMPARE(m_portal.asked, 1);
        QSignalSpy changed(&system, &SystemAppearance::changed);
        Q_EMIT m_portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(2U));
        QTRY_COMPARE(system.appearance(), Appearance::Light);
        Q_EMIT m_portal.SettingChanged(u"org.gnome.desktop.interface"_s, u"color-scheme"_s, QDBusVariant(1U));
        Q_EMIT m_portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(0U)); // no preference
        QTest::qWait(0);
        QCOMPARE(system.appearance(), Appearance::Light);
        QCOMPARE(changed.count(), 1);
    }

    void aChoiceOfTheOperatorStandsAboveTheDesktop()
    {
        Theme theme;
        QTRY_VERIFY(theme.isDark());
        theme.setChoice(ThemeChoice::Light);
        QSignalSpy changed(&theme, &Theme::changed);
        Q_EMIT m_portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(1U));
        QTest::qWait(20);
        QCOMPARE(changed.count(), 0);
        theme.setChoice(ThemeChoice::System);
        QVERIFY(theme.isDark());
    }

private:
    QProcess m_daemon;
    FakePortal m_portal;
};

QTEST_MAIN(SystemAppearanceTest)
#include "system_appearance_test.moc"
