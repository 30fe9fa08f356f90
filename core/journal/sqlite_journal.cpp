#include "core/journal/sqlite_journal.h"

#include <utility>

namespace tealdeck
{
namespace
{

// Entries of other processes are noticed within two seconds.
constexpr Duration lookEvery = std::chrono::seconds(1);
// Between two slices of a verification others may append: a way back never waits for it.
constexpr std::size_t rowsPerSlice = 500;

} // namespace

struct SqliteJournal::Verification
{
    std::vector<JournalAnchor> anchors;
    Completions<JournalVerdict>::Answer answer;
    std::optional<ChainCheck> check;
    std::int64_t last = 0;
};

SqliteJournal::SqliteJournal(std::filesystem::path folder, JournalKeySource& keySource, Scheduler& home, JournalWriterIdentity writer)
    : m_folder(std::move(folder))
    , m_writer(std::move(writer))
    , m_keySource(keySource)
    , m_home(home)
    , m_appends(home)
    , m_reads(home)
    , m_verdicts(home)
    , m_database(m_folder, keySource)
    , m_loop(home.clock())
    , m_thread([this] { m_loop.run(); })
{
    m_loop.post([this] { look(); });
}

SqliteJournal::~SqliteJournal()
{
    m_nextLook.end();
    m_loop.post([this] { m_loop.stop(); });
    m_thread.join();
}

Handle SqliteJournal::append(JournalDraft draft, JournalUrgency urgency, OnAppended onAppended)
{
    JournalEntry row{.draft = std::move(draft),
                     .localTime = m_home.clock().wallNow(),
                     .monotonicMilliseconds = m_home.now().sinceBoot.count(),
                     .osUser = m_writer.osUser,
                     .host = m_writer.host,
                     .previousHash = {},
                     .hash = {}};
    auto waiting = m_appends.wait(std::move(onAppended));
    m_loop.post(
        [this, row = std::move(row), urgency, answer = std::move(waiting.answer)]() mutable { work(std::move(row), urgency, answer); });
    return std::move(waiting.handle);
}

Handle SqliteJournal::read(JournalFilter filter, OnEntries onEntries)
{
    auto waiting = m_reads.wait(std::move(onEntries));
    m_loop.post([this, filter = std::move(filter), answer = std::move(waiting.answer)] { answer(m_database.read(filter)); });
    return std::move(waiting.handle);
}

Handle SqliteJournal::verify(std::vector<JournalAnchor> anchors, OnVerdict onVerdict)
{
    auto waiting = m_verdicts.wait(std::move(onVerdict));
    auto verification = std::make_shared<Verification>(
        Verification{.anchors = std::move(anchors), .answer = std::move(waiting.answer), .check = std::nullopt, .last = 0});
    m_loop.post([this, verification = std::move(verification)] { verifySlice(verification); });
    return std::move(waiting.handle);
}

Handle SqliteJournal::onAppended(std::function<void()> listener)
{
    return m_listeners.add(std::move(listener));
}

std::vector<Message> SqliteJournal::notes() const
{
    std::vector<Message> notes{message("Journal", "The journal is kept in %1.", {m_folder.string()})};
    for (const auto& more : {m_keySource.notes(), m_openingNotes})
        notes.insert(notes.end(), more.begin(), more.end());
    return notes;
}

void SqliteJournal::work(JournalEntry row, JournalUrgency urgency, const Completions<JournalEntry>::Answer& answer)
{
    auto written = m_database.append(std::move(row), urgency);
    const bool hasGrown = written.has_value();
    answer(std::move(written));
    if (!hasGrown)
        return;
    m_home.post([this, alive = std::weak_ptr<bool>(m_alive)] {
        if (!alive.expired())
            m_listeners.tell();
    });
}

void SqliteJournal::verifySlice(const std::shared_ptr<Verification>& verification)
{
    if (!verification->check) {
        auto key = m_database.key();
        if (!key) {
            verification->answer(fail(key.error()));
            return;
        }
        verification->check.emplace(std::move(*key), std::move(verification->anchors));
    }
    const auto last = m_database.check(*verification->check, verification->last, rowsPerSlice);
    if (!last) {
        verification->answer(fail(last.error()));
    } else if (!*last) {
        verification->answer(verification->check->finish());
    } else {
        verification->last = **last;
        m_loop.post([this, verification] { verifySlice(verification); });
    }
}

// On the journal's thread: opens, looks whether others appended, tends the reserve, and has the next look arranged.
void SqliteJournal::look()
{
    const auto hasGrown = m_database.hasGrownElsewhere();
    m_database.tendReserve();
    m_home.post([this, alive = std::weak_ptr<bool>(m_alive), isNews = hasGrown && *hasGrown, notes = m_database.notes()]() mutable {
        if (alive.expired())
            return;
        m_openingNotes = std::move(notes);
        lookAgainLater();
        if (isNews)
            m_listeners.tell();
    });
}

void SqliteJournal::lookAgainLater()
{
    m_nextLook = m_home.after(lookEvery, [this] { m_loop.post([this] { look(); }); });
}

} // namespace tealdeck
