import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { OriginRequest } from "./answer.ts";

/** A text as each encoding has it, made at most once. */
export interface CompressedText {
  as(encoding: OriginRequest["encoding"]): Buffer;
}

/** Manifests are made anew five times a second at most, while viewers ask by the hundred: speed before size. */
const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
};

export function compressedText(text: string): CompressedText {
  const made = new Map<string, Buffer>();
  const make = {
    br: (bytes: Buffer) => brotliCompressSync(bytes, BROTLI),
    gzip: (bytes: Buffer) => gzipSync(bytes, { level: 4 }),
  };
  return {
    as(encoding) {
      const known = made.get(encoding);
      if (known) return known;
      const bytes = encoding === "identity" ? Buffer.from(text) : make[encoding](Buffer.from(text));
      made.set(encoding, bytes);
      return bytes;
    },
  };
}
