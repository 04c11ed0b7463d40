import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "../../platform/log.ts";
import { XML_LIMITS } from "../odf/xml.ts";
import type { Intake, Told } from "./intake.ts";

export interface FolderOptions {
  folder: string;
  intake: Intake;
  log: Log;
  everyMs?: number;
}

/** Files at once; the rest in the next round. */
const MOST_FILES = 1000;

/**
 * Takes the files that are dropped into a folder, by name: whole ones, whose size stays between two looks. Each goes to
 * `read/`, or to `refused/` with the reason beside it.
 */
export async function watchFolder({
  folder,
  intake,
  log,
  everyMs = 500,
}: FolderOptions): Promise<{ close(): Promise<void> }> {
  const places = { read: join(folder, "read"), refused: join(folder, "refused") };
  for (const place of Object.values(places)) await mkdir(place, { recursive: true });
  let sizes = new Map<string, number>();
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const warnedOf = new Set<string>();
  const unreadable = (name: string) => (error: unknown) => {
    if (!warnedOf.has(name))
      log.warn({ folder, name, why: (error as Error).message }, "a file of results cannot be read");
    warnedOf.add(name);
  };
  async function takeFile(name: string, raw: Uint8Array): Promise<void> {
    const path = join(folder, name);
    const told = await intake.take(raw);
    if (told !== null) await settle(path, name, told);
  }
  async function settle(path: string, name: string, { fate, reason }: Pick<Told, "fate" | "reason">): Promise<void> {
    const place = fate === "refused" ? places.refused : places.read;
    if (fate === "refused") await writeFile(join(place, `${name}.txt`), `${reason}\n`);
    await rename(path, join(place, name));
  }
  async function look(): Promise<void> {
    const names = (await readdir(folder)).filter((name) => /\.xml$/i.test(name)).toSorted();
    const seen = new Map<string, number>();
    for (const name of names.slice(0, MOST_FILES)) {
      const { size } = await stat(join(folder, name));
      seen.set(name, size);
      if (sizes.get(name) !== size || closed) continue;
      // One that cannot be opened holds up no other; if nothing is taken at all, the rest waits for the next round.
      const raw = size <= XML_LIMITS.maxBytes ? await readFile(join(folder, name)).catch(unreadable(name)) : null;
      if (raw === undefined) continue;
      if (raw !== null) await takeFile(name, raw);
      else
        await settle(join(folder, name), name, { fate: "refused", reason: `larger than ${XML_LIMITS.maxBytes} bytes` });
    }
    sizes = seen;
  }
  let running: Promise<void> = Promise.resolve();
  const again = () => {
    running = look()
      .catch((error: unknown) =>
        log.warn({ folder, why: (error as Error).message }, "the folder of results cannot be read"),
      )
      .finally(() => {
        if (!closed) timer = setTimeout(again, everyMs);
      });
  };
  again();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
