"""The control plane: how kube-apiserver, controller-manager and scheduler are started and asked."""

import ssl
import urllib.error
import urllib.request

SERVICE_RANGE = "10.0.0.0/16"


def _flags(**values):
    return [f"--{name.replace('_', '-')}={value}" for name, value in values.items()]


def apiserver_arguments(port, etcd_url, pki, extra=()):
    """Certificates for its users, RBAC, the aggregator's identity; no admission beyond the default."""
    signing = pki.key("service-account")
    return [
        "apiserver",
        *_flags(
            etcd_servers=etcd_url,
            bind_address="127.0.0.1",
            advertise_address="127.0.0.1",
            secure_port=port,
            tls_cert_file=pki.certificate("apiserver"),
            tls_private_key_file=pki.key("apiserver"),
            client_ca_file=pki.certificate("ca"),
            kubelet_client_certificate=pki.certificate("apiserver"),
            kubelet_client_key=pki.key("apiserver"),
            kubelet_preferred_address_types="InternalIP",
            requestheader_client_ca_file=pki.certificate("ca"),
            requestheader_allowed_names="front-proxy",
            requestheader_username_headers="X-Remote-User",
            requestheader_group_headers="X-Remote-Group",
            requestheader_extra_headers_prefix="X-Remote-Extra-",
            proxy_client_cert_file=pki.certificate("front-proxy"),
            proxy_client_key_file=pki.key("front-proxy"),
            service_account_issuer="https://kubernetes.default.svc",
            service_account_key_file=pki.folder / "service-account.pub",
            service_account_signing_key_file=signing,
            service_cluster_ip_range=SERVICE_RANGE,
            authorization_mode="Node,RBAC",
            endpoint_reconciler_type="none",
            enable_aggregator_routing="true",
            allow_privileged="true",
            shutdown_send_retry_after="true",  # else a stop waits up to a minute for open watches
        ),
        *extra,
    ]


def controller_manager_arguments(port, kubeconfig, pki, has_fake_nodes):
    """Nodes of kwok that were silent (suspended by a test, or starved) are not given up: it never makes their pods ready again."""
    patience = {"node_monitor_grace_period": "1h"} if has_fake_nodes else {}
    return [
        "controller-manager",
        *_flags(
            **patience,
            kubeconfig=kubeconfig,
            leader_elect="false",
            bind_address="127.0.0.1",
            secure_port=port,
            tls_cert_file=pki.certificate("apiserver"),
            tls_private_key_file=pki.key("apiserver"),
            service_account_private_key_file=pki.key("service-account"),
            root_ca_file=pki.certificate("ca"),
            use_service_account_credentials="true",
        ),
    ]


def scheduler_arguments(port, kubeconfig, pki):
    return [
        "scheduler",
        *_flags(
            kubeconfig=kubeconfig,
            leader_elect="false",
            bind_address="127.0.0.1",
            secure_port=port,
            tls_cert_file=pki.certificate("apiserver"),
            tls_private_key_file=pki.key("apiserver"),
        ),
    ]


def not_healthy(url, pki=None):
    """None when the URL answers 200, else why not."""
    context = ssl.create_default_context(cafile=str(pki.certificate("ca"))) if pki else None
    try:
        with urllib.request.urlopen(url, timeout=2, context=context) as answer:
            answer.read()
    except urllib.error.HTTPError as error:
        return f"{error.code} {error.read()[-300:].decode(errors='replace')}"
    except OSError as error:
        return str(error)
    return None
