import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currentStep, effectiveFrom, maySign, type Signer, signers, stepStates } from './cardFlow.ts';

const id = fc.constantFrom('a', 'b', 'c');
const someone: fc.Arbitrary<Signer> = fc.record({
  workerId: id,
  role: fc.constantFrom('providerHead', 'centreHead', 'coordinator', 'frontOffice', 'administrator'),
  municipalityId: id,
  centreId: fc.option(id, { nil: null }),
  providerId: fc.option(id, { nil: null }),
});
const step = fc.constantFrom(...signers).chain((signer) =>
  fc.record({
    signer: fc.constant(signer),
    providerId: signer === 'provider' ? id : fc.constant(null),
    workerId: signer === 'person' ? id : fc.constant(null),
  }),
);
const place = fc.record({ municipalityId: id, centreId: id, providerId: id });

test('[CARD-flow] nobody signs for another centre, another municipality or by another role than a head', () => {
  fc.assert(
    fc.property(step, someone, place, (one, who, where) => {
      if (!maySign(one, who, where)) return;
      if (one.signer === 'person') expect(who.workerId).toBe(one.workerId);
      else {
        expect(['providerHead', 'centreHead', 'coordinator']).toContain(who.role);
        if (who.role === 'coordinator') expect(who.municipalityId).toBe(where.municipalityId);
        else expect(who.centreId).toBe(where.centreId);
        if (who.role === 'providerHead') expect([one.providerId, where.providerId]).toContain(who.providerId);
      }
    }),
    { numRuns: 300 },
  );
});

test('[CARD-flow] steps are signed off one after the other', () => {
  const steps = fc.uniqueArray(
    fc.record({ position: fc.integer({ min: 1, max: 9 }), state: fc.constantFrom(...stepStates) }),
    { selector: (one) => one.position, maxLength: 6 },
  );
  fc.assert(
    fc.property(steps, (all) => {
      const current = currentStep(all);
      const waiting = all.filter((one) => one.state === 'waiting').map((one) => one.position);
      expect(current?.position).toBe(waiting.length === 0 ? undefined : Math.min(...waiting));
    }),
  );
});

test('[CARD-flow] a card takes effect on the day asked for, never before the last signature', () => {
  expect(effectiveFrom('2026-12-01', '2026-11-22')).toBe('2026-12-01');
  expect(effectiveFrom('2026-11-22', '2026-11-25')).toBe('2026-11-25');
});
