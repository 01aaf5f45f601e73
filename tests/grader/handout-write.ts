import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import type { Handout } from './handout.ts';

/** Writes a handout into a folder that is empty or not yet there; rejects otherwise, having written nothing. */
export async function writeHandout(handout: Handout, folder: string): Promise<void> {
  const present = existsSync(folder) ? await readdir(folder) : [];
  if (present.length > 0)
    throw new Error(`Expected ${folder} to be empty, got ${present.length} files: choose another folder.`);
  for (const [path, content] of handout) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}

/** Packs a handout as a zip archive with everything in one folder; the same contents give the same bytes. */
export function zipHandout(handout: Handout, folder: string): Uint8Array {
  const files: Zippable = {};
  for (const [path, content] of handout) files[`${folder}/${path}`] = content;
  // A zip has the local date, whatever the time zone.
  return zipSync(files, { level: 9, mtime: new Date(2026, 0, 1) });
}
