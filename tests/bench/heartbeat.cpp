#include <QApplication>
#include <QElapsedTimer>
#include <QSocketNotifier>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <cstdio>
#include <vector>

#include <unistd.h>

// An idle Qt program with a window: how late its beats come while others work. Prints p99 and the worst in seconds when its input ends.
int main(int argc, char** argv)
{
    constexpr int beatMilliseconds = 5; // as the console's own (app/console/figures.cpp)
    const QApplication application(argc, argv);
    QWidget window;
    window.show();
    std::vector<double> late;
    QElapsedTimer passed;
    passed.start();
    QTimer heart;
    heart.setTimerType(Qt::PreciseTimer);
    QObject::connect(&heart, &QTimer::timeout, [&] {
        late.push_back(std::max(0.0, static_cast<double>(passed.nsecsElapsed()) / 1e9 - beatMilliseconds / 1000.0));
        passed.start();
    });
    heart.start(beatMilliseconds);
    const QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &QApplication::quit);
    QApplication::exec();
    if (late.empty())
        return 1;
    std::ranges::sort(late);
    std::printf("%f %f\n", late[(late.size() - 1) * 99 / 100], late.back());
    return 0;
}
