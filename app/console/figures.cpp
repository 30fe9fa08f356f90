#include "app/console/figures.h"

#include "ui/models/keyed_table_model.h"
#include "ui/models/table_view.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <iostream>

#include <ctime>
#include <unistd.h>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int beatMilliseconds = 5;

double processCpu()
{
    std::timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

// Seconds since this process was started, to a hundredth (proc(5): the 22nd word of stat; the name in it may hold spaces).
double processAge()
{
    QFile source(u"/proc/self/stat"_s);
    if (!source.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = source.readAll();
    const double started = text.mid(text.lastIndexOf(')') + 2).split(' ').value(19).toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
    std::timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9 - started;
}

bool writeFile(const QString& name, const QByteArray& text)
{
    QFile file(name);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    if (!isWritten)
        std::cerr << "tealdeck: the figures could not be written: " << file.errorString().toStdString() << '\n';
    return isWritten;
}

// A figure in kB of a file of /proc/self, as MB; -1 where there is none.
double megabytes(const char* file, const QByteArray& name)
{
    QFile source(QString::fromLatin1(file));
    if (!source.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : source.readAll().split('\n')) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed().split(' ').value(0).toDouble() * 1024 / 1e6;
    }
    return -1;
}

double percentile(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

} // namespace

Figures::Figures(Session& session, MainWindow& window, FiguresOptions options)
    : m_session(session)
    , m_window(window)
    , m_options(std::move(options))
    , m_heart(new QTimer(this))
{
    m_since.start();
    m_beforeUs = processAge();
    QCoreApplication::instance()->installEventFilter(this);
    m_window.showPage(u"cluster"_s);
    m_listeners.push_back(session.pods().onChange([this](const StoreChange& change) { takeRows(change); }));
    m_listeners.push_back(session.pods().onFreshness([this] { takeFreshness(); }));
    m_heart->setTimerType(Qt::PreciseTimer);
    connect(m_heart, &QTimer::timeout, this, &Figures::beat);
    m_lastBeat.start();
    m_heart->start(beatMilliseconds);
}

Figures::~Figures() = default;

void Figures::beat()
{
    const double passed = static_cast<double>(m_lastBeat.nsecsElapsed()) / 1e9;
    m_lastBeat.start();
    m_late.push_back(std::max(0.0, passed - beatMilliseconds / 1000.0));
}

bool Figures::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint && m_firstRowPaint < 0)
        notePaint(watched);
    return QObject::eventFilter(watched, event);
}

void Figures::notePaint(QObject* watched)
{
    if (m_firstPaint < 0)
        m_firstPaint = m_beforeUs + now();
    const auto* view = qobject_cast<TableView*>(watched->parent());
    if (view && m_firstRows >= 0 && view->model() && view->model()->rowCount() > 0)
        m_firstRowPaint = m_beforeUs + now();
}

void Figures::takeRows(const StoreChange& change)
{
    if (m_firstRows < 0)
        m_firstRows = now();
    if (!m_isStorm)
        return;
    m_updates += static_cast<qint64>(change.added.size() + change.updated.size());
    m_removals += static_cast<qint64>(change.removed.size());
    const auto isEnd = [this](const auto& pod) {
        return pod.second.meta.namespaceName.str() + '/' + pod.second.meta.name.str() == m_options.stormsUntil;
    };
    const auto& rows = m_session.pods().rows();
    for (const Text& key : change.added) {
        const auto row = rows.find(key);
        if (row != rows.end() && isEnd(*row))
            return endStorm();
    }
}

void Figures::takeFreshness()
{
    if (m_complete >= 0 || !isLive(m_session.pods().freshness()))
        return;
    m_complete = now();
    m_cpuAtComplete = processCpu();
    if (!m_options.stormsUntil.empty())
        return beginStorm();
    m_heart->stop(); // an idle console is measured without it
    QTimer::singleShot(std::chrono::seconds(m_options.settledAfter), this, &Figures::write);
}

void Figures::beginStorm()
{
    m_isStorm = true;
    m_late.clear();
    if (!writeFile(m_options.file + u".ready"_s, {}))
        QApplication::exit(1);
}

void Figures::endStorm()
{
    m_isStorm = false;
    m_heart->stop();
    QByteArray rows;
    for (const auto& [key, pod] : m_session.pods().rows())
        rows += QByteArray::fromStdString(pod.meta.namespaceName.str() + '/' + pod.meta.name.str() + ' ' + pod.meta.resourceVersion.str()
                                          + '\n');
    if (!writeFile(m_options.file + u".rows"_s, rows))
        return QApplication::exit(1);
    write();
}

// What a person's word in the filter, letter by letter, and clicks on heads of columns ask of the table; each until it is painted.
void Figures::typeAndSort()
{
    const QList<TableView*> views = m_window.findChildren<TableView*>();
    const auto shown = std::ranges::find_if(views, [](TableView* view) { return view->isVisible(); });
    auto* model = shown == views.end() ? nullptr : qobject_cast<KeyedTableModel*>((*shown)->model());
    if (!model)
        return;
    const auto measure = [view = *shown](std::vector<double>& into, const std::function<void()>& act) {
        QElapsedTimer passed;
        passed.start();
        act();
        view->viewport()->repaint();
        into.push_back(static_cast<double>(passed.nsecsElapsed()) / 1e9);
    };
    const QString word = u"service-01 team-1"_s;
    for (int round = 0; round < 4; ++round) {
        for (int letters = 1; letters <= word.size(); ++letters)
            measure(m_keystrokes, [&] { model->setFilterText(word.left(letters)); });
        measure(m_keystrokes, [&] { model->setFilterText({}); });
    }
    for (int round = 0; round < 3; ++round) {
        for (int column = 0; column < model->columnCount(); ++column)
            measure(m_sorts, [&] { model->sort(column, round % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder); });
    }
}

void Figures::write()
{
    const double pss = megabytes("/proc/self/smaps_rollup", "Pss");
    const double cpuSettled = processCpu();
    const double peak = megabytes("/proc/self/status", "VmHWM");
    if (m_options.stormsUntil.empty())
        typeAndSort();
    const QJsonObject figures{
        {u"rows"_s, static_cast<qint64>(m_session.pods().rows().size())},
        {u"startToPaint"_s, m_firstPaint},
        {u"startToRow"_s, m_firstRowPaint},
        {u"updates"_s, m_updates},
        {u"removals"_s, m_removals},
        {u"firstRow"_s, m_firstRows},
        {u"complete"_s, m_complete},
        {u"cpuAtComplete"_s, m_cpuAtComplete},
        {u"idleCpuPercent"_s, (cpuSettled - m_cpuAtComplete) / m_options.settledAfter * 100},
        {u"pssSettledMB"_s, pss},
        {u"peakMB"_s, peak},
        {u"stallP99"_s, percentile(m_late, 0.99)},
        {u"stallMax"_s, percentile(m_late, 1)},
        {u"keystrokeP99"_s, percentile(m_keystrokes, 0.99)},
        {u"keystrokeMedian"_s, percentile(m_keystrokes, 0.5)},
        {u"sortP99"_s, percentile(m_sorts, 0.99)},
        {u"sortMedian"_s, percentile(m_sorts, 0.5)},
    };
    QApplication::exit(writeFile(m_options.file, QJsonDocument(figures).toJson()) ? 0 : 1);
}

} // namespace tealdeck
