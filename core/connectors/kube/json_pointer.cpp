#include "core/connectors/kube/json_pointer.h"

namespace tealdeck
{

std::string pointerPart(const std::string& key)
{
    std::string part;
    for (const char character : key) {
        if (character == '~')
            part += "~0";
        else if (character == '/')
            part += "~1";
        else
            part += character;
    }
    return part;
}

} // namespace tealdeck
