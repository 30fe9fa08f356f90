#pragma once

#include <string>
#include <vector>

namespace tealdeck
{

// A certificate and its key, both PEM.
struct TestCertificate
{
    std::string certificate;
    std::string key;
};

struct TestCertificateRequest
{
    enum class Validity
    {
        Valid,
        Expired,
        NotYetValid,
    };
    std::string commonName;
    std::vector<std::string> subjectNames{}; // "DNS:localhost", "IP:127.0.0.1"
    Validity validity = Validity::Valid;
};

// A certificate authority made for one test, with P-256 keys.
class TestAuthority
{
public:
    explicit TestAuthority(std::string name, TestCertificateRequest::Validity validity = TestCertificateRequest::Validity::Valid);

    const std::string& certificate() const { return m_self.certificate; } // PEM
    TestCertificate issue(const TestCertificateRequest& request) const;

private:
    TestCertificate m_self;
};

TestCertificate makeSelfSigned(const TestCertificateRequest& request);
// The key under a passphrase (PKCS #8, AES-256).
std::string encryptedKey(const TestCertificate& certificate, const std::string& passphrase);

} // namespace tealdeck
