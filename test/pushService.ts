import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HeardPush {
  readonly text: string;
  readonly headers: IncomingMessage['headers'];
  /** Claims of the sender's token, already verified against the key that it names. */
  readonly claims: { readonly aud: string; readonly sub: string; readonly exp: number };
  readonly senderKey: string;
}

/** A push service and the browsers behind it: takes messages over HTTP and reads them with the browsers' own keys. */
export async function startPushService() {
  const browsers = new Map<string, { readonly keys: ECDH; readonly auth: Buffer }>();
  const heard: HeardPush[] = [];
  const answers: number[] = [];
  let requests = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests += 1;
      const status = answers.shift() ?? 201;
      const browser = browsers.get(request.url ?? '');
      if (status < 300 && browser) {
        heard.push({
          text: decrypt(Buffer.concat(chunks), browser.keys, browser.auth),
          headers: request.headers,
          ...verified(request.headers.authorization ?? ''),
        });
      }
      response
        .writeHead(status, status >= 300 && status < 400 ? { location: 'http://127.0.0.1:1/' } : {})
        .end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    heard,
    requests: () => requests,
    /** What the next requests are answered with, one after the other; then 201. */
    answerNext: (...statuses: readonly number[]) => answers.push(...statuses),
    /** A browser that subscribes, as `PushSubscription.toJSON()` tells it. */
    subscribe: () => {
      const keys = createECDH('prime256v1');
      keys.generateKeys();
      const auth = randomBytes(16);
      const path = `/push/${randomBytes(12).toString('base64url')}`;
      browsers.set(path, { keys, auth });
      return {
        endpoint: `${origin}${path}`,
        p256dh: keys.getPublicKey('base64url'),
        auth: auth.toString('base64url'),
      };
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** RFC 8291 as a browser does it, written from the RFC and not from the library that encrypts. */
function decrypt(body: Buffer, keys: ECDH, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + keyLength);
  const cipher = body.subarray(21 + keyLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender]);
  const input = Buffer.from(hkdfSync('sha256', keys.computeSecret(sender), auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', input, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16));
  const nonce = Buffer.from(hkdfSync('sha256', input, salt, Buffer.from('Content-Encoding: nonce\0'), 12));
  const opening = createDecipheriv('aes-128-gcm', key, nonce);
  opening.setAuthTag(cipher.subarray(-16));
  const plain = Buffer.concat([opening.update(cipher.subarray(0, -16)), opening.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}

/** RFC 8292: the token is signed by the key beside it. */
function verified(authorization: string): Pick<HeardPush, 'claims' | 'senderKey'> {
  const match = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(authorization);
  if (!match) throw new Error(`no VAPID token in «${authorization}»`);
  const [, head = '', claims = '', signature = '', senderKey = ''] = match;
  const point = Buffer.from(senderKey, 'base64url');
  const key = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!signed) throw new Error('the token is not signed by its key');
  return { claims: JSON.parse(Buffer.from(claims, 'base64url').toString()), senderKey };
}
