#pragma once

#include <QObject>
#include <QString>

class QSplitter;

namespace tealdeck
{

class UserSettings;

// How wide the details beside a list are: at first as the page says, then as the user drags them, which is remembered.
class DetailsWidth : public QObject
{
    Q_OBJECT

public:
    // The splitter has two sides: list and details. It becomes the parent.
    DetailsWidth(QSplitter& splitter, int firstWidth);

    // `key`: "layout/clusterDetails". The settings outlive it.
    void remember(UserSettings& settings, const QString& key);
    // The details were shown: gives them their room.
    void apply();

private:
    QSplitter& m_splitter;
    int m_firstWidth;
    int m_width;
    UserSettings* m_settings = nullptr;
    QString m_key;
};

} // namespace tealdeck
