import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawPlan, mostCells, officeDistrict, type Place } from './plan.ts';

const named = 'Територіальний центр надання соціальних послуг Слобідського району міста Харкова';

test('[KO-A1] the district is what staff entered, else what the name of the organisation tells, never a guess', () => {
  expect(officeDistrict({ number: 3, organisation: named, district: null })).toBe('Слобідський');
  expect(officeDistrict({ number: 3, organisation: named, district: 'Київський' })).toBe('Київський');
  expect(officeDistrict({ number: 14, organisation: 'ГО «Асоціація»', district: null })).toBe('');
});

const districts = ['Київський', 'Салтівський', 'Слобідський', 'Основ’янський', 'Холодногірський', null, ''];
const office = fc.record({
  number: fc.integer({ min: 1, max: 99 }),
  organisation: fc.constantFrom('ГО «Поруч»', named),
  district: fc.constantFrom(...districts),
});
const place: fc.Arbitrary<Place> = fc.record({
  name: fc.constantFrom('Київський', 'Салтівський', 'Слобідський', 'Немає такого'),
  col: fc.integer({ min: 1, max: mostCells }),
  row: fc.integer({ min: 1, max: mostCells }),
});

test('[KO-A1] every office is on the plan or told apart, each in its own tile, and no tile covers another', () => {
  fc.assert(
    fc.property(
      fc.array(office, { maxLength: 40 }),
      fc.uniqueArray(place, { selector: ({ name }) => name, maxLength: 4 }),
      (offices, wished) => {
        const cells = new Set<string>();
        const placed = wished.filter(({ col, row }) => {
          const cell = `${col}:${row}`;
          return !cells.has(cell) && cells.add(cell);
        });
        const plan = drawPlan(offices, placed);
        const drawn = plan.tiles.flatMap(({ marks }) => marks.map((mark) => mark.office));
        expect(drawn.length + plan.elsewhere.length).toBe(offices.length);
        expect(plan.elsewhere.every((one) => officeDistrict(one) === '')).toBe(true);
        for (const [n, tile] of plan.tiles.entries()) {
          for (const { office: one, x, y } of tile.marks) {
            expect(officeDistrict(one)).toBe(tile.name);
            expect(x > tile.x && x < tile.x + tile.width && y > tile.y && y < tile.y + tile.height).toBe(
              true,
            );
          }
          expect(tile.x + tile.width <= plan.width && tile.y + tile.height <= plan.height).toBe(true);
          for (const other of plan.tiles.slice(n + 1))
            expect(tile.x !== other.x || tile.y !== other.y, `${tile.name}, ${other.name}`).toBe(true);
        }
      },
    ),
    { numRuns: 60 },
  );
});
