import { Bilingual, type BilingualProps } from '#ui/bilingual.tsx';
import { boardsEn } from '../../messages/boards.en.ts';
import { boardsUk } from '../../messages/boards.uk.ts';
import type { BoardCall, BoardConfig, DeskPlate } from '../../rules/boardView.ts';

/** The newest calls, newest first. A table, so that a screen reader hears number and place together. */
export function CallsTable({ config, calls }: { config: BoardConfig; calls: readonly BoardCall[] }) {
  const { languages } = config;
  const shown = calls.slice(0, config.rows);
  return (
    <>
      <p class="v-board__empty" data-empty hidden={shown.length > 0}>
        <Bilingual uk={boardsUk.wall.empty} en={boardsEn.wall.empty} languages={languages} />
      </p>
      <table class="v-calls" data-rows={config.rows} data-calls-table hidden={shown.length === 0}>
        <caption class="ds-sr-only">
          <Bilingual uk={boardsUk.wall.caption} en={boardsEn.wall.caption} languages={languages} />
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <Bilingual
                uk={config.numberUk || boardsUk.wall.number}
                en={config.numberEn || boardsEn.wall.number}
                languages={languages}
              />
            </th>
            <th scope="col">
              <Bilingual
                uk={config.placeUk || boardsUk.wall.place}
                en={config.placeEn || boardsEn.wall.place}
                languages={languages}
              />
            </th>
          </tr>
        </thead>
        <tbody aria-live="polite" data-calls>
          {shown.map((call, index) => (
            <tr key={call.id} data-state={call.state} data-fresh={index === 0 && call.state === 'called'}>
              <th scope="row">{call.number}</th>
              <td>{call.desk}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const states = {
  called: 'deskNow',
  serving: 'deskServing',
  free: 'deskFree',
  break: 'deskBreak',
  closed: 'deskClosed',
} as const;

/** The plate of one desk with who sits there and the number now called (ORG-4, BR-5.3). */
export function DeskNow(props: {
  languages: BilingualProps['languages'];
  plate: DeskPlate | undefined;
  calls: readonly BoardCall[];
}) {
  const { languages, plate } = props;
  if (!plate)
    return (
      <p class="v-board__empty">
        <Bilingual uk={boardsUk.wall.noDesk} en={boardsEn.wall.noDesk} languages={languages} />
      </p>
    );
  const call = props.calls.find(({ state }) => state === 'called' || state === 'serving');
  const state = deskState(plate, call);
  return (
    <section class="v-deskboard" data-plate data-state={state}>
      <div class="v-deskboard__plate">
        <p class="v-deskboard__label">
          <Bilingual uk={boardsUk.wall.place} en={boardsEn.wall.place} languages={languages} />
        </p>
        <p class="v-deskboard__desk">{plate.desk}</p>
        <p class="v-deskboard__worker" lang="uk" data-plate-worker>
          {plate.worker}
        </p>
        <p class="v-deskboard__provider" lang="uk">
          {plate.provider}
        </p>
      </div>
      <div class="v-deskboard__now" aria-live="polite">
        {Object.entries(states).map(([name, text]) => (
          <p key={name} class="v-deskboard__word" data-when={name} hidden={name !== state}>
            <Bilingual uk={boardsUk.wall[text]} en={boardsEn.wall[text]} languages={languages} />
          </p>
        ))}
        <p class="v-deskboard__number" data-plate-number>
          {call?.number}
        </p>
      </div>
    </section>
  );
}

function deskState(plate: DeskPlate, call: BoardCall | undefined): keyof typeof states {
  if (call) return call.state === 'called' ? 'called' : 'serving';
  if (plate.worker === null) return 'closed';
  return plate.onBreak ? 'break' : 'free';
}
