/** Statements of one kind under way at once: while they run, what arrives gathers for the next. */
const underWay = 2;

/**
 * Work that arrives together is done together: what many requests ask for within the same moment goes to the database as
 * one statement, whose round trip and commit they share. Nobody waits for company: a wish that comes alone goes at once,
 * and while statements are under way the next ones gather.
 *
 * `run` gives one result for each wish, in their order. When it fails for several, each is run by itself, so that nobody
 * pays for another's mistake: `run` must leave nothing behind when it throws, or be safe to repeat.
 */
export function together<Wish, Result>(
  run: (wishes: readonly Wish[]) => Promise<readonly Result[]>,
  most: number,
): (wish: Wish) => Promise<Result> {
  interface Asked {
    readonly wish: Wish;
    readonly resolve: (result: Result) => void;
    readonly reject: (error: unknown) => void;
  }
  const gathered: Asked[] = [];
  let free = underWay;
  let planned = false;

  const plan = () => {
    if (planned || free === 0 || gathered.length === 0) return;
    planned = true;
    // After this turn of the loop has read all sockets: that is what «together» means.
    setImmediate(() => {
      planned = false;
      const asked = gathered.splice(0, most);
      free -= 1;
      serve(asked).finally(() => {
        free += 1;
        plan();
      });
      plan();
    });
  };

  const serve = async (asked: readonly Asked[]): Promise<void> => {
    try {
      const results = await run(asked.map(({ wish }) => wish));
      if (results.length !== asked.length) throw new Error('one result for each wish is needed');
      results.forEach((result, at) => {
        asked[at]?.resolve(result);
      });
    } catch (error) {
      if (asked.length === 1) asked[0]?.reject(error);
      else await Promise.all(asked.map((one) => serve([one])));
    }
  };

  return (wish) =>
    new Promise((resolve, reject) => {
      gathered.push({ wish, resolve, reject });
      plan();
    });
}
