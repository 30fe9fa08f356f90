#include "core/connectors/kube/kube_wire.h"
#include "core/connectors/kube/lease_body.h"

#include "tests/fuzz/fuzz_target.h"

namespace tealdeck::fuzz
{

void lease(std::string_view input)
{
    const auto read = decodeLease(input);
    if (!read) {
        requireError(read.error(), ErrorKind::ProtocolViolation);
        return;
    }
    holderText(*read);
    const std::string written = encodeLease(*read);
    const auto again = decodeLease(written);
    require(again.has_value(), "what is written can be read");
    require(again->holderIdentity == read->holderIdentity && again->renewTime == read->renewTime && again->acquireTime == read->acquireTime
                && again->leaseTransitions == read->leaseTransitions && again->leaseDurationSeconds == read->leaseDurationSeconds,
            "a Lease stays the same when it is written and read");
    require(encodeLease(*again) == written, "writing twice writes the same");
}

} // namespace tealdeck::fuzz
