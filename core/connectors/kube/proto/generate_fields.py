#!/usr/bin/env python3
"""Writes proto_fields.h: the field numbers of the Kubernetes messages that the protobuf decoders read, out of the API's own generated.proto.

    generate_fields.py MODULES VERSION > proto_fields.h

MODULES is a folder that holds k8s.io/api@VERSION and k8s.io/apimachinery@VERSION (a Go module cache's k8s.io); VERSION is theirs, "v0.36.3".
"""
import pathlib
import re
import sys

# Which messages of which file; every field of them is written.
MESSAGES = {
    "apimachinery/pkg/runtime": ["TypeMeta", "Unknown", "RawExtension"],
    "apimachinery/pkg/util/intstr": ["IntOrString"],
    "apimachinery/pkg/apis/meta/v1": ["WatchEvent", "Status", "ListMeta", "ObjectMeta", "OwnerReference", "ManagedFieldsEntry", "FieldsV1", "Time",
                                      "MicroTime", "LabelSelector"],
    "api/core/v1": ["Pod", "PodSpec", "PodStatus", "PodCondition", "Container", "ContainerStatus", "ContainerState", "ContainerStateWaiting",
                    "ContainerStateTerminated", "PodTemplateSpec", "Service", "ServiceSpec", "ServicePort", "Event", "EventSeries", "ObjectReference",
                    "Node", "NodeSpec", "NodeStatus", "NodeCondition", "NodeSystemInfo"],
    "api/apps/v1": ["Deployment", "DeploymentSpec", "DeploymentStatus", "StatefulSet", "StatefulSetSpec", "StatefulSetStatus"],
    "api/coordination/v1": ["Lease", "LeaseSpec"],
    "api/discovery/v1": ["EndpointSlice", "Endpoint", "EndpointConditions"],
    "api/networking/v1": ["Ingress", "IngressSpec", "IngressRule", "IngressRuleValue", "HTTPIngressRuleValue", "HTTPIngressPath", "IngressBackend", "IngressServiceBackend"],
}
KEYWORDS = {"namespace", "default", "continue", "operator", "export", "template"}  # of C++; they get an underscore
LISTS = "every list is {1: ListMeta, 2: repeated items}"

FIELD = re.compile(r"^  (?:(?:optional|repeated) [\w.]+|map<[^>]+>) (\w+) = (\d+);", re.MULTILINE)


def fields_of(proto: str, message: str):
    block = re.search(rf"^message {message} \{{\n(.*?)^\}}", proto, re.MULTILINE | re.DOTALL)
    if not block:
        sys.exit(f"generate_fields.py: there is no message {message}")
    fields = [(name, int(number)) for name, number in FIELD.findall(block.group(1))]
    if not fields:
        sys.exit(f"generate_fields.py: message {message} has no fields")
    return sorted(fields, key=lambda field: field[1])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    modules, version = pathlib.Path(sys.argv[1]), sys.argv[2]
    print("#pragma once\n")
    print("#include <protozero/types.hpp>\n")
    print(f"// Made by generate_fields.py from the generated.proto files of k8s.io/api and k8s.io/apimachinery {version}; not to be edited.")
    print(f"// Field numbers of a message never change their meaning; {LISTS}.")
    print("namespace tealdeck::proto\n{\n")
    for folder, messages in MESSAGES.items():
        module, _, rest = folder.partition("/")
        proto = (modules / f"{module}@{version}" / rest / "generated.proto").read_text(encoding="utf-8")
        for message in messages:
            print(f"enum class {message}Field : protozero::pbf_tag_type\n{{")
            for name, number in fields_of(proto, message):
                print(f"    {name}{'_' if name in KEYWORDS else ''} = {number},")
            print("};\n")
    print("} // namespace tealdeck::proto")


if __name__ == "__main__":
    main()
