#include "ui/theme/system_appearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPalette>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

// Values of the portal: https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
constexpr uint prefersDark = 1;
constexpr uint prefersLight = 2;

// Without a bus libdbus may start one, which takes long; then there is no portal to ask either.
bool hasSessionBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")
        || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s);
}

Appearance appearanceOfPlatform()
{
    const bool isDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return isDark ? Appearance::Dark : Appearance::Light;
}

} // namespace

SystemAppearance::SystemAppearance(QObject* parent)
    : QObject(parent)
    , m_fallback(appearanceOfPlatform())
    , m_appearance(m_fallback)
{
    if (hasSessionBus())
        ask();
}

void SystemAppearance::ask()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const QString service = u"org.freedesktop.portal.Desktop"_s;
    const QString path = u"/org/freedesktop/portal/desktop"_s;
    const QString interface = u"org.freedesktop.portal.Settings"_s;
    qRegisterMetaType<QDBusVariant>(); // QtDBus looks for the slot's types by name and connects nothing while one is not known
    bus.connect(service, path, interface, u"SettingChanged"_s, this, SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    question << u"org.freedesktop.appearance"_s << u"color-scheme"_s;
    auto* call = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, &SystemAppearance::onAnswer);
}

void SystemAppearance::onAnswer(QDBusPendingCallWatcher* call)
{
    const QDBusPendingReply<QDBusVariant> reply = *call;
    call->deleteLater();
    if (reply.isError())
        return;
    // Read() wraps the value in one variant more than the specification says.
    QVariant value = reply.value().variant();
    if (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    take(value.toUInt());
}

void SystemAppearance::onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == "org.freedesktop.appearance"_L1 && key == "color-scheme"_L1)
        take(value.variant().toUInt());
}

void SystemAppearance::take(uint colorScheme)
{
    Appearance appearance = m_fallback;
    if (colorScheme == prefersDark)
        appearance = Appearance::Dark;
    else if (colorScheme == prefersLight)
        appearance = Appearance::Light;
    if (appearance == m_appearance)
        return;
    m_appearance = appearance;
    Q_EMIT changed();
}

} // namespace tealdeck
