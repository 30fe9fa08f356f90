#include "tests/fuzz/fuzz_target.h"

namespace tealdeck::fuzz
{
namespace
{

using Seeds = std::vector<std::string>;

Seeds joined(std::initializer_list<Seeds> parts)
{
    Seeds all;
    for (const Seeds& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

Seeds kubeconfigs()
{
    return {"current-context: a\nclusters:\n- name: c\n  cluster: {server: 'https://x:1', certificate-authority-data: UEVN}\n"
            "users:\n- name: u\n  user: {token: t}\ncontexts:\n- name: a\n  context: {cluster: c, user: u, namespace: shop}\n",
            "clusters:\n- name: c\n  cluster:\n    server: https://x:1\n    insecure-skip-tls-verify: true\n    extensions:\n"
            "    - name: client.authentication.k8s.io/exec\n      extension: {audience: a, list: [1, {b: null}]}\n"
            "users:\n- name: u\n  user:\n    as: jane\n    as-groups: [a, b]\n    as-user-extra: {scope: [x]}\n    exec:\n"
            "      apiVersion: client.authentication.k8s.io/v1\n      command: p\n      args: [a]\n      env: [{name: A, value: b}]\n"
            "      interactiveMode: Never\n      provideClusterInfo: true\ncontexts:\n- name: a\n  context: {cluster: c, user: u}\n"};
}

Seeds watchLines()
{
    const std::string object = R"({"metadata":{"name":"a","uid":"u","resourceVersion":"5"}})";
    return {R"({"type":"ADDED","object":)" + object + "}\n" + R"({"type":"DELETED","object":)" + object + "}\n",
            R"({"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"9"}}})"
            "\n\r\n",
            R"({"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired","message":"too old"}})"
            "\n"};
}

Seeds annotations()
{
    const std::string hash(64, 'a');
    return {
        "12:" + hash, "12:" + hash + ":" + std::string(16, 'b') + ",7:" + hash,
        R"({"from":"blue","to":"green","purpose":"release","fromImages":"web=x:1","at":"2026-11-23T10:42:00Z","by":"jane","changeId":"c"})"};
}

Seeds patches()
{
    return {"{\"a\":{\"b\":[1,2]}}\n[{\"op\":\"test\",\"path\":\"/a/b/0\",\"value\":1},{\"op\":\"add\",\"path\":\"/a/b/-\",\"value\":{}}]",
            "{\"a\":1}\n[{\"op\":\"move\",\"from\":\"/a\",\"path\":\"/b~1c~0\"},{\"op\":\"copy\",\"from\":\"/b~1c~0\",\"path\":\"/d\"},"
            "{\"op\":\"remove\",\"path\":\"/d\"},{\"op\":\"replace\",\"path\":\"\",\"value\":{}}]",
            "{\"spec\":{\"ports\":[{\"port\":1,\"name\":\"a\"}]}}\n{\"spec\":{\"ports\":[{\"port\":1,\"$patch\":\"delete\"}],\"x\":null}}"};
}

// Method, target and body of a request, each on a line of its own.
Seeds requests()
{
    const std::string services = "/api/v1/namespaces/shop/services";
    const std::string leases = "/apis/coordination.k8s.io/v1/namespaces/shop/leases";
    return {"GET\n/api/v1/pods?labelSelector=app%3Dweb%2Ccolor+in+%28a%2Cb%29&limit=2&resourceVersion=0\n",
            "GET\n" + services + "?fieldSelector=metadata.name%3Dweb&timeoutSeconds=5&allowWatchBookmarks=true\n",
            "GET\n/api/v1/namespaces/shop/pods/web-1/log?tailLines=3&timestamps=true&sinceSeconds=5\n",
            "GET\n/apis/apps/v1\n",
            "POST\n" + leases + "\n"
                + R"({"apiVersion":"coordination.k8s.io/v1","kind":"Lease","metadata":{"name":"a"},"spec":{"leaseDurationSeconds":30}})",
            "PATCH\n" + services + "/web?dryRun=All&fieldManager=t\n"
                + R"([{"op":"test","path":"/metadata/uid","value":"1"},{"op":"replace","path":"/spec/selector/color","value":"green"}])",
            "PUT\n" + services + "/web\n"
                + R"({"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},"spec":{"selector":{"a":"b"},"ports":[{"port":80}]}})",
            "PATCH\n/apis/apps/v1/namespaces/shop/deployments/web-blue/scale\n"
            R"({"spec":{"replicas":3}})",
            "DELETE\n" + services
                + "?labelSelector=a\n"
                  R"({"preconditions":{"uid":"x"}})",
            "POST\n/apis/authorization.k8s.io/v1/selfsubjectaccessreviews\n"
            R"({"spec":{"resourceAttributes":{"verb":"get","resource":"pods"}}})",
            std::string("POST\n/apis/authentication.k8s.io/v1/selfsubjectreviews\nk8s\0\n\x04\x12\x02v1\x12\x00", 67)};
}

