/** A resolved address. */
export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** All addresses of a name. Rejects when there are none. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

export interface GuardedFetchOptions {
  /** Sent as given to the first origin; after a redirect to another origin only `accept` and `user-agent` go along. */
  readonly headers?: { readonly [name: string]: string };
  readonly signal?: AbortSignal;
  /** Milliseconds for everything, redirects and body included. Default 10,000. */
  readonly timeout?: number;
  /** Bytes of body. Default 1 MiB. */
  readonly maxBytes?: number;
  /** Default 3. */
  readonly maxRedirects?: number;
  /** Default: the system's resolver (`node:dns` lookup). */
  readonly resolve?: Resolve;
  /**
   * Origins (`http://127.0.0.1:8080`) that may be asked although their address is special: a mirror in one's own network, a test
   * server. Exactly these; a redirect to any other special address is still blocked.
   */
  readonly allow?: readonly string[];
  /** Called with the address just before a connection is made; throw to refuse it. For logs and tests. */
  readonly onConnect?: (address: string, url: string) => void;
  /**
   * For runtimes without `node:http`. Names are resolved and checked as always where `resolve` is given, but the connection cannot
   * be tied to the checked address: there the runtime's own protection has to hold against DNS rebinding.
   */
  readonly fetch?: typeof fetch;
}

export interface GuardedResponse {
  readonly status: number;
  /** Address after redirects. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
  /** The body as UTF-8. */
  text(): string;
  /** @throws {ReputationError} `bad-answer` when the body is no JSON. */
  json(): unknown;
}

/** What providers fetch with; {@link guardedFetch} unless the caller hands in another. */
export type GuardedFetch = (url: string, options?: GuardedFetchOptions) => Promise<GuardedResponse>;

/** One hop, checked: where to connect to, and the limits. */
export interface Hop {
  readonly url: URL;
  readonly addresses: readonly Address[] | null;
  readonly headers: { readonly [name: string]: string };
  readonly signal: AbortSignal;
  readonly maxBytes: number;
  readonly onConnect: ((address: string, url: string) => void) | undefined;
}

/** What came back of one hop. */
export interface HopResult {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}
