"""An API server that answers 500 to everything: `failing_api_server.py PORT CERTIFICATE KEY`."""

import http.server
import ssl
import sys


class Handler(http.server.BaseHTTPRequestHandler):
    """Reads a request, whatever it is, and fails."""

    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        """Answer 500."""
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(500)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_PATCH = do_POST = do_DELETE = answer  # noqa: N815 - names of the base class


server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(sys.argv[2], sys.argv[3])
server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()
