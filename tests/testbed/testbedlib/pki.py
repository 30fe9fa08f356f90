"""Certificates for one testbed, made by openssl: EC P-256, valid for a few days."""

import subprocess
from pathlib import Path

from .errors import TestbedError, ToolMissing

_CONFIG = """\
[req]
distinguished_name = name
prompt = no
utf8 = yes
[name]
CN = unused
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth, clientAuth
"""


class Pki:
    """A certificate authority in a folder. Keys are readable by their owner only."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(mode=0o700)
        self._config = self.folder / "openssl.cnf"
        self._config.write_text(_CONFIG)
        self._request("ca", "/CN=tealdeck-testbed", "ca", [])

    def certificate(self, name):
        return self.folder / f"{name}.crt"

    def key(self, name):
        return self.folder / f"{name}.key"

    def server(self, name, common_name, names=(), addresses=()):
        """A certificate for a server (and client) with these DNS names and IP addresses."""
        alternatives = [f"DNS:{n}" for n in names] + [f"IP:{a}" for a in addresses]
        extra = ["-addext", "subjectAltName=" + ",".join(alternatives)]
        self._request(name, f"/CN={common_name}", "leaf", extra, signed=True)

    def client(self, name, user, groups=()):
        """A certificate that Kubernetes reads as this user in these groups."""
        subject = "".join(f"/O={group}" for group in groups) + f"/CN={user}"
        self._request(name, subject, "leaf", [], signed=True)

    def signing_key(self, name):
        """A key pair for service account tokens: NAME.key and NAME.pub."""
        curve = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
        self._openssl(["genpkey", *curve, "-out", str(self.key(name))])
        self._openssl(["pkey", "-in", str(self.key(name)), "-pubout", "-out", str(self.folder / f"{name}.pub")])
        return self.key(name)

    def _request(self, name, subject, section, extra, signed=False):
        arguments = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        arguments += ["-config", str(self._config), "-extensions", section, "-days", "7", "-subj", subject]
        arguments += ["-keyout", str(self.key(name)), "-out", str(self.certificate(name)), *extra]
        if signed:
            arguments += ["-CA", str(self.certificate("ca")), "-CAkey", str(self.key("ca"))]
        self._openssl(arguments)
        self.key(name).chmod(0o600)

    @staticmethod
    def _openssl(arguments):
        try:
            answer = subprocess.run(["openssl", *arguments], capture_output=True, text=True, check=False)
        except FileNotFoundError as error:
            raise ToolMissing("openssl is needed for the testbed's certificates.") from error
        if answer.returncode != 0:
            raise TestbedError(f"openssl {arguments[0]} failed: {answer.stderr.strip()}")
