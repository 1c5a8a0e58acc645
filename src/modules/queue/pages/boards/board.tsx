import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, file, media, page } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { cookieNames } from '#platform/http/cookies.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDateLong, formatTime } from '#platform/i18n/dates.ts';
import { readAloud } from '#platform/speech/readAloud.ts';
import { parseAppearance } from '#ui/appearance.tsx';
import { Bilingual } from '#ui/bilingual.tsx';
import { BoardLayout } from '#ui/boardLayout.tsx';
import { Document } from '#ui/document.tsx';
import { uiTexts } from '#ui/shell/shellTexts.ts';
import { boardStates } from '../../data/board.ts';
import { boardPlaces, filterOf, keptBoard } from '../../data/boardConfig.ts';
import { centreStanding } from '../../data/pause.ts';
import { type Slide, slideMediaFile, slidesOn } from '../../data/slides.ts';
import { boardsEn } from '../../messages/boards.en.ts';
import { boardsUk } from '../../messages/boards.uk.ts';
import { type BoardConfig, type BoardSetup, type BoardState, filterText } from '../../rules/boardView.ts';
import { mediaParams } from '../../schemas/slides.ts';
import { centreOf } from '../frames.tsx';
import { BoardAlerts } from './boardAlerts.tsx';
import { CallsTable, DeskNow } from './boardCalls.tsx';
import { SlidesBeside } from './boardSlides.tsx';

/** The screen on the wall: what its device, or else its centre, is set to show. Live by its island. */
export async function boardPage(ctx: Context): Promise<Answer> {
  const centre = await centreOf(ctx);
  const { database, clock } = ctx.services;
  const deviceId = ctx.principal.kind === 'device' ? ctx.principal.id : null;
  const [config, slides] = await Promise.all([
    keptBoard(database.queries, centre.id, deviceId),
    slidesOn(database.queries, centre.id, deviceId, businessDate(clock.now())),
  ]);
  // A worker who looks at the board from a desk hears nothing of it: the hall has its own voice.
  return wall(ctx, centre.id, { ...config, speaks: config.speaks && deviceId !== null }, slides, false);
}

/** The same screen for who sets it, before it is saved. */
export const previewWall = (
  ctx: Context,
  centreId: string,
  config: BoardConfig,
  slides: readonly Slide[],
): Promise<Answer> => wall(ctx, centreId, { ...config, speaks: false }, slides, true);

async function wall(
  ctx: Context,
  centreId: string,
  config: BoardConfig,
  slides: readonly Slide[],
  preview: boolean,
): Promise<Answer> {
  const { services } = ctx;
  const { queries } = services.database;
  const now = services.clock.now();
  const filter = filterOf(config, await boardPlaces(queries, centreId));
  const show = filterText(filter);
  const state = (await boardStates(queries, centreId, [filter], businessDate(now))).get(show);
  if (!state) throw notFound();
  // Who opens the English address wants English; a board on a wall speaks as it is set.
  const languages = ctx.locale === 'en' ? 'en' : config.languages;
  const locale = languages === 'en' ? 'en' : 'uk';
  const t = locale === 'en' ? boardsEn.wall : boardsUk.wall;
  const setup: BoardSetup = {
    revision: state.revision,
    kind: config.kind,
    rows: config.rows,
    languages,
    speaks: config.speaks && !preview,
    saysFloor: config.saysFloor,
    volume: config.volume,
    volumes: config.volumes,
    voice: services.asset('voice.pack'),
    worker: preview ? '' : services.asset('boardWorker.js'),
  };
  return page(
    <Document
      lang={locale}
      title={preview ? t.previewTitle : t.title}
      siteName={state.centre}
      styles="board"
      scripts={['board.js']}
      asset={services.asset}
      appearance={parseAppearance(ctx.cookie(cookieNames.appearance))}
      texts={uiTexts[locale]}
      refreshWithoutScript={preview ? undefined : 10}
      noIndex
    >
      <BoardLayout
        setup={JSON.stringify(setup)}
        live={`/live/board/${centreId}${show === '' ? '' : `?show=${encodeURIComponent(show)}`}`}
        name={<Bilingual uk={config.headingUk || state.centre} en={config.headingEn} languages={languages} />}
        clock={
          <>
            <span data-today>{formatDateLong(locale, now)}</span>
            <time dateTime={now.toISOString()} data-clock>
              {formatTime(locale, now)}
            </time>
          </>
        }
        alerts={<BoardAlerts state={state} languages={languages} preview={preview} />}
        aside={
          config.showsSlides && slides.length > 0 ? (
            <SlidesBeside slides={slides} languages={languages} />
          ) : undefined
        }
        notice={
          config.kind === 'desk' && !hasLine(config) ? undefined : (
            <p>
              <Bilingual
                uk={config.lineUk || boardsUk.wall.line}
                en={config.lineEn || (config.lineUk === '' ? boardsEn.wall.line : '')}
                languages={languages}
              />
            </p>
          )
        }
      >
        <Calls config={{ ...config, languages }} state={state} />
      </BoardLayout>
    </Document>,
  );
}

const hasLine = (config: BoardConfig) => config.lineUk !== '' || config.lineEn !== '';

function Calls({ config, state }: { config: BoardConfig; state: BoardState }) {
  if (config.kind !== 'desk') return <CallsTable config={config} calls={state.calls} />;
  return <DeskNow languages={config.languages} plate={state.plates[0]} calls={state.calls} />;
}

/** Why the centre stands still, read aloud from the note of whoever paused it; 404 where the server has no voice. */
export async function pauseSpeech(ctx: Context): Promise<Answer> {
  const { centreId } = ctx.principal;
  const { queries } = ctx.services.database;
  const pause = centreId ? (await centreStanding(queries, centreId, ctx.services.clock.now())).pause : null;
  const sound = pause?.note ? await readAloud(pause.note) : null;
  if (!sound) throw notFound();
  return file(sound, 'audio/wav', 'pause.wav');
}

/** The picture, video or captions of a slide that hangs on a wall now; no other file leaves by this way. */
export async function slideMediaPage(ctx: Context): Promise<Answer> {
  const { database, files } = ctx.services;
  const found = await slideMediaFile(database.queries, ctx.params(mediaParams).media);
  if (!found) throw notFound();
  const { sha256, mediaType, name } = found;
  return media(await files.open(sha256), mediaType, name, sha256.toString('hex'));
}
