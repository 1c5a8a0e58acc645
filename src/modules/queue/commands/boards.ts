import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { BoardConfig } from '../rules/boardView.ts';

/** The board of a device; `deviceId` null: the default of the centre. */
export interface BoardPlace {
  readonly centreId: string;
  readonly deviceId: string | null;
}

const columnsOf = (config: BoardConfig) => ({
  kind: config.kind,
  floors: [...config.floors],
  desk_ids: [...config.deskIds],
  group_ids: [...config.groupIds],
  row_count: config.rows,
  heading_uk: config.headingUk,
  heading_en: config.headingEn,
  number_uk: config.numberUk,
  number_en: config.numberEn,
  place_uk: config.placeUk,
  place_en: config.placeEn,
  line_uk: config.lineUk,
  line_en: config.lineEn,
  languages: config.languages,
  speaks: config.speaks,
  zone: config.zone,
  says_floor: config.saysFloor,
  volume: config.volume,
  shows_slides: config.showsSlides,
});

/**
 * Keeps how a board is set; its screens take it up by themselves. `version` is that of the form (0: there was no own
 * setting). 'stale' when somebody else has saved meanwhile: nothing is changed.
 */
export async function saveBoard(
  tx: Tx,
  actor: Actor,
  place: BoardPlace,
  version: number,
  config: BoardConfig,
): Promise<'saved' | 'stale'> {
  const id = version === 0 ? await makeRow(tx, place, config) : await changeRow(tx, place, version, config);
  if (id === undefined) return 'stale';
  await tx.deleteFrom('board_volume').where('config_id', '=', id).execute();
  if (config.volumes.length > 0)
    await tx
      .insertInto('board_volume')
      .values(
        config.volumes.map(({ from, to, volume }) => ({ config_id: id, starts: from, ends: to, volume })),
      )
      .execute();
  await record(tx, actor, place, id, 'board.configured', { ...config });
  return 'saved';
}

const makeRow = async (tx: Tx, { centreId, deviceId }: BoardPlace, config: BoardConfig) => {
  const made = await tx
    .insertInto('board_config')
    .values({ id: v7(), centre_id: centreId, device_id: deviceId, ...columnsOf(config) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
};

const changeRow = async (
  tx: Tx,
  { centreId, deviceId }: BoardPlace,
  version: number,
  config: BoardConfig,
) => {
  const changed = await tx
    .updateTable('board_config')
    .set({ ...columnsOf(config), version: version + 1 })
    .where('centre_id', '=', centreId)
    .where('device_id', deviceId === null ? 'is' : '=', deviceId)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  return changed?.id;
};

/** The board follows the default of its centre again. False: it had nothing of its own. */
export async function resetBoard(
  tx: Tx,
  actor: Actor,
  place: { readonly centreId: string; readonly deviceId: string },
): Promise<boolean> {
  const own = await tx
    .selectFrom('board_config')
    .select('id')
    .where('device_id', '=', place.deviceId)
    .forUpdate()
    .executeTakeFirst();
  if (!own) return false;
  await tx.deleteFrom('board_volume').where('config_id', '=', own.id).execute();
  await tx.deleteFrom('board_config').where('id', '=', own.id).execute();
  await record(tx, actor, place, own.id, 'board.reset', {});
  return true;
}

const record = (
  tx: Tx,
  actor: Actor,
  place: BoardPlace,
  subjectId: string,
  kind: 'board.configured' | 'board.reset',
  payload: Record<string, unknown>,
): Promise<void> =>
  appendToLedger(tx, actor, {
    centreId: place.centreId,
    subject: 'board',
    subjectId,
    kind,
    payload: { deviceId: place.deviceId, ...payload },
  });
