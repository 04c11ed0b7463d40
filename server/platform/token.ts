import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import { replaceFile } from "./replace-file.ts";

const MIN_LENGTH = 16;

/** A token that an operator may give by an environment variable; otherwise it lies in a file that is made on first start. */
export interface TokenPlace {
  variable: string;
  path: string;
}

/** What opens `POST /odf`: the rehearsal is told where it lies. */
export const odfToken = (dataDir: string): TokenPlace => ({
  variable: "VEDETTA_ODF_TOKEN",
  path: join(dataDir, "results", "odf-token"),
});

/** What opens `POST /captions/…`. */
export const captionsToken = (dataDir: string): TokenPlace => ({
  variable: "VEDETTA_CAPTIONS_TOKEN",
  path: join(dataDir, "captions", "captions-token"),
});

export async function loadToken(
  { variable, path }: TokenPlace,
  given: string | undefined = process.env[variable],
): Promise<string> {
  if (given !== undefined && given !== "") {
    if (given.length < MIN_LENGTH) throw new Error(`${variable}: expected at least ${MIN_LENGTH} characters`);
    return given;
  }
  try {
    const kept = (await readFile(path, "utf8")).trim();
    if (kept.length < MIN_LENGTH)
      throw new Error(`${path}: expected at least ${MIN_LENGTH} characters; delete it to have one made`);
    await chmod(path, 0o600);
    return kept;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const token = randomBytes(32).toString("base64url");
  await replaceFile(path, `${token}\n`);
  return token;
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Compares an `Authorization` header (RFC 6750 section 2.1) without telling by its time how much was right. */
export function bearsToken(authorization: string | undefined, token: string): boolean {
  const [, given] = /^bearer +([^\s]+)$/i.exec(authorization ?? "") ?? [];
  return timingSafeEqual(digest(given ?? ""), digest(token)) && given !== undefined;
}
