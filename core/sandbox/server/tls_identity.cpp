#include "core/sandbox/server/tls_identity.h"

#include <memory>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace tealdeck::sandbox
{

namespace
{

template <auto Free>
struct Deleter
{
    template <typename T>
    void operator()(T* object) const
    {
        Free(object);
    }
};

using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Bio = std::unique_ptr<BIO, Deleter<BIO_free_all>>;

constexpr long secondsOfLife = 7 * 24 * 3600;

std::string textOf(BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : std::string();
}

std::string pemOf(X509* certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    return PEM_write_bio_X509(bio.get(), certificate) == 1 ? textOf(bio.get()) : std::string();
}

Secret pemOf(EVP_PKEY* key)
{
    const Bio bio(BIO_new(BIO_s_secmem()));
    return PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1 ? Secret(textOf(bio.get())) : Secret();
}

bool addExtension(X509* certificate, X509* issuer, int id, const char* value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>> extension(X509V3_EXT_conf_nid(nullptr, &context, id, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

Certificate blankCertificate(EVP_PKEY* key, const char* commonName)
{
    Certificate certificate(X509_new());
    unsigned char serial[8] = {};
    RAND_bytes(serial, sizeof serial);
    serial[0] &= 0x7FU; // positive
    const std::unique_ptr<BIGNUM, Deleter<BN_free>> number(BN_bin2bn(serial, sizeof serial, nullptr));
    BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get()));
    X509_set_version(certificate.get(), 2);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -300); // clocks differ a little
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), secondsOfLife);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(commonName), -1, -1, 0);
    return certificate;
}

Certificate makeAuthority(EVP_PKEY* key)
{
    Certificate authority = blankCertificate(key, "tealdeck-sandbox-ca");
    X509_set_issuer_name(authority.get(), X509_get_subject_name(authority.get()));
    const bool isComplete = addExtension(authority.get(), authority.get(), NID_basic_constraints, "critical,CA:TRUE")
        && addExtension(authority.get(), authority.get(), NID_key_usage, "critical,keyCertSign,cRLSign")
        && addExtension(authority.get(), authority.get(), NID_subject_key_identifier, "hash");
    return isComplete && X509_sign(authority.get(), key, EVP_sha256()) > 0 ? std::move(authority) : nullptr;
}

Certificate makeServer(EVP_PKEY* key, X509* authority, EVP_PKEY* authorityKey)
{
    Certificate server = blankCertificate(key, "tealdeck-sandbox");
    X509_set_issuer_name(server.get(), X509_get_subject_name(authority));
    const bool isComplete = addExtension(server.get(), authority, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(server.get(), authority, NID_key_usage, "critical,digitalSignature")
        && addExtension(server.get(), authority, NID_ext_key_usage, "serverAuth")
        && addExtension(server.get(), authority, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1")
        && addExtension(server.get(), authority, NID_authority_key_identifier, "keyid");
    return isComplete && X509_sign(server.get(), authorityKey, EVP_sha256()) > 0 ? std::move(server) : nullptr;
}

} // namespace

Result<TlsIdentity> makeTlsIdentity()
{
    const Key authorityKey(EVP_EC_gen("P-256"));
    const Key serverKey(EVP_EC_gen("P-256"));
    const Certificate authority = authorityKey ? makeAuthority(authorityKey.get()) : nullptr;
    const Certificate server = authority && serverKey ? makeServer(serverKey.get(), authority.get(), authorityKey.get()) : nullptr;
    if (!server)
        return fail(ErrorKind::Internal, message("Sandbox", "The sandbox cannot make its TLS certificate."),
                    ERR_error_string(ERR_get_error(), nullptr));
    return TlsIdentity{.caPem = pemOf(authority.get()), .certificatePem = pemOf(server.get()), .keyPem = pemOf(serverKey.get())};
}

} // namespace tealdeck::sandbox
