#pragma once

#include "app/ctl/environment.h"
#include "core/domain/object_view.h"

namespace tealdeck
{

// The object that the words of the command line name: KIND/NAME, or KIND and NAME. InvalidInput with the kinds' names where it is none.
Result<ObjectAddress> objectInWords(const std::vector<std::string>& words, const std::string& namespaceName);

// -n, else the context's. Only after connect().
std::string namespaceInUse(const CtlEnvironment& environment, const CtlOptions& options);

} // namespace tealdeck
