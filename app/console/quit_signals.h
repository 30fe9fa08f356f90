#pragma once

// Qt first: moc 6.4 cannot parse the standard library's concepts before it has seen Qt's macros.
#include <QObject>

#include <array>

namespace tealdeck
{

// SIGTERM, SIGINT and SIGHUP as a signal of Qt: a running change is brought to its end first. The same one a second time ends the program
// at once, as if nobody listened. At most one lives at a time. Without effect where there are no such signals.
class QuitSignals : public QObject
{
    Q_OBJECT

public:
    explicit QuitSignals(QObject* parent = nullptr);
    ~QuitSignals() override;

Q_SIGNALS:
    void quitWanted();

private:
    std::array<int, 2> m_pipe{-1, -1};
};

} // namespace tealdeck
