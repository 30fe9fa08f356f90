#include "core/net/peer_certificate.h"

#include <openssl/ssl.h>

#include <utility>

namespace tealdeck
{
namespace
{

using Share = std::shared_ptr<PeerCertificate>;

void freeShare(void*, void* share, CRYPTO_EX_DATA*, int, long, void*)
{
    delete static_cast<Share*>(share);
}

int shareIndex()
{
    static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, &freeShare);
    return index;
}

// OpenSSL asks it for each certificate of the chain and each fault. The one at fault counts, which need not be the server's own.
int noteAndAgree(int verdict, X509_STORE_CTX* store)
{
    const auto* ssl = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
    const auto* share = ssl ? static_cast<Share*>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), shareIndex())) : nullptr;
    X509* atFault = verdict == 1 ? nullptr : X509_STORE_CTX_get_current_cert(store);
    X509* certificate = atFault ? atFault : X509_STORE_CTX_get0_cert(store);
    const bool isNews = share && certificate && (!(*share)->facts || (atFault && !(*share)->hasFault));
    if (isNews) {
        (*share)->facts = certificateFacts(certificate);
        (*share)->hasFault = atFault != nullptr;
    }
    return verdict;
}

} // namespace

bool notePeerCertificate(ssl_ctx_st* context, std::shared_ptr<PeerCertificate> peer)
{
    auto share = std::make_unique<Share>(std::move(peer));
    if (SSL_CTX_set_ex_data(context, shareIndex(), share.get()) != 1)
        return false;
    static_cast<void>(share.release()); // the context's now
    SSL_CTX_set_verify(context, SSL_CTX_get_verify_mode(context), &noteAndAgree);
    return true;
}

} // namespace tealdeck
