/**
 * A path of this site to go on to, or `fallback`. An address of another site, and whatever a browser may take for one
 * (`//host`, `/\host`, a line break that it drops), is refused: else a letter could send a worker to a false page.
 */
export function sameSitePath(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || value.length > 1000) return fallback;
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(value)) return fallback;
  const base = 'http://this.site';
  if (!URL.canParse(value, base) || new URL(value, base).origin !== base) return fallback;
  return value;
}
