#pragma once

#include <QMap>
#include <QObject>
#include <QRect>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <optional>

class QSettings;
class QTimer;

namespace tealdeck
{

// What this user chose, in one INI file for all windows: look, layout, columns. Applied at once and written soon after. A value that makes
// no sense counts as absent; it is told once, in the log and in problems(). With an empty file name all is forgotten at the end.
class UserSettings : public QObject
{
    Q_OBJECT

public:
    explicit UserSettings(const QString& file, QObject* parent = nullptr);
    ~UserSettings() override;

    const QString& file() const { return m_file; }

    bool has(const QString& key) const { return m_values.contains(key); }
    // From `least` to `most`.
    int number(const QString& key, int least, int most, int otherwise);
    bool isOn(const QString& key, bool otherwise);
    QString text(const QString& key) const;
    QStringList list(const QString& key) const;
    std::optional<QRect> rectangle(const QString& key); // "x y width height"

    void set(const QString& key, const QVariant& value);
    void set(const QString& key, const QRect& rectangle);
    void remove(const QString& key);
    // Everything below the group, "columns"; who shows it goes back to how it is at first.
    void forget(const QString& group);
    // A value that its reader cannot use.
    void complain(const QString& key);

    // Whole sentences.
    const QStringList& problems() const { return m_problems; }

Q_SIGNALS:
    void changed(const QString& key);
    void forgotten(const QString& group);
    void problemsChanged();

private:
    void read();
    void write();
    void addProblem(const QString& sentence);

    QString m_file;
    std::unique_ptr<QSettings> m_store; // none without a file
    QMap<QString, QVariant> m_values;
    QStringList m_problems;
    QTimer* m_writing;
};

} // namespace tealdeck
