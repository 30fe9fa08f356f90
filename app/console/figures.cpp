#include "app/console/figures.h"

#include "ui/models/keyed_table_model.h"
#include "ui/models/table_view.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <iostream>

#include <ctime>

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
    m_window.showPage(u"cluster"_s);
    m_listeners.push_back(session.pods().onChange([this](const StoreChange&) { takeRows(); }));
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

void Figures::takeRows()
{
    if (m_firstRows < 0)
        m_firstRows = now();
}

void Figures::takeFreshness()
{
    if (m_complete >= 0 || !isLive(m_session.pods().freshness()))
        return;
    m_complete = now();
    m_cpuAtComplete = processCpu();
    m_heart->stop(); // an idle console is measured without it
    QTimer::singleShot(std::chrono::seconds(m_options.settledAfter), this, &Figures::write);
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
    typeAndSort();
    const QJsonObject figures{
        {u"rows"_s, static_cast<qint64>(m_session.pods().rows().size())},
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
    QFile file(m_options.file);
    const QByteArray text = QJsonDocument(figures).toJson();
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    if (!isWritten)
        std::cerr << "tealdeck: the figures could not be written: " << file.errorString().toStdString() << '\n';
    QApplication::exit(isWritten ? 0 : 1);
}

} // namespace tealdeck
