import pg from 'pg';

/**
 * Watches from now on which tables of a test's database are written to. Gives, when asked, how many rows of each were
 * added, changed or taken away by what was committed: a row that is written again as it was counts too, and one that
 * comes and goes at once. Cheap to ask often, since no table is read.
 */
export async function watchWrites(
  owner: pg.Client,
  except: readonly string[],
): Promise<() => Promise<Record<string, string>>> {
  await owner.query(`
    create schema watch;
    create unlogged table watch.write (name text not null);
    create function watch.note() returns trigger language plpgsql security definer as
      $$ begin insert into watch.write values (tg_table_name); return null; end $$;`);
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`,
  );
  for (const { name } of rows.filter((table) => !except.includes(table.name))) {
    const table = pg.escapeIdentifier(name);
    await owner.query(`
      create trigger watch_rows after insert or update or delete on public.${table}
        for each row execute function watch.note();
      create trigger watch_whole after truncate on public.${table}
        for each statement execute function watch.note();`);
  }
  return async () => {
    const written = await owner.query<{ name: string; count: string }>(
      'select name, count(*) from watch.write group by name',
    );
    return Object.fromEntries(written.rows.map(({ name, count }) => [name, count]));
  };
}
