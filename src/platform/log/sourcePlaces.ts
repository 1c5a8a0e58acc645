import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

const place = /(\(| at (?:async )?)(file:\/\/[^\s()]+?):(\d+):(\d+)/g;

/** Decoded maps; the collector may take them back, for they weigh more than the program that they describe. */
const maps = new Map<string, WeakRef<SourceMap>>();

/**
 * A stack with the places of the sources instead of those of the built files. Node's own --enable-source-maps reads every
 * map at the start and keeps it (35 MB here); a map is needed only when something has failed.
 */
export function withSourcePlaces(stack: string): string {
  return stack.replace(place, (whole, before: string, file: string, line: string, column: string) => {
    const found = mapOf(file)?.findOrigin(Number(line), Number(column));
    return found && 'fileName' in found
      ? `${before}${found.fileName}:${found.lineNumber}:${found.columnNumber}`
      : whole;
  });
}

function mapOf(file: string): SourceMap | undefined {
  const known = maps.get(file)?.deref();
  if (known) return known;
  try {
    const map = new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(file)}.map`, 'utf8')));
    maps.set(file, new WeakRef(map));
    return map;
  } catch {
    // Not a built file, or built without a map: the place stays as it is.
    return undefined;
  }
}
