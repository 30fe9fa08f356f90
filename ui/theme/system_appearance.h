#pragma once

#include "ui/theme/tokens.h"

#include <QDBusVariant> // whole, or moc gives the slot a parameter without a type and QtDBus never calls it
#include <QObject>

class QDBusPendingCallWatcher;

namespace tealdeck
{

// What the desktop prefers, light or dark: from the XDG portal (org.freedesktop.appearance color-scheme), asked without waiting and
// followed by its signal; where there is no portal, from the palette the platform gave us at the start.
class SystemAppearance : public QObject
{
    Q_OBJECT

public:
    explicit SystemAppearance(QObject* parent = nullptr);

    Appearance appearance() const { return m_appearance; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask();
    void onAnswer(QDBusPendingCallWatcher* call);
    void take(uint colorScheme);

    Appearance m_fallback;
    Appearance m_appearance;
};

} // namespace tealdeck
