#include <QtTest>

#include "core/base/encoding.h"
#include "tests/support/shown.h"

#include <regex>
#include <set>

using namespace tealdeck;

class EncodingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void base64FollowsTheRfc_data();
    void base64FollowsTheRfc();
    void base64OfAnyBytesComesBack();
    void whatIsNoBase64IsRefused_data();
    void whatIsNoBase64IsRefused();
    void blanksAndLineBreaksAreSkipped();
    void sha256FollowsTheStandard();
    void hmacFollowsTheRfc();
    void hexIsLowerCase();
    void urlComponentsAreEncoded();
    void randomBytesDiffer();
    void uuidsAreOfVersionFour();
};

void EncodingTest::base64FollowsTheRfc_data()
{
    QTest::addColumn<QString>("bytes");
    QTest::addColumn<QString>("text");
    // RFC 4648 10.
    QTest::newRow("0") << ""
                       << "";
    QTest::newRow("1") << "f"
                       << "Zg==";
    QTest::newRow("2") << "fo"
                       << "Zm8=";
    QTest::newRow("3") << "foo"
                       << "Zm9v";
    QTest::newRow("4") << "foob"
                       << "Zm9vYg==";
    QTest::newRow("5") << "fooba"
                       << "Zm9vYmE=";
    QTest::newRow("6") << "foobar"
                       << "Zm9vYmFy";
}

void EncodingTest::base64FollowsTheRfc()
{
    QFETCH(QString, bytes);
    QFETCH(QString, text);
    QCOMPARE(encodeBase64(bytes.toStdString()), text.toStdString());
    QCOMPARE(decodeBase64(text.toStdString()).value(), bytes.toStdString());
}

void EncodingTest::base64OfAnyBytesComesBack()
{
    std::string bytes;
    for (int i = 0; i < 256; ++i) {
        bytes += static_cast<char>(i);
        QCOMPARE(decodeBase64(encodeBase64(bytes)).value(), bytes);
    }
}

void EncodingTest::whatIsNoBase64IsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"Z", "Zg", "Zg=", "Zg===", "====", "Z===", "Zm9v!", "Zm-_", "Zg==Zg==", "=Zm9", "Zm9vZ\xc3\xa4==", "Zh=="})
        QTest::newRow(text) << text;
}

void EncodingTest::whatIsNoBase64IsRefused()
{
    QFETCH(QString, text);
    const auto bytes = decodeBase64(text.toStdString());
    if (text == "Zh==") // bits left over: Go and OpenSSL take it, and so do we
        QCOMPARE(bytes.value(), std::string("f"));
    else
        QCOMPARE(kindOf(bytes), shown(ErrorKind::ProtocolViolation));
}

void EncodingTest::blanksAndLineBreaksAreSkipped()
{
    QCOMPARE(decodeBase64(" Zm\r\n9v\tYg =\n=\n").value(), std::string("foob"));
}

void EncodingTest::sha256FollowsTheStandard()
{
    // FIPS 180-4, examples.
    QCOMPARE(toHex(sha256("")), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(toHex(sha256("abc")), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(toHex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
             std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
}

void EncodingTest::hmacFollowsTheRfc()
{
    // RFC 4231, test cases 1, 2, 3 and 6.
    QCOMPARE(toHex(hmacSha256(std::string(20, '\x0b'), "Hi There")),
             std::string("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
    QCOMPARE(toHex(hmacSha256("Jefe", "what do ya want for nothing?")),
             std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    QCOMPARE(toHex(hmacSha256(std::string(20, '\xaa'), std::string(50, '\xdd'))),
             std::string("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"));
    QCOMPARE(toHex(hmacSha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
             std::string("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
}

void EncodingTest::hexIsLowerCase()
{
    QCOMPARE(toHex(std::string("\x00\x7f\xab\xff", 4)), std::string("007fabff"));
}

void EncodingTest::urlComponentsAreEncoded()
{
    QCOMPARE(encodeUrlComponent("AZaz09-._~"), std::string("AZaz09-._~"));
    QCOMPARE(QByteArray::fromStdString(encodeUrlComponent("a b/c?d=e&f+\xc3\xa4%")).toLower(),
             QByteArray("a%20b%2fc%3fd%3de%26f%2b%c3%a4%25"));
}

void EncodingTest::randomBytesDiffer()
{
    QCOMPARE(randomBytes(0).size(), std::size_t(0));
    const std::string one = randomBytes(32);
    QCOMPARE(one.size(), std::size_t(32));
    QVERIFY(one != randomBytes(32));
}

void EncodingTest::uuidsAreOfVersionFour()
{
    static const std::regex form("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    std::set<std::string> seen;
    for (int i = 0; i < 200; ++i) {
        const std::string uuid = makeUuid();
        QVERIFY2(std::regex_match(uuid, form), uuid.c_str());
        seen.insert(uuid);
    }
    QCOMPARE(seen.size(), std::size_t(200));
}

QTEST_GUILESS_MAIN(EncodingTest)
#include "encoding_test.moc"
