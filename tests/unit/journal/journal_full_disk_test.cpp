#include <QtTest>

#include "core/journal/journal_reserve.h"
#include "tests/unit/journal/journal_fixture.h"

#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace tealdeck;

// A disk that is really full: a small file system, filled to the last byte.
class JournalFullDiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theReserveIsReallyAllocated();
    void safety06_aNormalAppendFailsAndNothingIsLost();
    void safety06_aWayBackIsWrittenWithTheReserve();
    void safety06_aWholeWayBackIsWrittenWhileSomebodyFillsTheDiskAgain();
    void safety06_aWayBackIsWrittenAfterARestartOnAFullDisk();
    void theReserveIsMadeAgainWhenThereIsRoom();
    void aDiskTooSmallForTheReserveIsTold();

private:
    void mountDisk(const char* options);
    void fillDisk() const;
    void emptyDisk() const { std::filesystem::remove(m_mountPoint / "filler"); }
    bool hasRoomFor(std::uintmax_t bytes) const { return std::filesystem::space(m_mountPoint).available >= bytes; }
    std::filesystem::path folder() const { return m_mountPoint / "journal"; }
    std::int64_t reserveSize() const { return JournalReserve(folder() / "journal.reserve").size(); }

    std::optional<QTemporaryDir> m_parent;
    std::filesystem::path m_mountPoint;
    bool m_isMounted = false;
};

