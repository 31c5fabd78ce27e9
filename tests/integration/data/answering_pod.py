"""What a model's container would be, at the address of its simulated pod: `answering_pod.py ADDRESS PORT ANSWER`."""

import http.server
import sys


class Handler(http.server.BaseHTTPRequestHandler):
    """Gives every GET the same answer."""

    def do_GET(self) -> None:
        """Answer 200."""
        self.send_response(200)
        self.end_headers()
        self.wfile.write(sys.argv[3].encode())


server = http.server.HTTPServer((sys.argv[1], int(sys.argv[2])), Handler)
sys.stdout.write("ready\n")
sys.stdout.flush()
server.serve_forever()
