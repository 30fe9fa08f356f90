#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "app/console/console.h"
#include "ui/shell/environment_chooser.h"
#include "ui/widgets/banner.h"

#include <QAbstractButton>
#include <QListWidget>
#include <QTemporaryDir>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// The window on kubeconfigs that cannot be used: it opens, says in one sentence what is wrong and what to do, and still offers the sandbox.
class OddKubeconfigsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setQuitOnLastWindowClosed(false); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CONFIG_HOME", m_folder->path().toUtf8());
        qputenv("XDG_STATE_HOME", m_folder->path().toUtf8());
    }

    void theWindowSaysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("empty") << QByteArray() << u"%1 names no context: it is empty or not complete"_s;
        QTest::newRow("only comments") << QByteArray("# nothing yet\n") << u"%1 names no context: it is empty or not complete"_s;
        QTest::newRow("no context") << QByteArray("apiVersion: v1\nkind: Config\nclusters: []\n") << u"%1 names no context"_s;
        QTest::newRow("huge") << QByteArray(17 * 1024 * 1024, '#') << u"%1 is larger than 16 MiB"_s;
        QTest::newRow("circle") << QByteArray("clusters: &a [*a]\n") << u"Correct it"_s;
        QTest::newRow("circle in a user") << QByteArray("users: [{name: a, user: &u {token: *u}}]\n") << u"Correct it"_s;
        QTest::newRow("no YAML") << QByteArray("clusters: [\n  - {name: a\n") << u"%1 is not valid YAML: line "_s;
        QTest::newRow("tabs") << QByteArray("clusters:\n\t- name: a\n") << u"%1 is not valid YAML: line 2"_s;
        QTest::newRow("another kind of thing") << QByteArray("- a\n- b\n") << u"must be a map"_s;
        QTest::newRow("wrong type") << QByteArray("clusters: yes\n") << u"must be a list"_s;
        QTest::newRow("binary") << QByteArray("\x7f\x45LF\0\0\0", 7) << u"%1 is not text"_s;
    }
    void theWindowSaysWhatIsWrong()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, sentence);
        const QString path = m_folder->filePath(u"config"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        expectSentence(path, sentence.contains(u"%1"_s) ? sentence.arg(path) : sentence);
    }

    void aFolderIsNoKubeconfig()
    {
        const QString path = m_folder->filePath(u"folder"_s);
        QVERIFY(QDir().mkpath(path));
        expectSentence(path, u"%1 is a folder, not a file. Name the file in it."_s.arg(path));
    }

    void aFileThatIsNotThereIsNamed()
    {
        const QString path = m_folder->filePath(u"nowhere"_s);
        expectSentence(path, u"The kubeconfig %1 does not exist. Check the name."_s.arg(path));
    }

    void aMendedFileIsReadTheNextTime()
    {
        const QString path = m_folder->filePath(u"config"_s);
        Console console(options(path));
        console.start();
        QVERIFY(console.chooser() && banner(console)->isVisible());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("apiVersion: v1\nkind: Config\nclusters: [{name: a, cluster: {server: 'https://127.0.0.1:1'}}]\nusers: [{name: a, user: "
                   "{token: "
                   "t}}]\ncontexts: [{name: mended, context: {cluster: a, user: a}}]\n");
        file.close();
        console.chooser()->close();
        console.choose();
        QVERIFY(!banner(console)->isVisible());
        QCOMPARE(console.chooser()->findChild<QListWidget*>()->count(), 2); // it and the sandbox
    }

private:
    static ConsoleOptions options(const QString& path)
    {
        ConsoleOptions options;
        options.kubeconfig = path.toStdString();
        return options;
    }
    static Banner* banner(const Console& console) { return console.chooser()->findChild<Banner*>(); }

    static void expectSentence(const QString& path, const QString& sentence)
    {
        Console console(options(path));
        console.start();
        QVERIFY(console.chooser() && console.chooser()->isVisible());
        QVERIFY(console.workplaces().empty());
        QVERIFY(banner(console)->isVisible());
        const QString said = banner(console)->accessibleName();
        QVERIFY2(said.contains(sentence), qPrintable(said));
        QVERIFY2(said.endsWith(u'.'), qPrintable(said)); // a sentence, with what to do
        QCOMPARE(console.chooser()->findChild<QListWidget*>()->count(), 1); // the sandbox can be tried
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(OddKubeconfigsTest)
#include "odd_kubeconfigs_test.moc"
