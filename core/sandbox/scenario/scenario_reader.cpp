#include "core/sandbox/scenario/scenario_library.h"
#include "core/sandbox/scenario/yaml_fields.h"

namespace tealdeck::sandbox
{

namespace
{

using Fields = std::vector<YamlFields::Field>;
using YAML::Node;

constexpr long long mostPods = 200'000;

Behaviour::Fate fateOf(YamlFields& yaml, const Node& node)
{
    static const std::vector<Behaviour::Fate> fates{Behaviour::Fate::Healthy,   Behaviour::Fate::Unready,       Behaviour::Fate::Crash,
                                                    Behaviour::Fate::PullFails, Behaviour::Fate::InitNeverEnds, Behaviour::Fate::Completes};
    return fates[yaml.oneOf(node, {"healthy", "unready", "crash", "pull-fails", "init-never-ends", "completes"})];
}

Fields behaviourFields(YamlFields& yaml, Behaviour& behaviour)
{
    return {{"fate", [&](const Node& node) { behaviour.fate = fateOf(yaml, node); }},
            {"runsFor", [&](const Node& node) { behaviour.runsFor = yaml.duration(node); }},
            {"startsWithin",
             [&](const Node& node) {
                 behaviour.mostStart = yaml.duration(node);
                 behaviour.leastStart = std::min(behaviour.leastStart, behaviour.mostStart);
             }},
            {"exitCode", [&](const Node& node) { behaviour.exitCode = static_cast<int>(yaml.number(node, 0, 255)); }},
            {"reason", [&](const Node& node) { behaviour.reason = yaml.text(node); }}};
}

std::map<std::string, std::string> labelsOf(YamlFields& yaml, const Node& node)
{
    std::map<std::string, std::string> labels;
    if (!node.IsMap()) {
        yaml.wrong(node, message("Sandbox", "Labels are expected here, as in {color: green}."));
        return labels;
    }
    for (const auto& entry : node)
        labels[yaml.text(entry.first)] = yaml.text(entry.second);
    return labels;
}

void readBehaviour(YamlFields& yaml, const Node& node, Scenario& scenario)
{
    std::string workload;
    Behaviour behaviour;
    Fields fields = behaviourFields(yaml, behaviour);
    fields.push_back({"workload", [&](const Node& value) { workload = yaml.text(value); }});
    yaml.read(node, fields);
    if (workload.find('/') == std::string::npos)
        yaml.wrong(node, message("Sandbox", "A workload is named as namespace/name, such as shop/web-green."));
    scenario.behaviours[workload] = behaviour;
}

void readHappening(YamlFields& yaml, const Node& node, Scenario& scenario)
{
    Happening happening;
    Fields fields = behaviourFields(yaml, happening.behaviour);
    const auto when = [&](const Node& value) {
        yaml.read(value,
                  {{"service", [&](const Node& service) { happening.service = yaml.text(service); }},
                   {"selects", [&](const Node& labels) { happening.selects = labelsOf(yaml, labels); }}});
    };
    fields.push_back({"when", when});
    fields.push_back({"after", [&](const Node& value) { happening.after = yaml.duration(value); }});
    fields.push_back({"workload", [&](const Node& value) { happening.workload = yaml.text(value); }});
    fields.push_back({"pods", [&](const Node& value) { happening.pods = static_cast<std::size_t>(yaml.number(value, 1, mostPods)); }});
    yaml.read(node, fields);
    if (happening.workload.find('/') == std::string::npos)
        yaml.wrong(node, message("Sandbox", "A workload is named as namespace/name, such as shop/web-green."));
    scenario.happenings.push_back(std::move(happening));
}

void readCluster(YamlFields& yaml, const Node& node, Scenario& scenario)
{
    const auto replicas = [&](const Node& value) {
        Fields fields;
        for (auto& [app, count] : scenario.replicas)
            fields.push_back(
                {app, [&yaml, &count = count](const Node& number) { count = static_cast<std::size_t>(yaml.number(number, 0, 100)); }});
        yaml.read(value, fields);
    };
    yaml.read(node,
              {{"platform", [&](const Node& value) { scenario.hasPlatform = yaml.flag(value); }},
               {"pods", [&](const Node& value) { scenario.extraPods = static_cast<std::size_t>(yaml.number(value, 0, mostPods)); }},
               {"replicas", replicas}});
}

void readServer(YamlFields& yaml, const Node& node, Scenario& scenario)
{
    static const std::vector<WatchMode> modes{WatchMode::Alive, WatchMode::Silent, WatchMode::Refused};
    yaml.read(node,
              {{"delay", [&](const Node& value) { scenario.answerDelay = yaml.duration(value); }},
               {"watches", [&](const Node& value) {
                    scenario.watches = modes[yaml.oneOf(value, {"alive", "silent", "refused"})];
                }}});
}

void readScenario(YamlFields& yaml, const Node& root, Scenario& scenario)
{
    static const std::vector<std::string> users{"operator", "viewer", "forbidden", "admin"};
    yaml.read(
        root,
        {{"scenario", [&](const Node& node) { scenario.name = yaml.text(node); }},
         {"description", [&](const Node& node) { scenario.description = yaml.text(node); }},
         {"user", [&](const Node& node) { scenario.user = users[yaml.oneOf(node, users)]; }},
         {"cluster", [&](const Node& node) { readCluster(yaml, node, scenario); }},
         {"server", [&](const Node& node) { readServer(yaml, node, scenario); }},
         {"behaviours", [&](const Node& node) { yaml.readEach(node, [&](const Node& one) { readBehaviour(yaml, one, scenario); }); }},
         {"happenings", [&](const Node& node) { yaml.readEach(node, [&](const Node& one) { readHappening(yaml, one, scenario); }); }}});
}

} // namespace

Result<Scenario> parseScenario(const std::string& text, const std::string& source)
{
    YamlFields yaml(source);
    Scenario scenario;
    try {
        readScenario(yaml, YAML::Load(text), scenario);
    } catch (const YAML::Exception& exception) {
        return fail(ErrorKind::InvalidInput,
                    message("Sandbox", "The scenario %1 has a mistake in line %2.", {source, std::to_string(exception.mark.line + 1)}),
                    exception.msg);
    }
    if (yaml.error())
        return fail(*yaml.error());
    return scenario;
}

} // namespace tealdeck::sandbox
