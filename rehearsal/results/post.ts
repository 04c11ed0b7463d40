import { readFile } from "node:fs/promises";
import type { Answer } from "./sender.ts";

const TIMEOUT_MS = 5_000;

export interface PostOptions {
  url: string;
  /** Given by whoever starts us; otherwise it lies in the file, which the receiver writes on its first start. */
  token: string | undefined;
  tokenFile: string | undefined;
  contentType?: string;
}

/** How a message goes out: `POST`, with the bearer token (RFC 6750), read anew when it does not open. */
export function createPost({
  url,
  token: given,
  tokenFile,
  contentType = "application/xml",
}: PostOptions): (body: string, path?: string) => Promise<Answer> {
  let token = given || undefined;
  return async (body, path = "") => {
    try {
      token ??= tokenFile === undefined ? undefined : (await readFile(tokenFile, "utf8")).trim();
      const response = await fetch(url + path, {
        method: "POST",
        headers: { "content-type": contentType, ...(token ? { authorization: `Bearer ${token}` } : {}) },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      // Read to the end, or the connection is not used again.
      await response.arrayBuffer();
      if (response.status === 401) token = given || undefined;
      return answerOf(response.status);
    } catch {
      return "away";
    }
  };
}

function answerOf(status: number): Answer {
  if (status === 202) return "unknown-people";
  if (status < 300) return "taken";
  if (status === 401 || status === 403) return "away";
  return status === 429 || status >= 500 ? "busy" : "refused";
}
