import type { Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Server as SocketServer } from 'node:net';
import { createServer as createSocketServer } from 'node:net';

/** A server that misbehaves on request, and one to which nobody may ever connect. Both on this machine. */
export interface Lab {
  /** The one origin that may be asked. */
  readonly origin: string;
  /** Paths that were asked for. */
  readonly requests: readonly { readonly path: string; readonly headers: NodeJS.Dict<string | string[]> }[];
  /** Port of the server to which nobody may connect; it listens on all loopback addresses. */
  readonly trapPort: number;
  readonly trapConnections: () => number;
  /** A port on which nobody listens. */
  readonly deadPort: number;
  /** Address that redirects to another. */
  redirectTo(url: string): string;
  /** Answers a path from now on. */
  answer(
    path: string,
    status: number,
    body: string | Uint8Array,
    headers?: { readonly [name: string]: string },
  ): string;
  close(): Promise<void>;
}

type Route = (response: ServerResponse) => void;

const GOOD = '{"events":[{"eventAction":"registration","eventDate":"2001-01-01T00:00:00Z"}]}';

const MISBEHAVIOUR: { readonly [name: string]: Route } = {
  slow: () => {},
  trickle: (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  },
  'wrong-json': (response) => response.end('<html>It works!</html>'),
  'wrong-shape': (response) => response.end('{"events":"yesterday"}'),
  'no-date': (response) => response.end('{"events":[]}'),
  429: (response) => response.writeHead(429, { 'retry-after': '3600' }).end(),
  500: (response) => response.writeHead(500).end(),
  403: (response) => response.writeHead(403).end(),
  cut: (response) => response.socket?.destroy(),
  // Read as it is, this would be an answer.
  gzip: (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(GOOD),
  'huge-length': (response) => response.writeHead(200, { 'content-length': String(1 << 30) }).write('x'),
  huge: (response) => {
    const chunk = Buffer.alloc(1 << 16);
    const write = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', write);
    write();
  },
  loop: (response) => response.writeHead(302, { location: '/loop/again' }).end(),
};

export async function openLab(): Promise<Lab> {
  const requests: { path: string; headers: NodeJS.Dict<string | string[]> }[] = [];
  const routes = new Map<string, Route>(Object.entries(MISBEHAVIOUR));
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push({ path, headers: request.headers });
    const route = routes.get(path.split('?')[0]!) ?? routes.get(path.split('/')[1]!);
    if (route) route(response);
    else response.writeHead(404).end();
  });
  const port = await listen(server, '127.0.0.1');
  let connections = 0;
  const trap = createSocketServer((socket) => {
    connections++;
    socket.destroy();
  });
  const trapPort = await listen(trap, '::').catch(() => listen(trap, '127.0.0.1'));
  const dead = createSocketServer();
  const deadPort = await listen(dead, '127.0.0.1');
  await close(dead);
  const origin = `http://127.0.0.1:${port}`;
  let redirects = 0;
  return {
    origin,
    requests,
    trapPort,
    trapConnections: () => connections,
    deadPort,
    redirectTo(url) {
      const name = `to-${redirects++}`;
      // A header holds no letters beyond ASCII; escaped, they are the same address.
      const location = url.replace(/[^ -~]/gu, encodeURIComponent);
      routes.set(name, (response) => response.writeHead(302, { location }).end());
      return `${origin}/${name}/`;
    },
    answer(path, status, body, headers = {}) {
      routes.set(path, (response) => response.writeHead(status, headers).end(body));
      return origin + path;
    },
    async close() {
      server.closeAllConnections();
      await Promise.all([close(server), close(trap)]);
    },
  };
}

function listen(server: Server | SocketServer, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server | SocketServer): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
