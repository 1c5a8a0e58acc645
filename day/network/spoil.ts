import pg from 'pg';

/**
 * Spoils rows past every trigger, foreign key and grant, as nobody can through the program; runs `look` and puts the tables
 * back as they were. `statements` run as the owner of the database.
 */
export async function spoiled<T>(
  ownerUrl: string,
  tables: readonly string[],
  statements: readonly string[],
  look: () => Promise<T>,
): Promise<T> {
  const sql = new pg.Client({ connectionString: ownerUrl });
  await sql.connect();
  try {
    await sql.query(`set session_replication_role = 'replica'`);
    for (const table of tables) await sql.query(`create table spare_${table} as table ${table}`);
    try {
      for (const statement of statements) {
        const { rowCount } = await sql.query(statement);
        if (rowCount === 0) throw new Error(`nothing was spoiled: ${statement}`);
      }
      return await look();
    } finally {
      for (const table of tables) {
        await sql.query(`delete from ${table}`);
        await sql.query(`insert into ${table} overriding system value select * from spare_${table}`);
        await sql.query(`drop table spare_${table}`);
      }
    }
  } finally {
    await sql.end();
  }
}
