import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  path: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** A server on loopback that is called by ours; `answer` may be changed while it runs. */
export interface ReceivingServer {
  address: string;
  received: Received[];
  answer: (request: Received, response: http.ServerResponse) => void;
  close(): void;
}

export async function aReceivingServer(): Promise<ReceivingServer> {
  const receiving: ReceivingServer = {
    address: '',
    received: [],
    answer: (_request, response) => response.writeHead(204).end(),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  const server = http.createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const received = { path: request.url ?? '', headers: request.headers, body };
    receiving.received.push(received);
    receiving.answer(received, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  receiving.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return receiving;
}
