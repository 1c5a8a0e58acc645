import { allowedEndpoint } from './endpoints.ts';
import type { VapidKeys } from './vapid.ts';

/** Where one browser gets its messages and the keys by which only it reads them. */
export interface PushTarget {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export interface PushMessage {
  /** Shown by the service worker; the push service sees only its cipher. */
  readonly text: string;
  /** A newer message of the same topic replaces one that has not been delivered: 1–32 characters of base64url. */
  readonly topic: string;
  /** Seconds for which the push service keeps it for a phone that is off. */
  readonly keepSeconds: number;
}

/** `gone`: the browser has unsubscribed or the subscription ended; nothing will ever reach it again. */
export type Pushed = 'sent' | 'gone';

export interface Push {
  /** Base64url, for `pushManager.subscribe`. */
  readonly publicKey: string;
  /** Whether messages may be sent to this address at all. */
  allows(endpoint: string): boolean;
  /** Sends one message; throws when it may succeed later, so that a job tries again. */
  send(target: PushTarget, message: PushMessage): Promise<Pushed>;
}

/** Longest wait for a push service, milliseconds. */
const patience = 10_000;

export function createPush(options: {
  readonly keys: VapidKeys;
  /** `mailto:` or `https:` by which a push service reaches the operator. */
  readonly contact: string;
  readonly hosts: readonly string[];
}): Push {
  const { keys, contact, hosts } = options;
  return {
    publicKey: keys.publicKey,
    allows: (endpoint) => allowedEndpoint(endpoint, hosts),
    send: async ({ endpoint, p256dh, auth }, { text, topic, keepSeconds }) => {
      if (!allowedEndpoint(endpoint, hosts)) return 'gone';
      // Loaded with the first message.
      const { default: webPush } = await import('web-push');
      const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, text, {
        vapidDetails: { subject: contact, ...keys },
        TTL: keepSeconds,
        urgency: 'high',
        topic,
      });
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers)) {
        if (name.toLowerCase() !== 'content-length') headers.set(name, String(value));
      }
      // A redirect could lead past the list of hosts.
      const reply = await fetch(endpoint, {
        method: 'POST',
        headers,
        body: request.body ? new Uint8Array(request.body) : null,
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      });
      await reply.body?.cancel();
      if (reply.ok) return 'sent';
      // 404 and 410: ended (RFC 8030, 7.3). Other refusals of the client kind will not change by repeating.
      if (reply.status === 404 || reply.status === 410) return 'gone';
      if (reply.status === 400 || reply.status === 401 || reply.status === 403 || reply.status === 413)
        throw new PushRefused(reply.status);
      throw new Error(`the push service answered ${reply.status}`);
    },
  };
}

/** The push service will not take this message however often it is sent. */
export class PushRefused extends Error {
  override readonly name = 'PushRefused';
  constructor(status: number) {
    super(`the push service refused: ${status}`);
  }
}
