import type { VNode } from 'preact';
import type { StoredBytes } from '#platform/files/fileStore.ts';

export interface Flash {
  readonly tone: 'success' | 'info' | 'warning' | 'danger';
  readonly text: string;
}

/** What a handler answers; the HTTP layer turns it into bytes and headers. */
export type Answer =
  | {
      readonly kind: 'page';
      readonly status: number;
      readonly body: VNode;
      readonly cache: 'none' | 'revalidate';
      /** What search engines read of the page (schema.org), sent in its head as JSON-LD: data, not script. */
      readonly structured?: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'redirect';
      readonly status: 303;
      readonly to: string;
      readonly flash: Flash | null;
      readonly cookies: readonly SetCookie[];
    }
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly body: unknown;
      /** Seconds for which anybody may keep it: only for what is the same for everybody. Absent: nobody keeps it. */
      readonly keptSeconds?: number;
    }
  | {
      readonly kind: 'file';
      readonly status: 200;
      readonly bytes: Uint8Array;
      readonly mediaType: string;
      readonly name: string;
      readonly inline: boolean;
      /** As with JSON: only for files that are the same for everybody. */
      readonly keptSeconds?: number;
    }
  | {
      /** A file that is made while it is sent, for one reader: thousands of rows never stand in memory at once. */
      readonly kind: 'fileStream';
      readonly status: 200;
      readonly bytes: AsyncIterable<Uint8Array>;
      readonly mediaType: string;
      readonly name: string;
    }
  | {
      /** A picture or a video: sent as it is read, in parts where the browser asks for parts. */
      readonly kind: 'media';
      readonly status: 200;
      readonly bytes: StoredBytes;
      readonly mediaType: string;
      readonly name: string;
      /** Names these very bytes: behind one address they never change. */
      readonly revision: string;
      readonly keptSeconds: number;
    }
  | {
      /** A feed, a sitemap, a table of open data: the same for everybody. */
      readonly kind: 'text';
      readonly status: 200;
      /** Pieces are sent as they come, so that thousands of rows never stand in memory at once. */
      readonly body: string | AsyncIterable<string>;
      readonly mediaType: string;
      /** Name under which a browser saves it; null: it is shown. */
      readonly name: string | null;
      /** What changes when the text does; null: made from the text, which then must be whole. */
      readonly revision: string | null;
      readonly keptSeconds: number;
    };

/** `maxAge` in seconds; 0 removes the cookie. Always HttpOnly, SameSite=Lax, Secure behind https. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  readonly maxAge: number;
}

export const page = (
  body: VNode,
  options: {
    status?: number;
    cache?: 'none' | 'revalidate';
    structured?: Readonly<Record<string, unknown>>;
  } = {},
): Answer => ({
  kind: 'page',
  status: options.status ?? 200,
  body,
  cache: options.cache ?? 'none',
  ...(options.structured ? { structured: options.structured } : {}),
});

/** Sends the browser on with GET (303), so that reloading repeats nothing. `to` carries its language prefix already. */
export const redirect = (
  to: string,
  options: { flash?: Flash; cookies?: readonly SetCookie[] } = {},
): Answer => ({
  kind: 'redirect',
  status: 303,
  to,
  flash: options.flash ?? null,
  cookies: options.cookies ?? [],
});

export const json = (
  body: unknown,
  status = 200,
  options: { readonly keptSeconds?: number } = {},
): Answer => ({ kind: 'json', status, body, ...options });

export const file = (
  bytes: Uint8Array,
  mediaType: string,
  name: string,
  inline = true,
  options: { readonly keptSeconds?: number } = {},
): Answer => ({
  kind: 'file',
  status: 200,
  bytes,
  mediaType,
  name,
  inline,
  ...options,
});

/** A file that is made while it is sent; a fault in the middle breaks the connection, so that nobody keeps half a file. */
export const fileStream = (bytes: AsyncIterable<Uint8Array>, mediaType: string, name: string): Answer => ({
  kind: 'fileStream',
  status: 200,
  bytes,
  mediaType,
  name,
});

/** A stored file that is the same for everybody, streamed; browsers seek in it by ranges. */
export const media = (
  bytes: StoredBytes,
  mediaType: string,
  name: string,
  revision: string,
  keptSeconds = 3_600,
): Answer => ({ kind: 'media', status: 200, bytes, mediaType, name, revision, keptSeconds });

/** A text for everybody that programs read; `mediaType` without its charset, which is UTF-8. */
export const text = (
  mediaType: string,
  body: string | AsyncIterable<string>,
  options: { readonly name?: string; readonly revision?: string; readonly keptSeconds?: number } = {},
): Answer => ({
  kind: 'text',
  status: 200,
  body,
  mediaType,
  name: options.name ?? null,
  revision: options.revision ?? null,
  keptSeconds: options.keptSeconds ?? 60,
});
