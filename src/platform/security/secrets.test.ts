import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSecrets } from './secrets.ts';

const secrets = createSecrets(Buffer.from('a key for tests only, thirty-two characters or more'));

describe('secrets', () => {
  test('a signature fits its own text and its own use alone', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        const signature = secrets.sign('form', text);
        expect(secrets.verify('form', text, signature)).toBe(true);
        expect(secrets.verify('flash', text, signature)).toBe(false);
        if (other !== text) expect(secrets.verify('form', other, signature)).toBe(false);
      }),
    );
  });

  test('what was sealed opens again, and not after one changed bit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(), (plain, place) => {
        const sealed = secrets.seal('totp', plain);
        expect(new Uint8Array(secrets.open('totp', sealed))).toEqual(plain);
        const broken = Buffer.from(sealed);
        const at = place % broken.length;
        broken[at] = (broken[at] ?? 0) ^ 1;
        expect(() => secrets.open('totp', broken)).toThrow();
        expect(() => secrets.open('other', sealed)).toThrow();
      }),
    );
  });
});
