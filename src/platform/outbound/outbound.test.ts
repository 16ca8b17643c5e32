import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { OutboundFailure } from './failure.ts';
import { createOutbound, type OutboundRequest } from './outbound.ts';

let port = 0;
let silentPort = 0;
const seen: { path: string; host: string | undefined; body: string }[] = [];
const server = http.createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  seen.push({ path: request.url ?? '', host: request.headers.host, body });
  if (request.url === '/moved') return response.writeHead(302, { location: `http://127.0.0.1:${port}/inside` }).end();
  if (request.url === '/large') return endless(response);
  if (request.url === '/drips') return void response.writeHead(200).write('x');
  if (request.url === '/hangs') return undefined;
  response.writeHead(200, { 'x-from': 'test' }).end('kätte saadud');
});
/** Takes the connection and never says a word. */
const silent = net.createServer(() => undefined);

function endless(response: http.ServerResponse): void {
  const more = () => {
    while (response.write('x'.repeat(65_536)));
  };
  response.writeHead(200).on('drain', more);
  more();
}

beforeAll(async () => {
  await Promise.all([server, silent].map((one) => new Promise<void>((done) => one.listen(0, '127.0.0.1', done))));
  port = (server.address() as AddressInfo).port;
  silentPort = (silent.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  silent.close();
});

const open = createOutbound({ allow: ['127.0.0.1'] });
const closed = createOutbound({ allow: [] });
const request = (address: string, overrides: Partial<OutboundRequest> = {}): OutboundRequest => ({
  method: 'GET',
  address,
  timeoutMs: 2_000,
  maxBytes: 1_000,
  ...overrides,
});
const reasonOf = async (answer: Promise<unknown>) => {
  const error = await answer.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof OutboundFailure ? error.reason : error;
};

describe('a call', () => {
  it('brings the answer of an address that may be called', async () => {
    const sent = request(`http://127.0.0.1:${port}/hook`, { method: 'POST', body: 'tere, õnn' });
    const answer = await open.send(sent);
    expect(answer).toMatchObject({ status: 200, body: 'kätte saadud', cut: false, headers: { 'x-from': 'test' } });
    expect(seen.at(-1)).toMatchObject({ path: '/hook', body: 'tere, õnn' });
  });

  it('follows no redirect', async () => {
    const before = seen.length;
    expect((await open.send(request(`http://127.0.0.1:${port}/moved`))).status).toBe(302);
    expect(seen.slice(before).map(({ path }) => path)).toEqual(['/moved']);
  });

  it('stops reading where the limit is', async () => {
    const answer = await open.send(request(`http://127.0.0.1:${port}/large`, { maxBytes: 5_000 }));
    expect(answer).toMatchObject({ cut: true, body: 'x'.repeat(5_000) });
  });

  it.each(['hangs', 'drips'])('ends in time when the other side %s', async (path) => {
    const late = open.send(request(`http://127.0.0.1:${port}/${path}`, { timeoutMs: 200 }));
    expect(await reasonOf(late)).toBe('timed-out');
  });

  it('ends in time when nobody says a word, or the name is never found', async () => {
    const mute = open.send(request(`http://127.0.0.1:${silentPort}/`, { timeoutMs: 200 }));
    expect(await reasonOf(mute)).toBe('timed-out');
    const lost = createOutbound({ allow: [], resolve: () => new Promise(() => undefined) });
    expect(await reasonOf(lost.send(request('https://a.example/', { timeoutMs: 200 })))).toBe('timed-out');
  });

  it('says who is not there', async () => {
    const free = net.createServer().listen(0, '127.0.0.1');
    await new Promise((done) => free.once('listening', done));
    const { port: closedPort } = free.address() as AddressInfo;
    await new Promise((done) => free.close(done));
    expect(await reasonOf(open.send(request(`http://127.0.0.1:${closedPort}/`)))).toBe('not-connected');
    const unknown = createOutbound({
      allow: [],
      resolve: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })),
    });
    expect(await reasonOf(unknown.send(request('https://nowhere.example/')))).toBe('name-unknown');
  });

  it('wants a certificate that fits, also where the address is allowed', async () => {
    expect(await reasonOf(open.send(request(`https://127.0.0.1:${port}/`)))).toBe('certificate-refused');
  });
});

