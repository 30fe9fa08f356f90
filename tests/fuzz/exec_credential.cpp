#include "core/process/exec_credential.h"

#include "tests/fuzz/fuzz_target.h"

namespace tealdeck::fuzz
{

void execCredential(std::string_view input)
{
    const ExecCredentialPlugin plugin{.command = "plugin", .apiVersion = "client.authentication.k8s.io/v1"};
    const auto credential = parseExecCredential(input, plugin);
    if (credential) {
        require(!credential->token.empty() || !credential->clientCertificate.empty(), "a credential has something to authenticate with");
        return;
    }
    requireError(credential.error(), ErrorKind::ProtocolViolation);
    // The seeds' secrets carry this mark.
    require(describe(credential.error()).find("s3cr3t") == std::string::npos, "an error never tells what the plugin printed");
}

} // namespace tealdeck::fuzz
