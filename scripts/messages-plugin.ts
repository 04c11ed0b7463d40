import { basename, dirname, resolve } from "node:path";
import type { Plugin } from "vite";
import { compileMessages, type Messages, messagePaths, readMessages } from "./messages.ts";

const SUFFIX = "?messages";
const PREFIX = "\0messages:";
/** An ending of its own keeps a file from being read as JSON. */
const ENDING = ".js";

/**
 * Lets the viewer import message files compiled: one part of a language, `./en/share.json?messages`, or all its parts
 * by name, `./it?messages`.
 */
export function messages(): Plugin {
  return {
    name: "vedetta-messages",
    enforce: "pre",
    resolveId(source, importer) {
      if (!source.endsWith(SUFFIX) || importer === undefined) return null;
      return `${PREFIX}${resolve(dirname(importer), source.slice(0, -SUFFIX.length))}${ENDING}`;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const path = id.slice(PREFIX.length, -ENDING.length);
      const isPart = path.endsWith(".json");
      const language = basename(isPart ? dirname(path) : path);
      const paths = isPart ? [path] : messagePaths(language);
      for (const each of paths) this.addWatchFile(each);
      if (isPart) return compileMessages(readMessages(path), language);
      const parts = paths.map((each): [string, Messages] => [basename(each, ".json"), readMessages(each)]);
      return compileMessages(Object.fromEntries(parts), language);
    },
  };
}
