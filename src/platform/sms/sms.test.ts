import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLogger } from '#platform/log/logger.ts';
import { startSmsCentre } from '../../../test/smsCentre.ts';
import { smsParts } from './parts.ts';
import { createSms } from './sms.ts';

const log = createLogger('silent');

describe('SMS', () => {
  let centre: Awaited<ReturnType<typeof startSmsCentre>>;
  beforeAll(async () => {
    centre = await startSmsCentre();
  });
  afterAll(() => centre.close());

  test('[Q-phone] a Ukrainian text reaches a real SMPP server letter for letter', async () => {
    const sms = createSms(centre.url, 'Vikno', log);
    const text = 'Номер Ґ-014: підходьте до зали, перед вами 2. Об’єкт – «Вікно»';
    expect(await sms.send({ to: '+380501234567', text })).toBe(1);
    await sms.close();
    expect(centre.heard).toEqual([{ to: '380501234567', from: 'Vikno', coding: 8, text, part: null }]);
  });

  test('a long text goes in parts that the phone joins again, and one line carries many messages', async () => {
    centre.heard.length = 0;
    const before = centre.binds();
    const sms = createSms(centre.url, '+380441234567', log);
    const text = `Номер А-014. ${'Роботу центру призупинено через повітряну тривогу. '.repeat(3)}`;
    expect(await sms.send({ to: '+380671112233', text })).toBe(3);
    expect(await sms.send({ to: '+380671112233', text: 'Ще раз' })).toBe(1);
    await sms.close();
    const parts = centre.heard.filter(({ part }) => part !== null);
    expect(parts.map(({ part }) => part?.number)).toEqual([1, 2, 3]);
    expect(new Set(parts.map(({ part }) => `${part?.reference}/${part?.of}`)).size).toBe(1);
    expect(parts.map((one) => one.text).join('')).toBe(text);
    expect(centre.heard.at(-1)).toMatchObject({ text: 'Ще раз', from: '380441234567' });
    expect(centre.binds()).toBe(before + 1);
  });

  test('a wrong password, a refused message and a broken line are errors; the next message binds anew', async () => {
    const stranger = createSms(centre.url.replace('secret', 'guess'), 'Vikno', log);
    await expect(stranger.send({ to: '+380501234567', text: 'а' })).rejects.toThrow('sign-in');
    await stranger.close();
    const sms = createSms(centre.url, 'Vikno', log);
    centre.refuseNext(0x58);
    await expect(sms.send({ to: '+380501234567', text: 'а' })).rejects.toThrow('refused');
    centre.breakLines();
    await expect
      .poll(() => sms.send({ to: '+380501234567', text: 'б' }).catch(() => 0), { timeout: 60_000 })
      .toBe(1);
    await sms.close();
  });

  test('without an SMS centre nothing is pretended', async () => {
    const none = createSms(undefined, 'Vikno', log);
    expect(none.configured).toBe(false);
    await expect(none.send({ to: '+380501234567', text: 'а' })).rejects.toThrow('SMPP_URL');
    await none.close();
  });
});

test('parts of any text hold it whole, fit into 140 octets and never cut a letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 380 }), (text) => {
      const whole = Buffer.from(text, 'utf16le');
      if (whole.length > 6 * 132) return;
      const parts = smsParts(text, 7);
      const read = parts.map(({ body }) => Buffer.from(body).swap16().toString('utf16le'));
      expect(read.join('')).toBe(text);
      for (const { header, body } of parts)
        expect((header?.length ?? 0) + body.length).toBeLessThanOrEqual(140);
      for (const part of read) expect(part.isWellFormed()).toBe(text.isWellFormed() || part.isWellFormed());
    }),
  );
  expect(smsParts('а'.repeat(70))).toHaveLength(1);
  expect(smsParts('а'.repeat(71))).toHaveLength(2);
  expect(() => smsParts('а'.repeat(500))).toThrow(RangeError);
  expect(() => smsParts('')).toThrow(RangeError);
});
