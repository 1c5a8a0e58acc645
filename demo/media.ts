import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileStore } from '#platform/files/fileStore.ts';
import { projectRoot } from '#platform/projectRoot.ts';

/** A file of the demo in the store: its digest and what it is. */
interface DemoFile {
  readonly sha256: Buffer;
  readonly size: number;
  readonly mediaType: string;
  readonly name: string;
}

export type DemoFiles = (name: string) => DemoFile;

const mediaTypes: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.vtt': 'text/vtt',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
};

/**
 * Puts the files of demo/files into the store: drawn pictures, two films of a drawn person whose hands only show where an
 * interpreter would stand, and a paper of an invented council. Putting the same files again changes nothing.
 */
export async function keepDemoFiles(store: FileStore): Promise<DemoFiles> {
  const folder = path.join(projectRoot, 'demo', 'files');
  const kept = new Map<string, DemoFile>();
  for (const name of await readdir(folder)) {
    const mediaType = mediaTypes[path.extname(name)];
    if (!mediaType) throw new Error(`demo: a file of an unknown kind: ${name}`);
    const bytes = await readFile(path.join(folder, name));
    kept.set(name, { sha256: await store.put(bytes), size: bytes.length, mediaType, name });
  }
  return (name) => {
    const file = kept.get(name);
    if (!file) throw new Error(`demo: no file ${name}`);
    return file;
  };
}
