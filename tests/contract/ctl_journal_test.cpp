#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/contract/ctl_program.h"
#include "tests/contract/switch_console.h"

#include "core/journal/sqlite_database.h"

#include <QRegularExpression>
#include <QTemporaryDir>

#include <filesystem>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// What `tealdeckctl journal verify` finds and what it says is proven, with the anchors that its own changes left on the cluster.
class CtlJournalTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    QTemporaryDir m_state; // after a switch and its way back
    QTemporaryDir m_copy;
    int m_copies = 0;
    int m_anchor = 0; // the entry that the Lease saw
    int m_last = 0;

    CtlProgram::End verify(const QString& state) const
    {
        const QString context = QString::fromStdString(m_target.access("operator").context);
        return CtlProgram(m_target, "operator", state).run({u"--context"_s, context, u"journal"_s, u"verify"_s});
    }
    // A copy of the journal, with SQL run on it by somebody who first drops what guards it.
    QString tampered(const QString& sql)
    {
        const QString folder = m_copy.filePath(QString::number(++m_copies));
        std::filesystem::copy(m_state.path().toStdString(), folder.toStdString(), std::filesystem::copy_options::recursive);
        const auto database = SqliteDatabase::open(folder.toStdString() + "/tealdeck/journal.sqlite");
        const std::string all
            = "DROP TRIGGER entries_never_change; DROP TRIGGER entries_never_go; DROP TRIGGER entries_only_at_the_end;" + sql.toStdString();
        const auto done = database->execute(all);
        if (!done)
            qFatal("%s", done.error().words.c_str());
        return folder;
    }
    void setBlue() { SwitchConsole(m_target, "operator").writeSelector({{"app", "web"}, {"color", "blue"}}); }

private Q_SLOTS:
    void initTestCase()
    {
        m_target = ContractTarget::load();
        setBlue();
        SwitchConsole(m_target, "operator").http.ask(deleteRequest(kube::leases, "shop", "tealdeck-web"));
        const CtlProgram ctl(m_target, "operator", m_state.path());
        for (const QString& slot : {u"green"_s, u"blue"_s}) {
            const auto end = ctl.switchTo(slot);
            QVERIFY2(end.code == 0, qPrintable(end.both()));
        }
        const auto verified = verify(m_state.path());
        QVERIFY2(verified.code == 0, qPrintable(verified.both()));
        m_anchor = QRegularExpression(u"proven up to entry (\\d+) by Lease shop/tealdeck-web"_s).match(verified.out).captured(1).toInt();
        m_last = QRegularExpression(u"The chain of (\\d+) entries is intact"_s).match(verified.out).captured(1).toInt();
        QVERIFY2(m_anchor > 4 && m_last > m_anchor + 1, qPrintable(verified.out)); // entries on both sides of the anchor
        QVERIFY2(!verified.out.contains(u"other journals"_s), qPrintable(verified.out));
    }
    void cleanupTestCase() { setBlue(); }

    void safety18_whatWasDoneToTheRowsIsFoundAndTheProofEndsAtTheAnchor_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("found");
        QTest::addColumn<bool>("isAnchorBefore");
        const QString forge
            = u"INSERT INTO entries SELECT %2, change_id, kind, environment, context, cluster_uid, subject, actor, 'forged', "
              "body, server_time, is_sandbox, local_time, monotonic_time, os_user, host, hash, lower(hex(randomblob(32))) FROM entries "
              "WHERE sequence = %1"_s;
        const QString makeRoom = u"UPDATE entries SET sequence = -sequence - 1 WHERE sequence > 2; "
                                 "UPDATE entries SET sequence = -sequence WHERE sequence < 0;"_s;
        QTest::newRow("changed after the anchor") << u"UPDATE entries SET summary = 'nothing happened' WHERE sequence = %1"_s.arg(m_last)
                                                  << u"entry %1: Row %1 was changed after it was written"_s.arg(m_last) << true;
        QTest::newRow("removed after the anchor")
            << u"DELETE FROM entries WHERE sequence = %1"_s.arg(m_last - 1) << u"entry %1: Row %1 is missing"_s.arg(m_last - 1) << true;
        QTest::newRow("put in after the anchor")
            << forge.arg(m_last).arg(m_last + 1)
            << u"entry %1: Row %1 was changed after it was written, or was not written"_s.arg(m_last + 1) << true;
        QTest::newRow("changed before the anchor")
            << u"UPDATE entries SET actor = 'somebody else' WHERE sequence = 3"_s << u"entry 3: Row 3 was changed"_s << false;
        QTest::newRow("removed before the anchor")
            << u"DELETE FROM entries WHERE sequence = 3"_s << u"entry 3: Row 3 is missing"_s << false;
        QTest::newRow("put in before the anchor") << makeRoom + forge.arg(2).arg(3) << u"entry 3: Row 3 was put in"_s << false;
        QTest::newRow("the end cut off") << u"DELETE FROM entries WHERE sequence >= %1"_s.arg(m_anchor) << u"The end is cut off"_s << false;
        QTest::newRow("all rows deleted") << u"DELETE FROM entries"_s << u"The end is cut off"_s << false;
    }
    void safety18_whatWasDoneToTheRowsIsFoundAndTheProofEndsAtTheAnchor()
    {
        QFETCH(QString, sql);
        QFETCH(QString, found);
        QFETCH(bool, isAnchorBefore);
        const auto end = verify(tampered(sql));
        QVERIFY2(end.code == 1 && end.out.contains(u"The chain is broken"_s), qPrintable(end.both()));
        QVERIFY2(end.out.contains(found), qPrintable(end.both()));
        const QString proof
            = isAnchorBefore ? u"The end is proven up to entry %1 by Lease shop/tealdeck-web"_s.arg(m_anchor) : u"No anchor proves any"_s;
        QVERIFY2(end.out.contains(proof), qPrintable(end.both()));
    }

    void aColleaguesAnchorIsNamedAndNotTakenForTampering()
    {
        const QTemporaryDir theirs;
        const auto switched = CtlProgram(m_target, "operator", theirs.path()).switchTo(u"green"_s);
        QVERIFY2(switched.code == 0, qPrintable(switched.both()));
        const auto end = verify(m_state.path());
        QVERIFY2(end.code == 0 && end.out.contains(u"is intact"_s), qPrintable(end.both()));
        QVERIFY2(end.out.contains(u"1 anchor belongs to other journals"_s), qPrintable(end.out));
        QVERIFY2(end.out.contains(u"proven up to entry %1 "_s.arg(m_anchor)), qPrintable(end.out));
    }

    void aJournalWhoseFileIsGoneIsMissedWhileItsKeyIsThere()
    {
        const QString folder = tampered({});
        std::filesystem::remove(folder.toStdString() + "/tealdeck/journal.sqlite");
        const auto end = verify(folder);
        QVERIFY2(end.code == 1 && end.out.contains(u"The end is cut off: the journal ends with row 0"_s), qPrintable(end.both()));
    }

    void aJournalBegunAnewClaimsNothingOfTheOneThatIsGone()
    {
        const QTemporaryDir fresh;
        const auto end = verify(fresh.path());
        QVERIFY2(end.code == 0 && end.out.contains(u"The chain of 0 entries is intact"_s), qPrintable(end.both()));
        QVERIFY2(end.out.contains(u"No anchor was found outside"_s) && end.out.contains(u"other journals"_s), qPrintable(end.out));
    }
};

TEALDECK_CONTRACT_MAIN(CtlJournalTest)
#include "ctl_journal_test.moc"
