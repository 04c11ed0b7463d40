import type { ReadStream } from "node:fs";
import type { Socket } from "node:net";
import { problem } from "../../platform/problem.ts";
import { problemAnswer, whole, type Answer, type OriginRequest } from "./answer.ts";
import type { Segment, SegmentReader } from "./live-window.ts";

/**
 * One viewer's HTTP/1.1 connection (RFC 9112), GET and HEAD only, no bodies.
 *
 * Written for this one purpose on a bare socket because node:http costs 40 to 70 µs a part of 50 kB,
 * nginx 22 and this 30 to 35: requests are small and alike, answers are buffers that already exist.
 */
export interface Connection {
  answer(answer: Answer): void;
  /** Closes it where it is slow or idle beyond the limits; says why. */
  sweep(nowMs: number): "slow" | "idle" | undefined;
  destroy(): void;
}

export interface ConnectionLimits {
  /** Unsent bytes of a growing segment. */
  maxBehindBytes: number;
  /** Since the oldest unsent chunk of a growing segment was published. */
  maxBehindMs: number;
  /** For a whole answer to leave. */
  maxAnswerMs: number;
  idleMs: number;
}

export interface ConnectionOptions {
  socket: Socket;
  limits: ConnectionLimits;
  now: () => number;
  /** Called once a request at a time; `connection.answer` follows, now or later. */
  onRequest: (request: OriginRequest) => void;
  /** A request that is not the origin's: the connection is another's from here, with the bytes read so far. */
  onForeign: ((socket: Socket, bytes: Buffer) => void) | undefined;
  isOwn: (path: string) => boolean;
  onSlow: () => void;
}

const MAX_HEAD_BYTES = 16_384;
const MAX_TARGET_LENGTH = 2048;
const LAST_CHUNK = Buffer.from("0\r\n\r\n", "latin1");
const PREFLIGHT =
  "access-control-allow-methods: GET, HEAD, OPTIONS\r\naccess-control-allow-headers: *, range\r\naccess-control-max-age: 86400\r\n";
/** A pipelining client gets no further answer queued while this much is unsent. */
const PIPELINE_BYTES = 1_048_576;

