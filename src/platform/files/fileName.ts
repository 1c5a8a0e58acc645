/** A name for a file of a known kind: what somebody called it, with the ending that is true. */
export function properName(name: string, ending: string): string {
  const bare = name
    .replace(/^.*[/\\]/, '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[\p{Cc}"<>|:*?]/gu, ' ')
    .trim()
    .slice(0, 120);
  return `${bare || 'document'}.${ending}`;
}
