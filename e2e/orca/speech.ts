import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * What Orca speaks into, in place of Speech Dispatcher: it takes each utterance as text and makes no sound.
 * The protocol is SSIP (Speech Dispatcher's own: lines in, a three-digit answer out), as much of it as Orca uses.
 */
export interface Speech {
  /** For SPEECHD_ADDRESS. */
  address: string;
  /** All that was spoken, oldest first. */
  spoken: readonly string[];
  /** When the last of it came, on `performance.now()`'s clock. */
  lastAtMs(): number;
  close(): Promise<void>;
}

const END_OF_LINE = "\r\n";
const END_OF_TEXT = "\r\n.\r\n";
/** Orca asks to be told of an utterance's end only after it has read that it is queued. */
const UTTERANCE_MS = 20;

export async function startSpeech(): Promise<Speech> {
  const folder = mkdtempSync(join(tmpdir(), "vedetta-speech-"));
  const path = join(folder, "socket");
  const spoken: string[] = [];
  const sockets = new Set<Socket>();
  let lastAtMs = performance.now();

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    answer(socket, (text) => {
      lastAtMs = performance.now();
      spoken.push(text);
    });
  });
  await new Promise<void>((done, fail) => server.once("error", fail).listen(path, done));
  return {
    address: `unix_socket:${path}`,
    spoken,
    lastAtMs: () => lastAtMs,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function answer(socket: Socket, say: (text: string) => void): void {
  let unread = "";
  let receivesText = false;
  let messages = 0;
  const send = (...lines: string[]) => {
    if (socket.writable) socket.write(lines.map((line) => line + END_OF_LINE).join(""));
  };
  const queue = (text: string) => {
    const id = ++messages;
    send(`225-${id}`, "225 OK MESSAGE QUEUED");
    if (text !== "") say(text);
    setTimeout(() => {
      send(`701-${id}`, "701-1", "701 BEGIN");
      send(`702-${id}`, "702-1", "702 END");
    }, UTTERANCE_MS);
  };
  socket.setEncoding("utf8").on("data", (data) => {
    unread += String(data);
    for (;;) {
      const end = receivesText ? endOfText(unread) : unread.indexOf(END_OF_LINE);
      if (end < 0) return;
      const text = unread.slice(0, end);
      // A text may be empty; then its end has no line before it.
      const mark = !receivesText ? END_OF_LINE : unread.startsWith(".", end) ? `.${END_OF_LINE}` : END_OF_TEXT;
      unread = unread.slice(end + mark.length);
      if (receivesText) {
        receivesText = false;
        queue(plainText(text));
      } else if (text.toUpperCase() === "SPEAK") {
        receivesText = true;
        send("230 OK RECEIVING DATA");
      } else reply(text, send, queue);
    }
  });
}

const endOfText = (unread: string) => (unread.startsWith(`.${END_OF_LINE}`) ? 0 : unread.indexOf(END_OF_TEXT));

function reply(command: string, send: (...lines: string[]) => void, queue: (text: string) => void): void {
  const [verb = "", ...rest] = command.split(" ");
  switch (verb.toUpperCase()) {
    case "CHAR":
    case "KEY":
      queue(rest.join(" "));
      return;
    case "SOUND_ICON":
      queue("");
      return;
    case "HISTORY":
      send("245-1", "245 OK CLIENT ID SENT");
      return;
    case "GET":
      send("251-0", "251 OK GET RETURNED");
      return;
    case "LIST":
      send("250 OK LIST SENT");
      return;
    default:
      send("210 OK");
  }
}

/** @param ssml what Orca sends: a mark before each word, and three characters as entities. */
export function plainText(ssml: string): string {
  return ssml
    .replaceAll(`${END_OF_LINE}..`, `${END_OF_LINE}.`)
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ")
    .trim();
}
