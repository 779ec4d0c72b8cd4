import { ReputationError } from '../errors';
import type { Hop, HopResult } from './types';

/** One GET by a `fetch` that the caller hands in. Redirects are left to the caller of this. */
export async function sendByFetch(hop: Hop, fetch: typeof globalThis.fetch): Promise<HopResult> {
  const { url, headers, signal, maxBytes } = hop;
  for (const { address } of hop.addresses ?? []) hop.onConnect?.(address, url.href);
  const response = await fetch(url.href, { headers: { ...headers }, signal, redirect: 'manual', credentials: 'omit' });
  if (response.type === 'opaqueredirect')
    throw new ReputationError('blocked-url', 'this runtime hides where a redirect leads to, so it is not followed');
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > maxBytes) {
      reader?.cancel().catch(() => {});
      throw new ReputationError('too-large', `more than ${maxBytes} bytes`);
    }
    chunks.push(part.value);
  }
  const body = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return { status: response.status, headers: new Map(response.headers), body };
}
