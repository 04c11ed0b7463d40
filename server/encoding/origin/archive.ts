import { createReadStream, type ReadStream } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";

/** Whole segments on disk: what is behind the live window. */
export interface Archive {
  /** False where it could not be written; then the segment is gone with its memory. */
  write(feed: string, track: string, sequence: number, pieces: readonly Buffer[]): Promise<boolean>;
  read(feed: string, track: string, sequence: number, start: number, end: number): ReadStream;
  remove(feed: string, track: string, sequence: number): void;
  /** Waits for what is being written. */
  close(): Promise<void>;
}

export interface ArchiveOptions {
  folder: string;
  /** A sentence for the operator; called once until writing succeeds again. */
  onTrouble: (sentence: string) => void;
}

const MAX_WRITES_PENDING = 256;
const READ_BLOCK_BYTES = 256 * 1024;

/** Empties `folder`: numbers start anew with each process, and half-written files would be served as whole. */
export async function createArchive({ folder, onTrouble }: ArchiveOptions): Promise<Archive> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const folders = new Map<string, Promise<string>>();
  const writes = new Set<Promise<boolean>>();
  let isInTrouble = false;

  const pathOf = (feed: string, track: string, sequence: number) => join(folder, feed, track, `${sequence}.m4s`);
  const folderOf = (feed: string, track: string) => {
    const path = join(folder, feed, track);
    const made = folders.get(path) ?? mkdir(path, { recursive: true }).then(() => path);
    folders.set(path, made);
    return made;
  };

  const store = async (feed: string, track: string, sequence: number, pieces: readonly Buffer[]): Promise<boolean> => {
    const path = pathOf(feed, track, sequence);
    try {
      await folderOf(feed, track);
      const file = await open(path, "w");
      try {
        await writeAll(file, Buffer.concat(pieces));
      } finally {
        await file.close();
      }
      isInTrouble = false;
      return true;
    } catch (error) {
      folders.delete(join(folder, feed, track));
      if (!isInTrouble) onTrouble(sentenceOf(error, folder));
      isInTrouble = true;
      await rm(path, { force: true }).catch(() => {});
      return false;
    }
  };

  return {
    async write(feed, track, sequence, pieces) {
      if (writes.size >= MAX_WRITES_PENDING) {
        if (!isInTrouble)
          onTrouble(`The disk under ${folder} is too slow for the DVR: seeking back is limited to seconds.`);
        isInTrouble = true;
        return false;
      }
      const write = store(feed, track, sequence, pieces);
      writes.add(write);
      try {
        return await write;
      } finally {
        writes.delete(write);
      }
    },
    read: (feed, track, sequence, start, end) =>
      createReadStream(pathOf(feed, track, sequence), { start, end: end - 1, highWaterMark: READ_BLOCK_BYTES }),
    remove(feed, track, sequence) {
      rm(pathOf(feed, track, sequence), { force: true }).catch(() => {});
    },
    async close() {
      await Promise.all(writes);
    },
  };
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, bytes: Buffer): Promise<void> {
  for (let offset = 0; offset < bytes.length;) offset += (await file.write(bytes, offset)).bytesWritten;
}

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");

function sentenceOf(error: unknown, folder: string): string {
  switch (codeOf(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return `The disk under ${folder} is full: seeking back is limited to seconds. Free some space, or name another folder with --data.`;
    case "EACCES":
    case "EROFS":
      return `${folder} cannot be written to: seeking back is limited to seconds. Allow it, or name another folder with --data.`;
    default:
      return `The DVR could not be written under ${folder} (${error instanceof Error ? error.message : String(error)}): seeking back is limited to seconds.`;
  }
}
