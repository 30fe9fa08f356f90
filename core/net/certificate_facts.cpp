#include "core/net/certificate_facts.h"

#include "core/net/openssl_freed.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <arpa/inet.h>

#include <array>
#include <ctime>
#include <memory>

namespace tealdeck
{
namespace
{

using Certificate = std::unique_ptr<X509, Freed<&X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<&EVP_PKEY_free>>;
using Bio = std::unique_ptr<BIO, Freed<&BIO_free_all>>;
using Names = std::unique_ptr<GENERAL_NAMES, Freed<&GENERAL_NAMES_free>>;

std::string textOf(const Bio& bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : std::string();
}

std::string nameText(const X509_NAME* name)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_ONELINE & ~static_cast<unsigned long>(XN_FLAG_SPC_EQ));
    return textOf(bio);
}

WallTime timeOf(const ASN1_TIME* time)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return WallTime(std::chrono::seconds(timegm(&parts)));
}

std::string addressText(const ASN1_OCTET_STRING& octets)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    const int family = octets.length == 4 ? AF_INET : AF_INET6;
    if ((octets.length != 4 && octets.length != 16) || inet_ntop(family, octets.data, text.data(), text.size()) == nullptr)
        return {};
    return text.data();
}

std::vector<std::string> namesOf(X509* certificate)
{
    std::vector<std::string> names;
    const Names alternatives(static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; alternatives && i < sk_GENERAL_NAME_num(alternatives.get()); ++i) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(alternatives.get(), i);
        if (name->type == GEN_DNS)
            names.emplace_back(reinterpret_cast<const char*>(ASN1_STRING_get0_data(name->d.dNSName)),
                               static_cast<std::size_t>(ASN1_STRING_length(name->d.dNSName)));
        else if (name->type == GEN_IPADD)
            names.push_back(addressText(*name->d.iPAddress));
    }
    return names;
}

Bio viewOf(std::string_view text)
{
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

// An encrypted key is no reason to ask anybody.
int noPassphrase(char*, int, int, void*)
{
    return 0;
}

Certificate readCertificate(const std::string& pem)
{
    Certificate certificate(PEM_read_bio_X509(viewOf(pem).get(), nullptr, &noPassphrase, nullptr));
    ERR_clear_error();
    return certificate;
}

} // namespace

CertificateFacts certificateFacts(x509_st* certificate)
{
    return {.subject = nameText(X509_get_subject_name(certificate)),
            .issuer = nameText(X509_get_issuer_name(certificate)),
            .names = namesOf(certificate),
            .validFrom = timeOf(X509_get0_notBefore(certificate)),
            .validUntil = timeOf(X509_get0_notAfter(certificate))};
}

std::optional<CertificateFacts> certificateFacts(const std::string& pem)
{
    const Certificate certificate = readCertificate(pem);
    return certificate ? std::optional(certificateFacts(certificate.get())) : std::nullopt;
}

std::optional<WallTime> certificateEnd(const std::string& pem)
{
    const auto facts = certificateFacts(pem);
    return facts ? std::optional(facts->validUntil) : std::nullopt;
}

std::string certificateSubject(const std::string& pem)
{
    const auto facts = certificateFacts(pem);
    return facts ? facts->subject : std::string();
}

bool belongTogether(const std::string& certificatePem, std::string_view keyPem)
{
    const Certificate certificate = readCertificate(certificatePem);
    const Key key(PEM_read_bio_PrivateKey(viewOf(keyPem).get(), nullptr, &noPassphrase, nullptr));
    const bool doThey = certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
    ERR_clear_error();
    return doThey;
}

} // namespace tealdeck
