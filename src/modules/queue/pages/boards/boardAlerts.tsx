import { formatTime } from '#platform/i18n/dates.ts';
import { Bilingual, type BilingualProps } from '#ui/bilingual.tsx';
import { boardsEn } from '../../messages/boards.en.ts';
import { boardsUk } from '../../messages/boards.uk.ts';
import { pauseEn } from '../../messages/pause.en.ts';
import { pauseUk } from '../../messages/pause.uk.ts';
import type { BoardState } from '../../rules/boardView.ts';
import { pauseKinds } from '../../rules/pause.ts';

/** What stands across the whole board: a pause of the centre, a lost connection, a browser that keeps silent. */
export function BoardAlerts(props: {
  state: BoardState;
  languages: BilingualProps['languages'];
  preview: boolean;
}) {
  const { state, languages } = props;
  const { pause } = state;
  const since = pause ? new Date(pause.since) : null;
  return (
    <>
      {props.preview && (
        <p class="v-board__stale" role="status">
          <Bilingual uk={boardsUk.wall.preview} en={boardsEn.wall.preview} languages={languages} />
        </p>
      )}
      {pauseKinds.map((kind) => (
        <section key={kind} class="v-board__pause" data-pause={kind} hidden={pause?.kind !== kind}>
          <h2>
            <Bilingual
              uk={pauseUk.visitors[kind].title}
              en={pauseEn.visitors[kind].title}
              languages={languages}
            />
          </h2>
          <p>
            <Bilingual
              uk={pauseUk.visitors[kind].text}
              en={pauseEn.visitors[kind].text}
              languages={languages}
            />
          </p>
          <p lang="uk" data-pause-note hidden={!pause?.note}>
            {pause?.note}
          </p>
          {kind === 'airRaid' && (
            <p data-shelter hidden={!pause?.shelterUk}>
              <Bilingual
                uk={pause?.shelterUk ? pauseUk.visitors.shelter(pause.shelterUk) : ''}
                en={pause?.shelterEn ? pauseEn.visitors.shelter(pause.shelterEn) : ''}
                languages={languages}
              />
            </p>
          )}
          <p class="v-board__since" data-pause-since>
            {since && formatTime('uk', since)}
          </p>
        </section>
      ))}
      <p class="v-board__stale" role="status" data-stale-line hidden>
        <Bilingual uk={boardsUk.wall.stale} en={boardsEn.wall.stale} languages={languages} />
      </p>
      <p class="v-board__sound" role="status" data-sound-line hidden>
        <Bilingual uk={boardsUk.wall.sound} en={boardsEn.wall.sound} languages={languages} />
      </p>
    </>
  );
}