Seeds scenarios()
{
    return filesIn("resources/scenarios", ".yaml");
}

Seeds selectorTexts()
{
    return {"a=b,c!=d,e in (f,g),h notin (i),!j,k>5,l<7,m", "metadata.name=web,status.phase!=Running", R"(a=b\,c)"};
}

Seeds credentials()
{
    return {R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"s3cr3t",)"
            R"("expirationTimestamp":"2026-11-23T10:42:00Z"}})",
            R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"clientCertificateData":"s3cr3t",)"
            R"("clientKeyData":"s3cr3t"}})"};
}

Seeds intents()
{
    return {R"([{"op":"test","path":"/metadata/uid","value":"u"},{"op":"replace","path":"/spec/selector","value":{}}])", "{}", "[]"};
}

Seeds objects()
{
    return joined({{R"({"kind":"Secret","type":"helm.sh/release.v1","data":{"release":"SDRz"},"stringData":{"a":"b\nc"}})",
                    R"({"kind":"ConfigMap","data":{"a.properties":"x=1\npassword = y\n","yes":"no","1e5":"0x1F"}})",
                    R"({"spec":{"containers":[{"env":[{"name":"A","value":"b"}],"args":["--token","t","--x=postgres://u:p@h"]}]}})"},
                   capturedBodies("\"kind\":\"Deployment\""),
                   capturedBodies("\"kind\":\"HorizontalPodAutoscaler\"")});
}

Seeds timeTexts()
{
    return {"2026-11-23T10:42:00Z",          "2026-11-23T10:42:00.123456789+02:00",
            "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",      "120"};
}

} // namespace

const std::vector<Target>& targets()
{
    static const std::vector<Target> all{
        {"exec_credential", &execCredential, &credentials},
        {"image_reference", &imageReference,
         [] {
             return Seeds{"registry.example:5000/shop/web:1.2@sha256:abc", "web", "web:1.2", "a/b@sha256:c"};
         }},
        {"intent_annotation", &intentAnnotation, &intents},
        {"kube_protobuf", &kubeProtobuf, [] { return capturedBodies(std::string_view("k8s\0", 4)); }},
        {"kube_rows", &kubeRows,
         [] {
             return joined({capturedBodies("\"items\":["), capturedBodies("\"kind\":\"Lease\"")});
         }},
        {"kube_status", &kubeStatus, [] { return capturedBodies("\"kind\":\"Status\""); }},
        {"kube_table", &kubeTable, [] { return capturedBodies("\"kind\":\"Table\""); }},
        {"kube_watch", &kubeWatch,
         [] {
             return joined({watchLines(), capturedBodies("\"type\":\"ADDED\"")});
         }},
        {"kubeconfig", &kubeconfig, &kubeconfigs},
        {"lease", &lease, [] { return capturedBodies("\"kind\":\"Lease\""); }},
        {"lease_annotations", &leaseAnnotations, &annotations},
        {"object_text", &objectText, &objects},
        {"pod_log", &podLog,
         [] {
             return Seeds{"2026-11-23T11:39:31.599492548Z INFO  gr\xC3\xBC\xC3\x9F\r\n2026-11-23T11:39:32Z \x1b[1;31mERROR\x1b[0m x\n",
                          "{\"level\":\"warn\"}\nlvl=error\nE1123 11:39:31.5 x\n\x1b]0;t\a\x1b[38;5;196mx\x1b[48;2;1;2;3my\n\xFF\xC3\n"};
         }},
        {"sandbox_patch", &sandboxPatch, &patches},
        {"sandbox_request", &sandboxRequest, &requests},
        {"sandbox_scenario", &sandboxScenario, &scenarios},
        {"label_selector", &labelSelector, &selectorTexts},
        {"selectors", &selectors, &selectorTexts},
        {"texts", &texts,
         [] {
             return Seeds{"aGVsbG8=", "aGVs\nbG8", R"({"metadata":{"resourceVersion":"7"}})"};
         }},
        {"times", &times, &timeTexts},
        {"workspace", &workspace, [] {
             return Seeds{"environments:\n- context: a\n  product: shop\n  class: staging\n  slotLabels: [color]\n  namespaces: [shop]\n"};
         }}};
    return all;
}

} // namespace tealdeck::fuzz
