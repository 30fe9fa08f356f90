"""Free TCP ports on loopback.

They are taken from below the range that the kernel gives to outgoing connections, so that a port
is still free when a component that was killed is started again on it.
"""

import random
import socket

LOWEST, HIGHEST = 15000, 31000


def is_free(port, address="127.0.0.1"):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


def free_ports(count):
    """That many different ports which nobody uses now."""
    found = []
    while len(found) < count:
        port = random.randint(LOWEST, HIGHEST)
        if port not in found and is_free(port):
            found.append(port)
    return found
