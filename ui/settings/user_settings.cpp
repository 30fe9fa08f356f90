#include "ui/settings/user_settings.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QSettings>
#include <QTimer>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

Q_LOGGING_CATEGORY(settingsLog, "tealdeck.settings")

constexpr qsizetype longestShown = 40;

} // namespace

UserSettings::UserSettings(const QString& file, QObject* parent)
    : QObject(parent)
    , m_file(file)
    , m_writing(new QTimer(this))
{
    m_writing->setSingleShot(true);
    m_writing->setInterval(0); // what changes in one go is written in one go
    connect(m_writing, &QTimer::timeout, this, &UserSettings::write);
    if (!m_file.isEmpty())
        read();
}

UserSettings::~UserSettings()
{
    if (m_writing->isActive())
        write();
}

void UserSettings::read()
{
    m_store = std::make_unique<QSettings>(m_file, QSettings::IniFormat);
    const QStringList keys = m_store->allKeys();
    for (const QString& key : keys)
        m_values.insert(key, m_store->value(key));
    const QFile file(m_file);
    if (m_store->status() == QSettings::FormatError)
        addProblem(tr("Some lines of %1 are no settings; they are ignored.").arg(QDir::toNativeSeparators(m_file)));
    else if (file.exists() && !file.permissions().testFlag(QFile::ReadUser))
        addProblem(tr("%1 cannot be read; everything is as at the first start.").arg(QDir::toNativeSeparators(m_file)));
}

void UserSettings::write()
{
    if (!m_store)
        return;
    m_store->sync();
    if (m_store->status() == QSettings::AccessError)
        addProblem(tr("%1 cannot be written; what is chosen now is forgotten at the end.").arg(QDir::toNativeSeparators(m_file)));
}

void UserSettings::addProblem(const QString& sentence)
{
    if (m_problems.contains(sentence))
        return;
    qCWarning(settingsLog, "%s", qUtf8Printable(sentence));
    m_problems.append(sentence);
    Q_EMIT problemsChanged();
}

void UserSettings::complain(const QString& key)
{
    QString value = list(key).join(u", "_s);
    if (value.size() > longestShown)
        value = value.left(longestShown) + u'…';
    for (QChar& letter : value) {
        if (!letter.isPrint())
            letter = u'?';
    }
    addProblem(tr("%1 cannot be \"%2\"; it is ignored.").arg(key, value));
}

int UserSettings::number(const QString& key, int least, int most, int otherwise)
{
    if (!has(key))
        return otherwise;
    bool isNumber = false;
    const int value = m_values.value(key).toString().toInt(&isNumber);
    if (isNumber && value >= least && value <= most)
        return value;
    complain(key);
    return otherwise;
}

bool UserSettings::isOn(const QString& key, bool otherwise)
{
    if (!has(key))
        return otherwise;
    const QString value = m_values.value(key).toString();
    if (value == u"true"_s || value == u"false"_s)
        return value == u"true"_s;
    complain(key);
    return otherwise;
}

QString UserSettings::text(const QString& key) const
{
    return m_values.value(key).toString();
}

QStringList UserSettings::list(const QString& key) const
{
    return m_values.value(key).toStringList();
}

std::optional<QRect> UserSettings::rectangle(const QString& key)
{
    if (!has(key))
        return std::nullopt;
    QList<int> numbers;
    for (const QString& word : text(key).split(u' ', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const int number = word.toInt(&isNumber);
        if (isNumber && std::abs(static_cast<long long>(number)) < 100'000)
            numbers.append(number);
    }
    if (numbers.size() == 4 && numbers[2] > 0 && numbers[3] > 0)
        return QRect(numbers[0], numbers[1], numbers[2], numbers[3]);
    complain(key);
    return std::nullopt;
}

void UserSettings::set(const QString& key, const QVariant& value)
{
    if (m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    if (m_store) {
        m_store->setValue(key, value);
        m_writing->start();
    }
    Q_EMIT changed(key);
}

void UserSettings::set(const QString& key, const QRect& rectangle)
{
    set(key, QVariant(u"%1 %2 %3 %4"_s.arg(rectangle.x()).arg(rectangle.y()).arg(rectangle.width()).arg(rectangle.height())));
}

void UserSettings::remove(const QString& key)
{
    if (m_values.remove(key) == 0)
        return;
    if (m_store) {
        m_store->remove(key);
        m_writing->start();
    }
    Q_EMIT changed(key);
}

void UserSettings::forget(const QString& group)
{
    const QStringList keys = m_values.keys();
    for (const QString& key : keys) {
        if (key.startsWith(group + u'/'))
            m_values.remove(key);
    }
    if (m_store) {
        m_store->remove(group);
        m_writing->start();
    }
    Q_EMIT forgotten(group);
}

} // namespace tealdeck
