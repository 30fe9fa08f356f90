#include "core/session/credential_files.h"

#include "core/config/kubeconfig.h"
#include "core/config/text_file.h"
#include "core/net/certificate_facts.h"

#include <spdlog/spdlog.h>

namespace tealdeck
{
namespace
{

bool readTokenAgain(ClusterAccess& access)
{
    auto token = readTokenFile(access.tokenFile);
    if (!token) {
        spdlog::warn("{}", describe(token.error()));
        return false;
    }
    if (access.token.equals(*token))
        return false;
    access.token = *std::move(token);
    return true;
}

// What the file holds now; what we have where the kubeconfig itself holds it.
Result<std::string> textNow(const std::filesystem::path& file, std::string_view kept)
{
    return file.empty() ? Result<std::string>(std::string(kept)) : readTextFile(file);
}

bool readCertificateAgain(ClusterAccess& access)
{
    auto certificate = textNow(access.clientCertificateFile, access.clientCertificate);
    auto keyText = textNow(access.clientKeyFile, access.clientKey.reveal());
    if (!certificate || !keyText) {
        spdlog::warn("{}", describe(certificate ? keyText.error() : certificate.error()));
        return false;
    }
    Secret key(*std::move(keyText));
    if ((*certificate == access.clientCertificate && key.equals(access.clientKey)) || !belongTogether(*certificate, key.reveal()))
        return false;
    access.clientCertificate = *std::move(certificate);
    access.clientKey = std::move(key);
    return true;
}

bool hasCertificateFiles(const ClusterAccess& access)
{
    return !access.clientCertificateFile.empty() || !access.clientKeyFile.empty();
}

} // namespace

bool hasCredentialFiles(const ClusterAccess& access)
{
    return !access.tokenFile.empty() || hasCertificateFiles(access);
}

bool readCredentialFilesAgain(ClusterAccess& access)
{
    const bool isTokenNew = !access.tokenFile.empty() && readTokenAgain(access);
    const bool isCertificateNew = hasCertificateFiles(access) && readCertificateAgain(access);
    return isTokenNew || isCertificateNew;
}

} // namespace tealdeck
