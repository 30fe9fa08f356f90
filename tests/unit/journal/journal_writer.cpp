// journal_writer FOLDER COUNT NAME: waits for a line on standard input, then appends COUNT entries (0: until it is killed) to the journal
// in FOLDER and prints the sequence of each entry as soon as it is confirmed.
#include "core/journal/sqlite_journal.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

namespace
{

using namespace tealdeck;

// Keeps two appends on their way, until the count is reached or one fails.
class Writer
{
public:
    Writer(Journal& journal, LoopScheduler& scheduler, std::string name, int count)
        : m_journal(journal)
        , m_scheduler(scheduler)
        , m_name(std::move(name))
        , m_count(count)
    {
    }

    int run()
    {
        appendNext();
        appendNext();
        m_scheduler.run();
        return m_exitCode;
    }

private:
    void appendNext()
    {
        if (m_count > 0 && m_started == m_count)
            return;
        const int number = ++m_started;
        JournalDraft draft{.kind = JournalKind::Notice, .actor = m_name, .summary = m_name + " " + std::to_string(number), .body = "{}"};
        m_appends[number]
            = m_journal.append(std::move(draft), JournalUrgency::Normal, [this](Result<JournalEntry> entry) { take(std::move(entry)); });
    }

    void take(Result<JournalEntry> entry)
    {
        if (!entry) {
            std::cerr << describe(entry.error()) << std::endl;
            m_exitCode = 1;
            m_scheduler.stop();
            return;
        }
        std::printf("%lld\n", static_cast<long long>(entry->sequence));
        std::fflush(stdout);
        if (++m_written == m_count)
            m_scheduler.stop();
        else
            appendNext();
    }

    Journal& m_journal;
    LoopScheduler& m_scheduler;
    std::string m_name;
    int m_count;
    int m_started = 0;
    int m_written = 0;
    int m_exitCode = 0;
    std::map<int, Handle> m_appends;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4)
        return 2;
    std::string go;
    std::getline(std::cin, go);
    const SystemClock clock;
    LoopScheduler scheduler(clock);
    const std::filesystem::path folder = argv[1];
    FileKeySource key(folder / "journal.key");
    SqliteJournal journal(folder, key, scheduler);
    return Writer(journal, scheduler, argv[3], std::atoi(argv[2])).run();
}
