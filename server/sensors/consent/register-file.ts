import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { Consent } from "../../../contracts/event.ts";
import { replaceFile } from "../../platform/replace-file.ts";

const RegisterFile = v.strictObject({ event: v.string(), consents: v.array(Consent) });

/** The register on disk, one file an event, so that a withdrawal outlives a restart and an event file read again. */
export interface RegisterStore {
  /** `undefined`: never written. Throws a sentence if what is there cannot be read. */
  load(): Promise<Consent[] | undefined>;
  /** Whole or not at all; on disk when it resolves. One after another. */
  save(consents: readonly Consent[]): Promise<void>;
}

export function createRegisterStore(dataDir: string, event: string): RegisterStore {
  const path = join(dataDir, "sensors", `consents-${event}.json`);
  let last: Promise<void> = Promise.resolve();
  return {
    async load() {
      let text: string;
      try {
        text = await readFile(path, "utf8");
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
      let json: unknown;
      try {
        json = JSON.parse(text);
      } catch {
        json = undefined;
      }
      const file = v.safeParse(RegisterFile, json);
      if (!file.success || file.output.event !== event) {
        // Guessing here could show what an athlete has withdrawn.
        throw new Error(
          `${path} is not a register of consents for ${event}; restore it, or delete it to begin again from the event file`,
        );
      }
      return file.output.consents;
    },
    save(consents) {
      const text = `${JSON.stringify({ event, consents }, null, 2)}\n`;
      last = last.catch(() => {}).then(() => replaceFile(path, text));
      return last;
    },
  };
}
