import type { LookupAddress } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { AllowedBlocks, isPublicAddress } from './addresses.ts';
import { failureOf, OutboundFailure } from './failure.ts';

export interface OutboundRequest {
  method: 'GET' | 'POST';
  address: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** From the question of the name to the last byte of the answer. */
  timeoutMs: number;
  /** Of the answer's body; what comes after is not read. */
  maxBytes: number;
}

export interface OutboundAnswer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** As UTF-8; broken bytes become U+FFFD. */
  body: string;
  /** There was more than `maxBytes`. */
  cut: boolean;
}

/** The one door through which the server calls addresses that people gave it. */
export interface Outbound {
  /**
   * Calls an address on the public internet, or within the blocks that the installer opened. Redirects are answers like
   * any other: they are not followed.
   * @throws OutboundFailure
   */
  send(request: OutboundRequest): Promise<OutboundAnswer>;
  /** Says of an address what can be said without calling it; null when nothing speaks against it. */
  objection(address: string): Promise<OutboundFailure | null>;
}

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

const connectTimeoutMs = 5_000;
const resolveTimeoutMs = 3_000;
const longestAddress = 2_000;

const systemResolve: Resolve = (host) => systemLookup(host, { all: true, verbatim: true });

/**
 * @param parts.allow CIDR blocks or addresses that may be called although they are not public, on any port and without TLS
 * @param parts.resolve asks for a name's addresses; tests answer for the network
 */
export function createOutbound(parts: { allow: readonly string[]; resolve?: Resolve }): Outbound {
  const allowed = new AllowedBlocks(parts.allow);
  const resolve = parts.resolve ?? systemResolve;
  return {
    async send(request) {
      const url = readAddress(request.address);
      return call(request, url, (host) => passable(url, host, resolve, allowed));
    },
    async objection(address) {
      const tooLong = Promise.withResolvers<never>();
      // Ended with the question: refused when nobody listens any more, it would end the process.
      const limit = setTimeout(() => tooLong.reject(new OutboundFailure('timed-out')), resolveTimeoutMs);
      try {
        const url = readAddress(address);
        await Promise.race([passable(url, hostOf(url), resolve, allowed), tooLong.promise]);
        return null;
      } catch (error) {
        return failureOf(error);
      } finally {
        clearTimeout(limit);
      }
    },
  };
}

/** @throws OutboundFailure `address-malformed`. Odd spellings of IPv4 (`0x7f.1`, `2130706433`) come out dotted (URL §3.5). */
function readAddress(address: string): URL {
  const url = address.length <= longestAddress ? URL.parse(address) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new OutboundFailure('address-malformed');
  }
  // A password in an address would lie open in every list that shows it.
  if (url.username !== '' || url.password !== '') throw new OutboundFailure('address-with-password');
  return url;
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/** The addresses of the host that may be called. @throws OutboundFailure when there is none */
async function passable(
  url: URL,
  host: string,
  resolve: Resolve,
  allowed: AllowedBlocks,
): Promise<readonly LookupAddress[]> {
  const family = isIP(host);
  const all = family === 0 ? await resolve(host) : [{ address: host, family }];
  if (all.length === 0) throw new OutboundFailure('name-unknown');
  const opened = all.filter(({ address }) => allowed.has(address));
  if (opened.length > 0) return opened;
  const outside = all.filter(({ address }) => isPublicAddress(address));
  if (outside.length === 0) throw new OutboundFailure('address-not-public');
  if (url.protocol !== 'https:') throw new OutboundFailure('https-needed');
  const port = Number(url.port || 443);
  // Below lie the services of machines (mail, shells), which must not be spoken to in HTTP on somebody's behalf.
  if (port < 1024 && port !== 443) throw new OutboundFailure('port-not-allowed');
  return outside;
}

function call(
  request: OutboundRequest,
  url: URL,
  check: (host: string) => Promise<readonly LookupAddress[]>,
): Promise<OutboundAnswer> {
  const { promise, resolve: done, reject } = Promise.withResolvers<OutboundAnswer>();
  const fail = (error: unknown) => reject(failureOf(error));
  let outgoing: http.ClientRequest | undefined;
  let isOver = false;
  const limit = setTimeout(() => {
    isOver = true;
    fail(new OutboundFailure('timed-out'));
    outgoing?.destroy();
  }, request.timeoutMs);
  const open = (addresses: readonly LookupAddress[]) => {
    if (isOver) return;
    outgoing = begin(request, url, addresses);
    outgoing.on('error', fail);
    outgoing.on('response', (answer) => void readAnswer(answer, request.maxBytes).then(done, fail));
    outgoing.end(request.body);
  };
  check(hostOf(url)).then(open).catch(fail);
  return promise.finally(() => clearTimeout(limit));
}

function begin(request: OutboundRequest, url: URL, addresses: readonly LookupAddress[]): http.ClientRequest {
  const length = request.body === undefined ? {} : { 'content-length': Buffer.byteLength(request.body) };
  const options: https.RequestOptions = {
    method: request.method,
    headers: { ...request.headers, ...length },
    // One connection for one call, and no proxy: an agent of the environment would ask names and connect by itself.
    agent: false,
    // The socket goes to an address that was just checked; the name is not asked again, so it cannot change in between.
    lookup: pinned(addresses),
    maxHeaderSize: 16_384,
  };
  const isSecure = url.protocol === 'https:';
  const outgoing = isSecure ? https.request(url, options) : http.request(url, options);
  const connecting = setTimeout(() => outgoing.destroy(new OutboundFailure('timed-out')), connectTimeoutMs);
  outgoing.on('socket', (socket) => {
    socket.once(isSecure ? 'secureConnect' : 'connect', () => clearTimeout(connecting));
  });
  return outgoing.on('close', () => clearTimeout(connecting));
}

function pinned(addresses: readonly LookupAddress[]): LookupFunction {
  return (_host, options, answer) => {
    const [first] = addresses;
    if (options.all) answer(null, [...addresses]);
    else if (first) answer(null, first.address, first.family);
  };
}

async function readAnswer(answer: http.IncomingMessage, maxBytes: number): Promise<OutboundAnswer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    // Leaving the loop closes the connection.
    if (bytes > maxBytes) break;
  }
  const body = Buffer.concat(chunks).subarray(0, maxBytes).toString('utf8');
  return { status: answer.statusCode ?? 0, headers: answer.headers, body, cut: bytes > maxBytes };
}
