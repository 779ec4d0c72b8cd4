import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { ReputationError } from '../errors';
import { sameAddress } from './address';
import type { Hop, HopResult } from './types';

/** One GET over a connection of its own to an address that was checked. Node only. */
export function sendPinned(hop: Hop): Promise<HopResult> {
  const { url, signal, maxBytes } = hop;
  // Without addresses nothing was checked, so nothing is asked.
  const addresses = hop.addresses ?? [];
  const first = addresses[0];
  if (first === undefined) return Promise.reject(new ReputationError('unreachable', 'no address'));
  return new Promise((resolve, reject) => {
    for (const { address } of addresses) hop.onConnect?.(address, url.href);
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(url, {
      method: 'GET',
      // A pooled connection was made for another question, perhaps to another address.
      agent: false,
      signal,
      headers: { ...hop.headers, 'accept-encoding': 'identity', connection: 'close' },
      lookup: (_hostname, options, callback) => {
        if (options.all)
          (callback as (e: null, a: { address: string; family: number }[]) => void)(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
    });
    request.on('socket', (socket) =>
      socket.on('connect', () => {
        const { remoteAddress } = socket;
        if (remoteAddress === undefined || !addresses.some(({ address }) => sameAddress(address, remoteAddress)))
          request.destroy(
            new ReputationError('blocked-address', `connected to ${remoteAddress}, which was not checked`),
          );
      }),
    );
    request.on('error', reject);
    request.on('response', (message) => readBody(message, maxBytes).then(resolve, reject));
    request.end();
  });
}

function readBody(message: IncomingMessage, maxBytes: number): Promise<HopResult> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      message.destroy();
      reject(error);
    };
    const tooLarge = () => new ReputationError('too-large', `more than ${maxBytes} bytes`);
    const encoding = message.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity')
      return fail(new ReputationError('bad-answer', `encoded as ${encoding}, which was not asked for`));
    if (Number(message.headers['content-length'] ?? 0) > maxBytes) return fail(tooLarge());
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) fail(tooLarge());
      else chunks.push(chunk);
    });
    message.on('error', reject);
    message.on('end', () => {
      const headers = new Map<string, string>();
      for (const [name, value] of Object.entries(message.headers))
        if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
      resolve({ status: message.statusCode ?? 0, headers, body: new Uint8Array(Buffer.concat(chunks)) });
    });
  });
}
