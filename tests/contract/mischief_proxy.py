"""A proxy between a console and an API server that loses answers, delays reads and kills watches on request.

It listens on 127.0.0.1 without TLS and speaks to the server as one of its users. Control lines (carry_out):
  clear                  behave; forget what was counted
  count-anew             forget what was counted
  lose-patch-answer      the next PATCH that is no dry run reaches the server; its answer is never given
  drop-patch             the next PATCH that is no dry run never reaches the server
  hold-patch             as drop-patch, but the client hears nothing until the proxy is cleared
  hold-patch-answer      as lose-patch-answer, but the client hears nothing until the proxy is cleared
  go-down-with-patch     as lose-patch-answer, and from then on as down
  down                   the server cannot be reached: every request and every open watch is cut
  delay-gets SECONDS     every GET takes so much longer
  hold-gets TEXT         as hold-patch, for every GET with this text in its path
  kill-watches           open watches end, new ones hang without a word
  cut-watches            open watches are cut, once
  busy COUNT STATUS SECONDS PART
                         the next COUNT requests whose "METHOD TARGET" holds PART never reach the server; they are answered as a busy
                         API server does: STATUS, Retry-After: SECONDS
  cut-after BYTES PART   the answer to the next such request is cut after so many bytes of its body
  report                 "ok {json}": writes (state-changing requests that arrived), roundsBeforePatch and roundsAfterPatch (how many reads
                         followed one after the other, each begun when another had its answer, from the first one to the PATCH and from
                         there to the last one that was answered; what is read at the same time is one round), gone (watches that
                         the server ended because their version is too old: 410), refused (by busy), cut (by cut-after), types (the
                         content types of the answers that were cut)

PassThrough hands every byte on as it is, TLS and HTTP/2 included, and counts connections ("through connections").
"""
import contextlib
import http.client
import http.server
import json
import pathlib
import socket
import ssl
import threading
import urllib.parse


class Upstream:
    """Where the server is and as whom it is asked; certificate and key (files) or token."""

    def __init__(self, url: str, authority: str, token: str = "", certificate: str = "", key: str = ""):
        self.url = url
        self.address = urllib.parse.urlsplit(url)
        self.token = token
        self.tls = ssl.create_default_context(cafile=authority)
        if certificate:
            self.tls.load_cert_chain(certificate, key)

    def connect(self) -> http.client.HTTPSConnection:
        return http.client.HTTPSConnection(self.address.hostname, self.address.port, context=self.tls, timeout=600)


class Rules:
    """What to do to the requests, and what was counted; shared by all threads of the proxy."""

    def __init__(self):
        self.lock = threading.Lock()
        self.released = threading.Event()
        self.clear()

    def clear(self):
        self.released.set()
        self.released = threading.Event()
        self.lose_patch_answer = self.drop_patch = self.hold_patch = self.hold_patch_answer = False
        self.go_down_with_patch = self.is_down = self.kill_watches = False
        self.delay = 0.0
        self.held_gets = ""
        self.busy = None  # count, status, seconds, part
        self.cut_after = None  # bytes, part
        self.cuts = 0  # of open watches
        self.count_anew()

    def count_anew(self):
        with self.lock:
            self.count = {"writes": [], "rounds": 0, "roundsBeforePatch": 0, "gone": 0, "refused": 0, "cut": 0, "types": []}

    def take_once(self, name: str) -> bool:
        with self.lock:
            taken, _ = getattr(self, name), setattr(self, name, False)
            return taken

    def take_busy(self, request: str):
        """Status and seconds of the refusal that this request gets, or None."""
        with self.lock:
            if not self.busy or self.busy[0] <= 0 or self.busy[3] not in request:
                return None
            self.busy[0] -= 1
            self.count["refused"] += 1
            return self.busy[1], self.busy[2]

    def take_cut(self, request: str, content_type: str):
        """After how many bytes this answer is cut, or None."""
        with self.lock:
            if not self.cut_after or self.cut_after[1] not in request:
                return None
            length, self.cut_after = self.cut_after[0], None
            self.count["cut"] += 1
            self.count["types"].append(content_type)
            return length

    def note_write(self, write: str):
        with self.lock:
            self.count["writes"].append(write)

    def note_gone(self):
        with self.lock:
            self.count["gone"] += 1

    def note_patch(self):
        with self.lock:
            self.count["roundsBeforePatch"] = self.count["rounds"]

    @contextlib.contextmanager
    def noted_read(self):
        """Around a read: it is one round further than every read that was answered before it began."""
        with self.lock:
            count = self.count
            number = count["rounds"] + 1
        yield
        with self.lock:
            count["rounds"] = max(count["rounds"], number)

    def report(self) -> dict:
        with self.lock:
            count = dict(self.count)
        count["roundsAfterPatch"] = count["rounds"] - count["roundsBeforePatch"]
        return count


HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host", "authorization"}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    rules: Rules
    upstream: Upstream
    stopping: threading.Event

    def log_message(self, format, *args):  # pylint: disable=redefined-builtin -- the base class calls it so
        pass

    def cut(self):
        self.close_connection = True
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass

    def hold(self):
        self.rules.released.wait()
        self.cut()

    def handle_request(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        is_watch = "watch=true" in self.path or "watch=1" in self.path or "follow=true" in self.path  # a log goes on like a watch
        is_dry_run = "dryRun=All" in self.path
        is_review = "/selfsubject" in self.path
        if self.command not in ("GET", "HEAD") and not is_dry_run and not is_review:
            self.rules.note_write(f"{self.command} {self.path.split('?')[0]}")
        if self.rules.is_down:
            return self.cut()
        refusal = self.rules.take_busy(f"{self.command} {self.path}")
        if refusal:
            headers = [("Content-Type", "text/plain; charset=utf-8"), ("Retry-After", str(refusal[1]))]
            return self.answer(refusal[0], headers, b"Too many requests, please try again later.\n")
        if is_watch:
            return self.watch(body)
        if self.command == "PATCH" and not is_dry_run:
            return self.patch(body)
        if self.command != "GET":
            return self.answer(*self.forward(body))
        if self.path == "/readyz":  # every few seconds, and part of nothing
            self.stopping.wait(self.rules.delay)
            return self.answer(*self.forward(body))
        if self.rules.held_gets and self.rules.held_gets in self.path:
            return self.hold()
        with self.rules.noted_read():
            self.stopping.wait(self.rules.delay)
            return self.answer(*self.forward(body))

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = handle_request

    def patch(self, body: bytes):
        self.rules.note_patch()
        if self.rules.take_once("drop_patch"):
            return self.cut()
        if self.rules.take_once("hold_patch"):
            return self.hold()
        if self.rules.take_once("hold_patch_answer"):
            self.forward(body)
            return self.hold()
        goes_down = self.rules.take_once("go_down_with_patch")
        if not self.rules.take_once("lose_patch_answer") and not goes_down:
            return self.answer(*self.forward(body))
        self.rules.is_down = goes_down
        self.forward(body)
        return self.cut()

    def ask(self, body: bytes):
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
        if self.upstream.token:
            headers["Authorization"] = "Bearer " + self.upstream.token
        connection = self.upstream.connect()
        connection.request(self.command, self.path, body=body or None, headers=headers)
        return connection, connection.getresponse()

    def forward(self, body: bytes):
        try:
            connection, response = self.ask(body)
            with connection.sock if connection.sock else response:
                return response.status, response.getheaders(), response.read()
        except OSError:
            return None, [], b""

    def send_head(self, status: int, headers):
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)

    def answer(self, status, headers, body: bytes):
        if status is None:  # the server itself is gone
            return self.cut()
        self.send_head(status, headers)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        length = self.rules.take_cut(f"{self.command} {self.path}", dict(headers).get("Content-Type", ""))
        self.wfile.write(body[:length])
        if length is not None:
            self.wfile.flush()
            self.cut()

    def watch(self, body: bytes):
        if self.rules.kill_watches:
            self.wait_for_the_end()
            return self.cut()
        cuts = self.rules.cuts  # before it is answered: whoever cuts meanwhile means this one, too
        try:
            connection, response = self.ask(body)
        except OSError:
            return self.cut()
        threading.Thread(target=self.end_watch_on_demand, args=(connection, cuts), daemon=True).start()
        self.send_head(response.status, response.getheaders())
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        left = self.rules.take_cut(f"{self.command} {self.path}", response.headers.get("Content-Type", ""))
        try:
            while piece := response.read1(65536 if left is None else min(65536, left) or 1):
                if left is not None and left <= 0:
                    raise OSError("cut on purpose")
                left = None if left is None else left - len(piece)
                if response.status == 410 or b"ERROR" in piece and b"Expired" in piece:  # in JSON or protobuf
                    self.rules.note_gone()
                self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                self.wfile.flush()
            self.wfile.write(b"0\r\n\r\n")
        except (OSError, http.client.HTTPException, ValueError):
            self.cut()
        finally:
            connection.close()

    def end_watch_on_demand(self, connection, cuts):
        while not self.stopping.wait(0.1) and not self.rules.kill_watches and not self.rules.is_down and connection.sock:
            if self.rules.cuts != cuts:
                return self.cut()
        if connection.sock:
            try:
                connection.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def wait_for_the_end(self):
        while self.rules.kill_watches and not self.rules.is_down and not self.stopping.wait(0.1):
            pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256  # a console reads much at the same time

    def handle_error(self, request, client_address):
        """A client that does not wait for its answer is no error of ours."""


