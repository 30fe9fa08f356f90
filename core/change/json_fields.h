#pragma once

#include "core/domain/cluster.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace tealdeck
{

// Reads the members of a JSON object that must be there and of one type. The first one that is not is noted in `problem`, and something
// empty is given in its place: the caller looks at `problem` once, at the end.
class JsonFields
{
public:
    // `json` and `problem` outlive this.
    JsonFields(const nlohmann::json& json, std::string& problem);

    // False for null and for what is not there.
    bool has(const char* key) const;
    std::string text(const char* key);
    std::vector<std::string> texts(const char* key);
    int count(const char* key); // not negative
    Labels labels(const char* key); // an object of texts
    JsonFields object(const char* key);
    std::vector<JsonFields> objects(const char* key);
    void isMissing(const std::string& key);

private:
    const nlohmann::json& at(const char* key) const;

    const nlohmann::json* m_json;
    std::string* m_problem;
};

} // namespace tealdeck
