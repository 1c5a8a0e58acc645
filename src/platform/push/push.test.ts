import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSecrets } from '#platform/security/secrets.ts';
import { startPushService } from '../../../test/pushService.ts';
import { allowedEndpoint, isPushHost, knownPushHosts } from './endpoints.ts';
import { createPush } from './push.ts';
import { ownVapidPair, vapidPair } from './vapid.ts';

const secrets = createSecrets(Buffer.from('a key for tests only, thirty-two characters or more'));
const keys = ownVapidPair(secrets);
const message = {
  text: 'Номер А-014: підходьте до зали, перед вами 2',
  topic: 'near_a014',
  keepSeconds: 600,
};

describe('web push', () => {
  let service: Awaited<ReturnType<typeof startPushService>>;
  beforeAll(async () => {
    service = await startPushService();
  });
  afterAll(() => service.close());
  const push = () =>
    createPush({ keys, contact: 'mailto:admin@example.org', hosts: [...knownPushHosts, service.origin] });

  test('[Q-phone] a message reaches a real push service and only the browser’s keys read it', async () => {
    const browser = service.subscribe();
    expect(await push().send(browser, message)).toBe('sent');
    const [heard] = service.heard;
    expect(heard?.text).toBe(message.text);
    expect(heard?.senderKey).toBe(push().publicKey);
    expect(heard?.claims).toMatchObject({ aud: service.origin, sub: 'mailto:admin@example.org' });
    expect(heard?.headers).toMatchObject({ ttl: '600', topic: 'near_a014', urgency: 'high' });
  });

  test('a subscription that ended is gone; a service in trouble is tried again; a redirect is not followed', async () => {
    const browser = service.subscribe();
    service.answerNext(410, 404, 503, 429, 307);
    expect(await push().send(browser, message)).toBe('gone');
    expect(await push().send(browser, message)).toBe('gone');
    await expect(push().send(browser, message)).rejects.toThrow('503');
    await expect(push().send(browser, message)).rejects.toThrow('429');
    await expect(push().send(browser, message)).rejects.toThrow();
    expect(await push().send(browser, message)).toBe('sent');
  });

  test('nothing is sent to an address that is no push service', async () => {
    const elsewhere = createPush({ keys, contact: 'mailto:a@example.org', hosts: knownPushHosts });
    const before = service.requests();
    expect(await elsewhere.send(service.subscribe(), message)).toBe('gone');
    expect(service.requests()).toBe(before);
  });
});

test.each([
  ['https://fcm.googleapis.com/fcm/send/abc', true],
  ['https://web.push.apple.com/QGf', true],
  ['https://updates.push.services.mozilla.com/wpush/v2/x', true],
  ['https://db5p.notify.windows.com/w/?token=x', true],
  ['http://fcm.googleapis.com/x', false],
  ['https://fcm.googleapis.com:8443/x', false],
  ['https://fcm.googleapis.com@127.0.0.1/x', false],
  ['https://user:x@fcm.googleapis.com/x', false],
  ['https://evilpush.apple.com.example.org/x', false],
  ['https://push.apple.com.evil.example/x', false],
  ['https://xpush.apple.com/x', false],
  ['https://127.0.0.1/x', false],
  ['https://[::1]/x', false],
  ['https://169.254.169.254/latest/meta-data', false],
  ['https://localhost/x', false],
  ['file:///etc/passwd', false],
  ['not an address', false],
])('an address of a browser is believed only when it is a known push service: %s', (endpoint, allowed) => {
  expect(allowedEndpoint(endpoint, knownPushHosts)).toBe(allowed);
});

test('the setting of push services takes names and, for trials, a whole origin', () => {
  for (const host of [...knownPushHosts, 'http://127.0.0.1:9', 'https://push.example.gov.ua'])
    expect(isPushHost(host), host).toBe(true);
  for (const host of ['*', '*.', '', 'https://x/y', '*.*', 'localhost'])
    expect(isPushHost(host), host).toBe(false);
});

test('the pair of an installation is the same after a restart and another for another secret', () => {
  expect(ownVapidPair(secrets)).toEqual(keys);
  expect(vapidPair(keys.privateKey)).toEqual(keys);
  expect(Buffer.from(keys.publicKey, 'base64url')).toHaveLength(65);
  const other = createSecrets(Buffer.from('another key for tests only, thirty-two characters'));
  expect(ownVapidPair(other).publicKey).not.toBe(keys.publicKey);
  expect(() => vapidPair('c2hvcnQ')).toThrow(RangeError);
  expect(() => vapidPair(Buffer.alloc(32).toString('base64url'))).toThrow();
});