export function createConnection(options: ConnectionOptions): Connection {
  const { socket, limits, now } = options;
  let unread: Buffer = Buffer.alloc(0);
  let isAnswering = false;
  let isHead = false;
  let isOld = false;
  let closeAfter = false;
  let idleSince = now();
  let file: ReadStream | undefined;
  let reading: { segment: Segment; reader: SegmentReader } | undefined;
  /** When each unsent write must have left. */
  let dues: number[] = [];

  const sent = () => void dues.shift();
  const write = (bytes: Buffer, forMs: number) => {
    dues.push(now() + forMs);
    socket.write(bytes, sent);
  };

  const finish = () => {
    isAnswering = false;
    reading = undefined;
    file = undefined;
    idleSince = now();
    if (closeAfter) socket.end();
    else if (unread.length > 0) setImmediate(parse);
  };

  const headBytes = (text: string, framing: string) =>
    Buffer.from(
      `${text}date: ${httpDate(now())}\r\n${framing}${closeAfter ? "connection: close\r\n" : ""}\r\n`,
      "latin1",
    );

  const answerWhole = ({ head: text, pieces, size }: Answer & { kind: "whole" }) => {
    const start = headBytes(text, `content-length: ${size}\r\n`);
    if (isHead || size === 0) write(start, limits.maxAnswerMs);
    else {
      socket.cork();
      socket.write(start);
      for (let index = 0; index < pieces.length - 1; index++) socket.write(pieces[index] ?? "");
      write(pieces.at(-1) ?? LAST_CHUNK, limits.maxAnswerMs);
      socket.uncork();
    }
    finish();
  };

  /** HTTP/1.0 (nginx' default towards what it fronts) has no chunked transfer: its answer ends with the connection. */
  const answerGrowing = ({ head: text, segment }: Answer & { kind: "growing" }) => {
    if (isOld) closeAfter = true;
    const start = headBytes(text, isOld ? "" : "transfer-encoding: chunked\r\n");
    if (isHead) {
      write(start, limits.maxAnswerMs);
      return finish();
    }
    const reader: SegmentReader = {
      part(part) {
        if (socket.writableLength > limits.maxBehindBytes) return drop();
        write(isOld ? part.bytes : part.frame, limits.maxBehindMs);
      },
      end() {
        if (!isOld) write(LAST_CHUNK, limits.maxBehindMs);
        finish();
      },
    };
    socket.cork();
    write(start, limits.maxBehindMs);
    // What was there before the viewer came does not count as being behind.
    for (const part of segment.parts) write(isOld ? part.bytes : part.frame, limits.maxBehindMs);
    socket.uncork();
    if (segment.done) return reader.end();
    reading = { segment, reader };
    segment.readers.add(reader);
  };

  const answerFile = ({ head: text, size, open }: Answer & { kind: "file" }) => {
    write(headBytes(text, `content-length: ${size}\r\n`), limits.maxAnswerMs);
    if (isHead || size === 0) return finish();
    const stream = open();
    file = stream;
    stream.on("data", (bytes) => {
      write(bytes as Buffer, limits.maxBehindMs);
      if (!socket.writableNeedDrain) return;
      stream.pause();
      socket.once("drain", () => stream.resume());
    });
    stream.on("end", finish);
    // The length was promised: only a broken connection tells that it will not be kept.
    stream.on("error", () => socket.destroy());
  };

  const drop = () => {
    options.onSlow();
    socket.destroy();
  };

  const refuse = (status: number, title: string, fields = "") => {
    closeAfter = true;
    isAnswering = true;
    unread = Buffer.alloc(0);
    send(problemAnswer(problem(status, title), fields));
  };

  const send = (answer: Answer) => {
    if (socket.destroyed) return;
    if (answer.kind === "whole") answerWhole(answer);
    else if (answer.kind === "growing") answerGrowing(answer);
    else if (answer.kind === "file") answerFile(answer);
    else throw new Error("a connection cannot answer with a wait");
  };

  const parse = () => {
    if (isAnswering || socket.destroyed || unread.length === 0) return;
    if (socket.writableLength > PIPELINE_BYTES) return void socket.once("drain", parse);
    const end = unread.indexOf("\r\n\r\n");
    if (end < 0) {
      if (unread.length > MAX_HEAD_BYTES) refuse(431, "These headers are too long");
      return;
    }
    const text = unread.toString("latin1", 0, end + 2);
    const line = /^([A-Z]{1,16}) (\S+) HTTP\/1\.([01])\r\n/.exec(text);
    if (!line) return refuse(400, "This is not HTTP/1.1");
    const [, method = "", target = "", minor] = line;
    if (target.length > MAX_TARGET_LENGTH) return refuse(414, "This address is too long");
    const { path, query } = splitTarget(target);
    const isOwn = options.isOwn(path);
    if (!isOwn && options.onForeign) {
      socket.off("data", onData).off("close", onClose);
      const bytes = unread;
      unread = Buffer.alloc(0);
      return options.onForeign(socket, bytes);
    }
    unread = unread.subarray(end + 4);
    isOld = minor === "0";
    isHead = method === "HEAD";
    const fields = text.slice(line[0].length - 2);
    closeAfter = isOld || /\r\nconnection:[^\r]*\bclose\b/i.test(fields);
    // A body that nobody reads would be taken for the next request.
    if (/\r\n(?:transfer-encoding:|content-length:[ \t]*0*[1-9])/i.test(fields))
      return refuse(400, "Requests here have no body");
    isAnswering = true;
    if (method === "OPTIONS") return send(whole(204, PREFLIGHT, []));
    if (method !== "GET" && method !== "HEAD")
      return refuse(405, "Only GET and HEAD are answered here", "allow: GET, HEAD, OPTIONS\r\n");
    options.onRequest({ method, path, query, encoding: encodingOf(fields), range: field(fields, "range") });
  };

  const onData = (bytes: Buffer) => {
    unread = unread.length === 0 ? bytes : Buffer.concat([unread, bytes]);
    idleSince = now();
    // First of all: what comes with it may be the body of a request that is another's.
    if (!isAnswering) parse();
    if (unread.length > 2 * MAX_HEAD_BYTES) socket.destroy();
  };
  const onClose = () => {
    if (reading) reading.segment.readers.delete(reading.reader);
    file?.destroy();
    dues = [];
  };
  socket.on("data", onData);
  socket.on("close", onClose);
  // A viewer who leaves is no event; `close` follows.
  socket.on("error", () => {});

  return {
    answer: send,
    sweep(nowMs) {
      const due = dues[0];
      if (due !== undefined && nowMs > due) {
        drop();
        return "slow";
      }
      if (!isAnswering && dues.length === 0 && nowMs - idleSince > limits.idleMs) {
        socket.destroy();
        return "idle";
      }
      return undefined;
    },
    destroy: () => socket.destroy(),
  };
}

function splitTarget(target: string): { path: string; query: string } {
  // A proxy may send the absolute form (RFC 9112 section 3.2.2).
  const own = target.startsWith("/") ? target : target.replace(/^https?:\/\/[^/]*/i, "");
  const mark = own.indexOf("?");
  return mark < 0 ? { path: own, query: "" } : { path: own.slice(0, mark), query: own.slice(mark + 1) };
}

function field(fields: string, name: string): string | undefined {
  return new RegExp(`\\r\\n${name}:[ \\t]*([^\\r]*)`, "i").exec(fields)?.[1]?.trim();
}

function encodingOf(fields: string): OriginRequest["encoding"] {
  const accepted = /\r\naccept-encoding:([^\r]*)/i.exec(fields)?.[1];
  if (!accepted) return "identity";
  const takes = (name: string) => new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?:[,\\s]|$))`, "i").test(accepted);
  if (takes("br")) return "br";
  return takes("gzip") ? "gzip" : "identity";
}

let dateSecond = 0;
let dateText = "";
/** IMF-fixdate (RFC 9110 section 5.6.7), made once a second. */
function httpDate(nowMs: number): string {
  const second = Math.floor(nowMs / 1000);
  if (second !== dateSecond) {
    dateSecond = second;
    dateText = new Date(second * 1000).toUTCString();
  }
  return dateText;
}
