#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/contract/contract_target.h"
#include "tests/contract/ctl_program.h"

#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <memory>

using namespace tealdeck;

// `tealdeckctl logs` as an operator runs it.
class CtlLogsTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CtlProgram> m_ctl;

    QString somePod() const
    {
        for (const QString& line : m_ctl->run({"get", "pods", "-n", "shop"}).out.split('\n')) {
            const QStringList cells = line.simplified().split(' ');
            if (cells.size() > 3 && cells[0].startsWith("web") && cells[2] == "Running" && cells[3] == "0")
                return cells[0];
        }
        qFatal("no running pod");
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_target = ContractTarget::load();
        m_folder = std::make_unique<QTemporaryDir>();
        m_ctl = std::make_unique<CtlProgram>(m_target, "viewer", m_folder->path());
    }

    void aPodsLastLinesArePrinted()
    {
        const QString pod = somePod();
        const auto plain = m_ctl->run({"logs", pod, "-n", "shop", "--tail", "3"});
        QVERIFY2(plain.code == 0, qPrintable(plain.both()));
        QCOMPARE(plain.out.count('\n'), 3);
        const auto dressed = m_ctl->run({"logs", "pod/" + pod, "-n", "shop", "--tail", "3", "--prefix", "--timestamps"});
        QCOMPARE(dressed.code, 0);
        static const QRegularExpression form(R"(^\[)" + pod + R"(/\S+\] 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z .+$)");
        for (const QString& line : dressed.out.split('\n', Qt::SkipEmptyParts))
            QVERIFY2(form.match(line).hasMatch(), qPrintable(line));
    }

    void onlyLinesWithTheWordsArePrinted()
    {
        const auto some = m_ctl->run({"logs", somePod(), "-n", "shop", "--tail", "50", "--grep", "REQUEST"});
        QVERIFY2(some.code == 0 && !some.out.isEmpty(), qPrintable(some.both()));
        for (const QString& line : some.out.split('\n', Qt::SkipEmptyParts))
            QVERIFY2(line.contains("request"), qPrintable(line));
        const auto none = m_ctl->run({"logs", somePod(), "-n", "shop", "--tail", "50", "--grep", "no such words"});
        QVERIFY(none.code == 0 && none.out.isEmpty());
    }

    void allPodsOfADeploymentArePrinted()
    {
        const auto all = m_ctl->run({"logs", "deployment/web-blue", "-n", "shop", "--tail", "1", "--prefix"});
        QVERIFY2(all.code == 0, qPrintable(all.both()));
        QSet<QString> pods;
        for (const QString& line : all.out.split('\n', Qt::SkipEmptyParts))
            pods.insert(line.section('/', 0, 0));
        QVERIFY2(pods.size() > 1, qPrintable(all.out));
    }

    void whatIsWrongIsSaidAndEndsWithItsCode()
    {
        const auto noPod = m_ctl->run({"logs", "web-none", "-n", "shop"});
        QVERIFY2(noPod.code == 1 && noPod.err.contains("web-none"), qPrintable(noPod.both()));
        const auto noContainer = m_ctl->run({"logs", somePod(), "-n", "shop", "-c", "nope"});
        QVERIFY2(noContainer.code == 1 && noContainer.err.contains("has no container nope."), qPrintable(noContainer.both()));
        QCOMPARE(m_ctl->run({"logs", "x", "--since", "soon"}).code, 2);
        QCOMPARE(m_ctl->run({"logs", "cronjob/x"}).code, 2);
        QCOMPARE(m_ctl->run({"logs"}).code, 2);
        const CtlProgram stranger(m_target, "forbidden", m_folder->path());
        const auto forbidden = stranger.run({"logs", "web-0", "-n", "shop"});
        QVERIFY2(forbidden.code == 1 && forbidden.err.contains("Not permitted"), qPrintable(forbidden.both()));
    }

    void aFollowedLogEndsCleanlyWhenItIsToldTo()
    {
        const auto program = m_ctl->start({"logs", somePod(), "-n", "shop", "--tail", "2", "-f"});
        const QString seen = readUntil(*program, [](const QString& text) { return text.count('\n') >= 2; });
        QVERIFY2(seen.count('\n') >= 2, qPrintable(seen));
        kill(static_cast<pid_t>(program->processId()), SIGINT);
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), QProcess::NormalExit);
        QCOMPARE(program->exitCode(), 0);
    }

    void aReaderThatGoesAwayEndsItWithoutAWord()
    {
        const auto program = m_ctl->start({"logs", "deployment/web-blue", "-n", "shop", "--tail", "500"});
        readUntil(*program, [](const QString& text) { return text.contains('\n'); });
        program->closeReadChannel(QProcess::StandardOutput);
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), QProcess::NormalExit);
        QCOMPARE(program->readAllStandardError(), QByteArray());
    }
};

TEALDECK_CONTRACT_MAIN(CtlLogsTest)
#include "ctl_logs_test.moc"
