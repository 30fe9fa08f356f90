#include "tests/support/test_pki.h"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>

namespace tealdeck
{
namespace
{

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Memory = std::unique_ptr<BIO, decltype(&BIO_free_all)>;

void require(bool isGood)
{
    if (!isGood)
        throw std::runtime_error("OpenSSL could not make a test certificate");
}

Memory memory()
{
    return {BIO_new(BIO_s_mem()), &BIO_free_all};
}

std::string text(const Memory& bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

Key readKey(const std::string& pem)
{
    const Memory bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free_all);
    return {PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free};
}

Certificate readCertificate(const std::string& pem)
{
    const Memory bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free_all);
    return {PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), &X509_free};
}

void addExtension(X509* certificate, X509* issuer, int nid, const std::string& value)
{
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()), &X509_EXTENSION_free);
    require(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1);
}

void setValidity(X509* certificate, TestCertificateRequest::Validity validity)
{
    constexpr long day = 24L * 60 * 60;
    long from = -day;
    long to = 30 * day;
    if (validity == TestCertificateRequest::Validity::Expired)
        from = -10 * day, to = -day;
    if (validity == TestCertificateRequest::Validity::NotYetValid)
        from = day;
    X509_gmtime_adj(X509_getm_notBefore(certificate), from);
    X509_gmtime_adj(X509_getm_notAfter(certificate), to);
}

// `issuer` null: signed by itself.
TestCertificate make(const TestCertificateRequest& request, const TestCertificate* issuer, const char* constraints)
{
    const Key key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const Certificate certificate(X509_new(), &X509_free);
    require(key != nullptr && certificate != nullptr);
    const Key issuerKey = issuer ? readKey(issuer->key) : Key(nullptr, &EVP_PKEY_free);
    const Certificate issuerCertificate = issuer ? readCertificate(issuer->certificate) : Certificate(nullptr, &X509_free);
    X509* signedBy = issuer ? issuerCertificate.get() : certificate.get();

    X509_set_version(certificate.get(), 2);
    std::uint64_t serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial >> 1U);
    setValidity(certificate.get(), request.validity);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(request.commonName.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(signedBy));
    addExtension(certificate.get(), signedBy, NID_basic_constraints, constraints);
    std::string names;
    for (const std::string& name : request.subjectNames)
        names += (names.empty() ? "" : ",") + name;
    if (!names.empty())
        addExtension(certificate.get(), signedBy, NID_subject_alt_name, names);
    require(X509_sign(certificate.get(), issuer ? issuerKey.get() : key.get(), EVP_sha256()) > 0);

    const Memory certificatePem = memory();
    const Memory keyPem = memory();
    require(PEM_write_bio_X509(certificatePem.get(), certificate.get()) == 1
            && PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
    return {.certificate = text(certificatePem), .key = text(keyPem)};
}

} // namespace

TestAuthority::TestAuthority(std::string name, TestCertificateRequest::Validity validity)
    : m_self(make({.commonName = std::move(name), .validity = validity}, nullptr, "critical,CA:TRUE"))
{
}

TestCertificate TestAuthority::issue(const TestCertificateRequest& request) const
{
    return make(request, &m_self, "CA:FALSE");
}

TestCertificate makeSelfSigned(const TestCertificateRequest& request)
{
    return make(request, nullptr, "CA:FALSE");
}

std::string encryptedKey(const TestCertificate& certificate, const std::string& passphrase)
{
    const Key key = readKey(certificate.key);
    const Memory pem = memory();
    require(PEM_write_bio_PKCS8PrivateKey(pem.get(), key.get(), EVP_aes_256_cbc(), passphrase.data(), static_cast<int>(passphrase.size()),
                                          nullptr, nullptr)
            == 1);
    return text(pem);
}

} // namespace tealdeck
