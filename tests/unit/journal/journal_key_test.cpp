#include <QtTest>

#include "core/journal/journal_folder.h"
#include "core/journal/journal_key.h"

#include <QTemporaryDir>

#include <sys/stat.h>

#include <fstream>
#include <set>
#include <thread>

using namespace tealdeck;

// The key file, and where files of the journal lie.
class JournalKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKeyIsMadeOnceAndKept();
    void theKeyBelongsToTheOwnerOnly();
    void manyAtOnceAgreeOnOneKey();
    void aKeyThatOthersCanReadIsRefused_data();
    void aKeyThatOthersCanReadIsRefused();
    void aKeyOfTheWrongSizeIsRefused_data();
    void aKeyOfTheWrongSizeIsRefused();
    void whatIsNoFileIsRefused();
    void aKeyThatCannotBeWrittenIsToldWithItsFile();
    void theNoteNamesTheFile();
    void theDefaultFolderFollowsTheXdgSpecification();
    void networkFileSystemsAreKnown();
    void foldersAreMadePrivate();

private:
    std::filesystem::path newFile() { return std::filesystem::path(m_folder.path().toStdString()) / ("key" + std::to_string(++m_files)); }

    QTemporaryDir m_folder;
    int m_files = 0;
};

namespace
{

void writeFile(const std::filesystem::path& file, const std::string& bytes, unsigned mode)
{
    std::ofstream(file, std::ios::binary) << bytes;
    std::filesystem::permissions(file, std::filesystem::perms(mode));
}

unsigned modeOf(const std::filesystem::path& path)
{
    struct stat status
    {
    };
    return lstat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0U;
}

} // namespace

void JournalKeyTest::theKeyIsMadeOnceAndKept()
{
    const auto file = newFile();
    const auto first = FileKeySource(file).key();
    QVERIFY(first.has_value());
    QCOMPARE(first->reveal().size(), 32U);
    QVERIFY(FileKeySource(file).key().value().equals(*first));
    QVERIFY(!FileKeySource(newFile()).key().value().equals(*first));
}

void JournalKeyTest::theKeyBelongsToTheOwnerOnly()
{
    const auto file = newFile();
    const mode_t before = umask(0);
    const auto key = FileKeySource(file).key();
    umask(before);
    QVERIFY(key.has_value());
    QCOMPARE(modeOf(file), 0600U);
}

void JournalKeyTest::manyAtOnceAgreeOnOneKey()
{
    for (int round = 0; round < 20; ++round) {
        const auto file = newFile();
        std::vector<Result<Secret>> keys(8, Result<Secret>(Secret()));
        std::vector<std::jthread> threads;
        for (auto& key : keys)
            threads.emplace_back([&file, &key] { key = FileKeySource(file).key(); });
        threads.clear();
        for (const auto& key : keys) {
            QVERIFY2(key.has_value(), key ? "" : describe(key.error()).c_str());
            QVERIFY(key->equals(*keys.front()));
        }
    }
    // No half-made ones are left behind.
    for (const auto& file : std::filesystem::directory_iterator(m_folder.path().toStdString()))
        QVERIFY(file.path().extension().empty());
}

void JournalKeyTest::aKeyThatOthersCanReadIsRefused_data()
{
    QTest::addColumn<unsigned>("mode");
    QTest::addColumn<QString>("told");
    QTest::newRow("group reads") << 0640U << "0640";
    QTest::newRow("all read") << 0644U << "0644";
    QTest::newRow("others write") << 0602U << "0602";
}

void JournalKeyTest::aKeyThatOthersCanReadIsRefused()
{
    QFETCH(unsigned, mode);
    QFETCH(QString, told);
    const auto file = newFile();
    writeFile(file, std::string(32, 'k'), mode);
    const auto key = FileKeySource(file).key();
    QVERIFY(!key.has_value());
    QVERIFY(key.error().kind == ErrorKind::Refused);
    QCOMPARE(render(key.error().message),
             "Others can read or change the journal's key " + file.string() + " (mode " + told.toStdString() + "). Run: chmod 600 "
                 + file.string());
    QCOMPARE(modeOf(file), mode); // it may have been read already: a person decides
}

void JournalKeyTest::aKeyOfTheWrongSizeIsRefused_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("empty") << 0;
    QTest::newRow("short") << 31;
    QTest::newRow("long") << 33;
    QTest::newRow("huge") << 100'000;
}

