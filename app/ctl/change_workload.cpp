#include "app/ctl/carry_out.h"
#include "app/ctl/commands.h"
#include "app/ctl/object_words.h"

namespace tealdeck
{

ExitCode changeWorkload(CtlEnvironment& environment, const CtlOptions& options)
{
    const auto object = objectInWords(options.object, namespaceInUse(environment, options));
    if (!object)
        return complain(object.error());
    const auto session = environment.session();
    if (!session)
        return complain(session.error());
    return carryOut(environment, **session,
                    WorkloadRequest{.verb = options.workloadVerb,
                                    .kind = object->kind,
                                    .namespaceName = object->namespaceName,
                                    .name = object->name,
                                    .replicas = options.replicas,
                                    .container = options.container,
                                    .image = options.image,
                                    .purpose = options.purpose},
                    options);
}

} // namespace tealdeck
