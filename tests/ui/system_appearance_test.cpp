#include "ui/theme/system_appearance.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// What xdg-desktop-portal does for us, on a bus of its own.
class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 0;
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

// A session bus of our own: nothing of the desktop that runs the test is asked or told. It begins before the application object, because a
// platform plugin may already ask the session bus, and Qt keeps the first bus it has met.
class PrivateBus
{
public:
    PrivateBus()
    {
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s});
        if (m_daemon.waitForReadyRead(patience))
            m_address = m_daemon.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address);
    }
    ~PrivateBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    QString address() const { return QString::fromLatin1(m_address); } // empty: the bus did not start
    QString error() const { return m_daemon.errorString(); }

private:
    static constexpr int patience = 30000; // milliseconds

    QProcess m_daemon;
    QByteArray m_address;
};

class SystemAppearanceTest : public QObject
{
    Q_OBJECT

public:
    explicit SystemAppearanceTest(const PrivateBus& bus)
        : m_bus(bus)
    {
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!m_bus.address().isEmpty(), qPrintable(u"dbus-daemon (package dbus): "_s + m_bus.error()));
        QDBusConnection bus = QDBusConnection::connectToBus(m_bus.address(), u"portal"_s);
        QVERIFY(bus.isConnected());
        QVERIFY(bus.registerService(u"org.freedesktop.portal.Desktop"_s));
        QVERIFY(bus.registerObject(u"/org/freedesktop/portal/desktop"_s, &m_portal, QDBusConnection::ExportAllContents));
    }
    void init() { m_portal.scheme = dark; }

    void theDesktopIsAskedWithoutWaitingAndThenFollowed()
    {
        SystemAppearance system;
        QCOMPARE(system.appearance(), Appearance::Light); // the answer cannot be here yet
        QTRY_COMPARE(system.appearance(), Appearance::Dark);
        QCOMPARE(m_portal.asked, 1);
        QSignalSpy changed(&system, &SystemAppearance::changed);
        prefer(light);
        QTRY_COMPARE(system.appearance(), Appearance::Light);
        Q_EMIT m_portal.SettingChanged(u"org.gnome.desktop.interface"_s, u"color-scheme"_s, QDBusVariant(dark));
        prefer(none);
        prefer(dark); // the bus keeps the order: once this one is here, so were the two before it
        QTRY_COMPARE(system.appearance(), Appearance::Dark);
        QCOMPARE(changed.count(), 2);
    }

    void aChoiceOfTheOperatorStandsAboveTheDesktop()
    {
        Theme theme;
        QTRY_VERIFY(theme.isDark());
        theme.setChoice(ThemeChoice::Light);
        QSignalSpy changed(&theme, &Theme::changed);
        SystemAppearance witness; // hears what the theme hears
        QTRY_COMPARE(witness.appearance(), Appearance::Dark);
        prefer(light);
        QTRY_COMPARE(witness.appearance(), Appearance::Light);
        prefer(dark);
        QTRY_COMPARE(witness.appearance(), Appearance::Dark);
        QCOMPARE(changed.count(), 0);
        theme.setChoice(ThemeChoice::System);
        QTRY_VERIFY(theme.isDark());
    }

private:
    // Values of the portal's color-scheme.
    static constexpr uint none = 0;
    static constexpr uint dark = 1;
    static constexpr uint light = 2;

    void prefer(uint scheme) { Q_EMIT m_portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(scheme)); }

    const PrivateBus& m_bus;
    FakePortal m_portal;
};

int main(int argc, char** argv)
{
    const PrivateBus bus;
    const QApplication application(argc, argv);
    SystemAppearanceTest test(bus);
    return QTest::qExec(&test, argc, argv);
}
#include "system_appearance_test.moc"
