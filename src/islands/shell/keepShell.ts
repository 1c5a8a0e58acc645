const patienceMs = 10_000;

/**
 * Registers the service worker for its pages and keeps the shells with all that they need, so that the worker finds them
 * without a connection. What the shells no longer need goes.
 */
export async function keepShells(wish: {
  readonly worker: string;
  readonly scopes: readonly string[];
  readonly shells: readonly string[];
  readonly cache: string;
}): Promise<void> {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return;
  await Promise.all(wish.scopes.map((scope) => navigator.serviceWorker.register(wish.worker, { scope })));
  const cache = await caches.open(wish.cache);
  const wanted = new Set<string>();
  for (const shell of wish.shells) {
    const answer = await fetch(shell, { signal: AbortSignal.timeout(patienceMs) });
    if (!answer.ok || answer.redirected) return;
    const text = await answer.clone().text();
    await keepAll(
      cache,
      [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file]) => file ?? ''),
      wanted,
    );
    // The shell last: once it is there, all that it needs is there.
    await cache.put(shell, answer);
    wanted.add(shell);
  }
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (!wanted.has(pathname)) await cache.delete(pathname);
  }
}

/** Files of the shell and what they themselves import; their names change with their content, so one look is enough. */
async function keepAll(cache: Cache, files: readonly string[], wanted: Set<string>): Promise<void> {
  for (const file of files) {
    if (wanted.has(file)) continue;
    wanted.add(file);
    const kept = await cache.match(file);
    const answer = kept ?? (await fetch(file));
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    if (!kept) await cache.put(file, answer.clone());
    if (!/\.(js|css)$/.test(file)) continue;
    const found = [...(await answer.text()).matchAll(/["'(]\.\/([\w.-]+\.(?:js|css|woff2?|ttf|svg))["')]/g)];
    await keepAll(
      cache,
      found.map(([, name]) => `/assets/${name}`),
      wanted,
    );
  }
}