void JournalKeyTest::aKeyOfTheWrongSizeIsRefused()
{
    QFETCH(int, size);
    const auto file = newFile();
    writeFile(file, std::string(static_cast<std::size_t>(size), 'k'), 0600);
    const auto key = FileKeySource(file).key();
    QVERIFY(!key.has_value());
    QVERIFY(key.error().kind == ErrorKind::InvalidInput);
    QVERIFY(render(key.error().message).find(file.string()) != std::string::npos);
    QCOMPARE(std::filesystem::file_size(file), static_cast<std::uintmax_t>(size)); // never written over
}

void JournalKeyTest::whatIsNoFileIsRefused()
{
    const auto folder = newFile();
    std::filesystem::create_directory(folder);
    QVERIFY(!FileKeySource(folder).key().has_value());

    const auto target = newFile();
    writeFile(target, std::string(32, 'k'), 0600);
    const auto link = newFile();
    std::filesystem::create_symlink(target, link);
    QVERIFY(!FileKeySource(link).key().has_value());

    const auto pipe = newFile();
    QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
    QVERIFY(!FileKeySource(pipe).key().has_value());
}

void JournalKeyTest::aKeyThatCannotBeWrittenIsToldWithItsFile()
{
    const auto file = newFile() / "missing" / "journal.key";
    const auto key = FileKeySource(file).key();
    QVERIFY(!key.has_value());
    QVERIFY(key.error().kind == ErrorKind::StorageFailed);
    QVERIFY(render(key.error().message).find(file.string()) != std::string::npos);
    QVERIFY(!key.error().detail.empty());
}

void JournalKeyTest::theNoteNamesTheFile()
{
    const auto file = newFile();
    const auto notes = FileKeySource(file).notes();
    QCOMPARE(notes.size(), 1U);
    QCOMPARE(render(notes.front()),
             "The key that seals the journal lies in the file " + file.string() + ": whoever can read that file can forge entries.");
}

void JournalKeyTest::theDefaultFolderFollowsTheXdgSpecification()
{
    QCOMPARE(defaultJournalFolder({{"XDG_STATE_HOME", "/state"}, {"HOME", "/home/ops"}}).string(), std::string("/state/tealdeck"));
    QCOMPARE(defaultJournalFolder({{"HOME", "/home/ops"}}).string(), std::string("/home/ops/.local/state/tealdeck"));
    QCOMPARE(defaultJournalFolder({{"XDG_STATE_HOME", "relative"}, {"HOME", "/home/ops"}}).string(),
             std::string("/home/ops/.local/state/tealdeck"));
    QCOMPARE(defaultJournalFolder({{"XDG_STATE_HOME", ""}, {"HOME", "/home/ops"}}).string(),
             std::string("/home/ops/.local/state/tealdeck"));
    QVERIFY(defaultJournalFolder({}).is_absolute());
}

void JournalKeyTest::networkFileSystemsAreKnown()
{
    for (const std::uint32_t magic : {0x6969U, 0x517bU, 0xff534d42U, 0xfe534d42U, 0x65735546U})
        QVERIFY(fileSystemKindOf(magic) == FileSystemKind::Network);
    for (const std::uint32_t magic :
         {0xef53U, 0x9123683eU, 0x58465342U, 0x01021994U, 0x2fc12fc1U, 0x794c7630U}) // ext4 btrfs xfs tmpfs zfs overlay
        QVERIFY(fileSystemKindOf(magic) == FileSystemKind::Local);
    QVERIFY(fileSystemKindAt("/nowhere/at/all") == FileSystemKind::Network);
}

void JournalKeyTest::foldersAreMadePrivate()
{
    const auto parent = newFile();
    std::filesystem::create_directory(parent);
    std::filesystem::permissions(parent, std::filesystem::perms(0755));
    const auto folder = parent / "state" / "tealdeck";
    QVERIFY(preparePrivateFolder(folder).has_value());
    QCOMPARE(modeOf(folder), 0700U);
    QCOMPARE(modeOf(parent / "state"), 0700U);
    QCOMPARE(modeOf(parent), 0755U); // was there before: not ours to close
    QVERIFY(preparePrivateFolder(folder).has_value());
}

QTEST_GUILESS_MAIN(JournalKeyTest)
#include "journal_key_test.moc"