describe('an address that people give', () => {
  it.each([
    ['http://127.0.0.1:PORT/', 'address-not-public'],
    ['http://2130706433:PORT/', 'address-not-public'],
    ['http://0x7f000001:PORT/', 'address-not-public'],
    ['http://0x7f.1:PORT/', 'address-not-public'],
    ['http://0177.0.0.1:PORT/', 'address-not-public'],
    ['http://127.1:PORT/', 'address-not-public'],
    ['http://１２７.０.０.１:PORT/', 'address-not-public'],
    ['http://127。0。0。1:PORT/', 'address-not-public'],
    ['http://[::1]:PORT/', 'address-not-public'],
    ['http://[::ffff:127.0.0.1]:PORT/', 'address-not-public'],
    ['http://[::ffff:7f00:1]:PORT/', 'address-not-public'],
    ['http://[64:ff9b::7f00:1]:PORT/', 'address-not-public'],
    ['http://[2002:7f00:1::]:PORT/', 'address-not-public'],
    ['http://[fe80::1%25eth0]:PORT/', 'address-malformed'],
    ['http://localhost:PORT/', 'address-not-public'],
    ['http://169.254.169.254/latest/meta-data/', 'address-not-public'],
    ['http://user:pass@127.0.0.1:PORT/', 'address-with-password'],
    ['https://user@example.com/', 'address-with-password'],
    ['ftp://example.com/', 'address-malformed'],
    ['file:///etc/passwd', 'address-malformed'],
    ['gopher://127.0.0.1/', 'address-malformed'],
    ['https://', 'address-malformed'],
    ['//example.com/', 'address-malformed'],
    [`https://example.com/${'x'.repeat(2_000)}`, 'address-malformed'],
    ['http://93.184.216.34/', 'https-needed'],
    ['https://93.184.216.34:25/', 'port-not-allowed'],
  ])('%.60s is refused before anything is sent', async (spelled, reason) => {
    const before = seen.length;
    const address = spelled.replace('PORT', String(port));
    expect(await reasonOf(closed.send(request(address)))).toBe(reason);
    expect((await closed.objection(address))?.reason).toBe(reason);
    expect(seen.length).toBe(before);
  });

  it('is judged by every name it has, in other scripts too', async () => {
    const asked: string[] = [];
    const resolve = async (host: string) => {
      asked.push(host);
      return [{ address: '10.0.0.7', family: 4 }];
    };
    const outbound = createOutbound({ allow: [], resolve });
    expect((await outbound.objection('https://õun.example/'))?.reason).toBe('address-not-public');
    expect(asked).toEqual(['xn--un-bka.example']);
  });

  it('is called where it was checked: a name that changes its address in between leads nowhere else', async () => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
    };
    const outbound = createOutbound({ allow: ['127.0.0.1'], resolve });
    const answer = await outbound.send(request(`http://changing.example:${port}/`));
    expect([answer.status, asked]).toEqual([200, 1]);
    expect(seen.at(-1)?.host).toBe(`changing.example:${port}`);
    // Now it answers with an inner address that was not opened.
    expect(await reasonOf(outbound.send(request(`http://changing.example:${port}/`)))).toBe('address-not-public');
  });

  it('of several addresses uses only those that may be called', async () => {
    const resolve = async () => [
      { address: '10.0.0.1', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    const outbound = createOutbound({ allow: ['127.0.0.1'], resolve });
    expect((await outbound.send(request(`http://two.example:${port}/`))).status).toBe(200);
  });

  it('is given three seconds to be judged, and nothing is waited for once it is', async () => {
    vi.useFakeTimers();
    try {
      const { objection } = createOutbound({ allow: [], resolve: () => new Promise(() => undefined) });
      expect((await objection('https://'))?.reason).toBe('address-malformed');
      expect(vi.getTimerCount()).toBe(0);
      const slow = objection('https://slow.example/');
      await vi.advanceTimersByTimeAsync(3_000);
      expect((await slow)?.reason).toBe('timed-out');
    } finally {
      vi.useRealTimers();
    }
  });

  it('is fine when nothing speaks against it', async () => {
    const resolve = async () => [{ address: '93.184.216.34', family: 4 }];
    expect(await createOutbound({ allow: [], resolve }).objection('https://example.com:8443/hook?a=1')).toBeNull();
  });
});
