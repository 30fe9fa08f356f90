#include "core/session/session_revision_reader.h"

#include "core/connectors/kube/revisions_read.h"

namespace tealdeck
{

Handle SessionRevisionReader::read(const ObjectAddress& workload, OnRevisions onRevisions)
{
    return readRevisions(m_http, m_clock, workload, std::move(onRevisions));
}

} // namespace tealdeck