namespace
{

// Larger than what may be left in files that are there already.
JournalDraft largeDraft(const std::string& summary)
{
    return {.summary = summary, .body = "\"" + std::string(300'000, 'x') + "\""};
}

} // namespace

void JournalFullDiskTest::init()
{
    m_parent.emplace();
    m_mountPoint = m_parent->path().toStdString();
    mountDisk("size=20m");
}

void JournalFullDiskTest::cleanup()
{
    if (m_isMounted)
        umount2(m_mountPoint.c_str(), MNT_DETACH);
    m_isMounted = false;
    m_parent.reset();
}

void JournalFullDiskTest::mountDisk(const char* options)
{
    if (mount("tmpfs", m_mountPoint.c_str(), "tmpfs", 0, options) != 0)
        QSKIP("a small file system cannot be mounted here (needs root and CAP_SYS_ADMIN)");
    m_isMounted = true;
}

void JournalFullDiskTest::fillDisk() const
{
    const int descriptor = open((m_mountPoint / "filler").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    QVERIFY(descriptor >= 0);
    const std::string block(4096, 'f');
    while (write(descriptor, block.data(), block.size()) > 0) { }
    close(descriptor);
    QVERIFY(!hasRoomFor(1));
}

void JournalFullDiskTest::theReserveIsReallyAllocated()
{
    const auto before = std::filesystem::space(m_mountPoint).available;
    const JournalReserve reserve(m_mountPoint / "reserve");
    QCOMPARE(reserve.size(), 0);
    QVERIFY(!reserve.giveUpPiece());
    reserve.restore();
    QCOMPARE(reserve.size(), JournalReserve::fullSize);
    QVERIFY(std::filesystem::space(m_mountPoint).available <= before - static_cast<std::uintmax_t>(JournalReserve::fullSize));
    std::int64_t left = reserve.size();
    while (reserve.giveUpPiece()) {
        QVERIFY(reserve.size() < left);
        left = reserve.size();
    }
    QCOMPARE(left, 0);
    QCOMPARE(std::filesystem::space(m_mountPoint).available, before);
}

void JournalFullDiskTest::safety06_aNormalAppendFailsAndNothingIsLost()
{
    JournalFixture fixture(folder());
    QVERIFY(fixture.appendNote("before").has_value());
    QVERIFY(fixture.waitUntil([this] { return reserveSize() == JournalReserve::fullSize; }));
    fillDisk();
    const auto written = fixture.append(largeDraft("does not fit"));
    QVERIFY(!written.has_value());
    QVERIFY(written.error().kind == ErrorKind::JournalUnavailable);
    QCOMPARE(render(written.error().message),
             "The disk that holds the journal " + fixture.file().string() + " is full. Make room there and try again.");
    QCOMPARE(reserveSize(), JournalReserve::fullSize);
    QCOMPARE(fixture.read().value().size(), 1U);
    QVERIFY(fixture.verify().value().isIntact());

    emptyDisk();
    QCOMPARE(fixture.append(largeDraft("fits")).value().sequence, 2);
    QVERIFY(fixture.verify().value().isIntact());
}

void JournalFullDiskTest::safety06_aWayBackIsWrittenWithTheReserve()
{
    JournalFixture fixture(folder());
    const auto first = fixture.appendNote("before");
    QVERIFY(fixture.waitUntil([this] { return reserveSize() == JournalReserve::fullSize; }));
    fillDisk();
    QVERIFY(!fixture.append(largeDraft("normal")).has_value());
    const auto written = fixture.append(largeDraft("way back"), JournalUrgency::WayBack);
    QVERIFY2(written.has_value(), written ? "" : describe(written.error()).c_str());
    QCOMPARE(written->sequence, 2);
    QCOMPARE(written->previousHash, first.value().hash);
    QVERIFY(reserveSize() < JournalReserve::fullSize);
    fixture.close();
    const auto verdict = fixture.verify();
    QVERIFY(verdict.value().isIntact());
    QCOMPARE(verdict->entries, 2);
}

void JournalFullDiskTest::safety06_aWholeWayBackIsWrittenWhileSomebodyFillsTheDiskAgain()
{
    JournalFixture fixture(folder());
    QVERIFY(fixture.appendNote("before").has_value());
    QVERIFY(fixture.waitUntil([this] { return reserveSize() == JournalReserve::fullSize; }));
    for (int i = 0; i < 7; ++i) {
        fillDisk(); // takes what was given up, each time
        const auto written = fixture.append(largeDraft("way back"), JournalUrgency::WayBack);
        QVERIFY2(written.has_value(), written ? "" : describe(written.error()).c_str());
    }
    QVERIFY(fixture.verify().value().isIntact());
    QCOMPARE(fixture.read().value().size(), 8U);

    // When all is given up, it says so.
    std::optional<Error> failure;
    for (int i = 0; i < 20 && !failure; ++i) {
        fillDisk();
        const auto written = fixture.append(largeDraft("way back"), JournalUrgency::WayBack);
        if (!written)
            failure = written.error();
    }
    QVERIFY(failure.has_value());
    QVERIFY(failure->kind == ErrorKind::JournalUnavailable);
    QCOMPARE(reserveSize(), 0);
    QVERIFY(fixture.verify().value().isIntact());
}

void JournalFullDiskTest::safety06_aWayBackIsWrittenAfterARestartOnAFullDisk()
{
    JournalFixture fixture(folder());
    QVERIFY(fixture.appendNote("before").has_value());
    QVERIFY(fixture.waitUntil([this] { return reserveSize() == JournalReserve::fullSize; }));
    fixture.close();
    fillDisk();
    QCOMPARE(fixture.read().value().size(), 1U); // opening needs a little room, for reading too
    QVERIFY(reserveSize() >= JournalReserve::fullSize - 512 * 1024);
    fillDisk();
    QVERIFY(!fixture.append(largeDraft("normal")).has_value());
    const auto written = fixture.append(largeDraft("way back"), JournalUrgency::WayBack);
    QVERIFY2(written.has_value(), written ? "" : describe(written.error()).c_str());
    QVERIFY(fixture.verify().value().isIntact());
}

void JournalFullDiskTest::theReserveIsMadeAgainWhenThereIsRoom()
{
    JournalFixture fixture(folder());
    QVERIFY(fixture.appendNote("before").has_value());
    QVERIFY(fixture.waitUntil([this] { return reserveSize() == JournalReserve::fullSize; }));
    fillDisk();
    QVERIFY(fixture.append(largeDraft("way back"), JournalUrgency::WayBack).has_value());
    QVERIFY(reserveSize() < JournalReserve::fullSize);
    QVERIFY(fixture.waitUntil([&fixture] { return fixture.journal().notes().size() == 2; })); // says that it is missing
    emptyDisk();
    QVERIFY(fixture.waitUntil([this] { return reserveSize() == JournalReserve::fullSize; }));
    QVERIFY(fixture.waitUntil([&fixture] { return fixture.journal().notes().size() == 1; }));
}

void JournalFullDiskTest::aDiskTooSmallForTheReserveIsTold()
{
    cleanup();
    m_parent.emplace();
    m_mountPoint = m_parent->path().toStdString();
    mountDisk("size=3m");
    JournalFixture fixture(folder());
    QVERIFY(fixture.appendNote("row").has_value());
    QVERIFY(fixture.waitUntil([&fixture] { return fixture.journal().notes().size() == 2; }));
    QVERIFY(render(fixture.journal().notes().back()).find("no room for the reserve") != std::string::npos);
    QCOMPARE(reserveSize(), 0);
}

QTEST_GUILESS_MAIN(JournalFullDiskTest)
#include "journal_full_disk_test.moc"
