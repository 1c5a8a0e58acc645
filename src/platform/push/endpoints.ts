import { isIP } from 'node:net';

/** Push services of the browsers that people use; `*.` stands for one or more names before it. */
export const knownPushHosts: readonly string[] = [
  'fcm.googleapis.com',
  'jmt17.google.com',
  'updates.push.services.mozilla.com',
  'push.services.mozilla.com',
  '*.push.services.mozilla.com',
  '*.push.apple.com',
  '*.notify.windows.com',
];

/** A host, `*.host`, or for trials inside a network `http://host:port`. */
export const isPushHost = (text: string): boolean =>
  /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text) || /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(text);

/**
 * Whether a message may be sent there. The address comes from a browser, so it is nobody's promise: without this list
 * a visitor could make the server call any machine that it reaches (SSRF).
 */
export function allowedEndpoint(endpoint: string, allowed: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  if (url.username !== '' || url.password !== '') return false;
  if (allowed.includes(url.origin)) return true;
  if (url.protocol !== 'https:' || url.port !== '' || isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0)
    return false;
  return allowed.some((host) =>
    host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host,
  );
}
