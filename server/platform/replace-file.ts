import { mkdir, open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes beside, syncs, renames: a reader or a crash sees the old or the new. Readable by the owner only. */
export async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.new`;
  const file = await open(beside, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}