class MischiefProxy:
    """Runs from its construction to close()."""

    def __init__(self, upstream: Upstream):
        self.rules = Rules()
        self.stopping = threading.Event()
        handler = type("BoundHandler", (Handler,), {"rules": self.rules, "upstream": upstream, "stopping": self.stopping})
        self.server = Server(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def write_kubeconfig(self, path: pathlib.Path) -> str:
        """A kubeconfig whose context "proxied" leads through the proxy."""
        path.touch(mode=0o600)
        path.write_text("apiVersion: v1\nkind: Config\nclusters:\n- name: proxied\n  cluster:\n"
                        f"    server: http://127.0.0.1:{self.server.server_port}\n"
                        "users:\n- name: proxied\n  user: {}\ncontexts:\n- name: proxied\n  context:\n"
                        "    cluster: proxied\n    user: proxied\n    namespace: shop\ncurrent-context: proxied\n")
        return str(path)

    def carry_out(self, line: str) -> str:
        words = line.split()
        rules = self.rules
        switches = {"lose-patch-answer": "lose_patch_answer", "drop-patch": "drop_patch", "hold-patch": "hold_patch",
                    "hold-patch-answer": "hold_patch_answer", "go-down-with-patch": "go_down_with_patch", "down": "is_down",
                    "kill-watches": "kill_watches"}
        if words == ["clear"]:
            rules.clear()
        elif words == ["count-anew"]:
            rules.count_anew()
        elif line in switches:
            setattr(rules, switches[line], True)
        elif words == ["cut-watches"]:
            rules.cuts += 1
        elif len(words) >= 5 and words[0] == "busy":
            rules.busy = [int(words[1]), int(words[2]), int(words[3]), " ".join(words[4:])]
        elif len(words) >= 3 and words[0] == "cut-after":
            rules.cut_after = (int(words[1]), " ".join(words[2:]))
        elif len(words) == 2 and words[0] == "delay-gets":
            rules.delay = float(words[1])
        elif len(words) == 2 and words[0] == "hold-gets":
            rules.held_gets = words[1]
        elif words == ["report"]:
            return "ok " + json.dumps(rules.report())
        else:
            return f"error the proxy does not know {line!r}"
        return "ok"

    def close(self):
        self.stopping.set()
        self.server.shutdown()
        self.server.server_close()


class PassThrough:
    """A way to the server on another port that changes nothing; counts the connections that were made through it."""

    def __init__(self, url: str):
        self.address = urllib.parse.urlsplit(url)
        self.connections = 0
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        with contextlib.suppress(OSError):  # closed
            while True:
                client, _ = self.listener.accept()
                self.connections += 1
                try:
                    server = socket.create_connection((self.address.hostname, self.address.port))
                except OSError:
                    client.close()
                    continue
                for source, sink in ((client, server), (server, client)):
                    threading.Thread(target=self.hand_on, args=(source, sink), daemon=True).start()

    @staticmethod
    def hand_on(source, sink):
        with contextlib.suppress(OSError):
            while piece := source.recv(65536):
                sink.sendall(piece)
        with contextlib.suppress(OSError):
            sink.shutdown(socket.SHUT_WR)

    def write_kubeconfig(self, original: str, path: pathlib.Path) -> str:
        """The same user of the same server, by this way."""
        text = pathlib.Path(original).read_text(encoding="utf-8")
        here = f"{self.address.scheme}://127.0.0.1:{self.port}"
        path.touch(mode=0o600)
        path.write_text(text.replace(f"{self.address.scheme}://{self.address.netloc}", here), encoding="utf-8")
        return str(path)

    def close(self):
        self.listener.close()
