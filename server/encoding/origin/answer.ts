import type { ReadStream } from "node:fs";
import { PROBLEM_TYPE, type Problem } from "../../../contracts/problem.ts";
import type { Segment } from "./live-window.ts";

/** What a viewer asks for. */
export interface OriginRequest {
  method: "GET" | "HEAD";
  path: string;
  /** Without the question mark. */
  query: string;
  encoding: "br" | "gzip" | "identity";
  range: string | undefined;
}

/** What it gets. Answers hold shared buffers, so one may go to any number of viewers. */
export type Answer =
  | { kind: "whole"; head: string; pieces: readonly Buffer[]; size: number }
  | { kind: "growing"; head: string; segment: Segment }
  | { kind: "file"; head: string; size: number; open: () => ReadStream }
  /** Not there yet: ask again when `feed` has changed; `late` is the answer after `forMs`. */
  | { kind: "wait"; feed: string; forMs: number; late: Answer };

const REASONS: Readonly<Record<number, string>> = {
  200: "OK",
  204: "No Content",
  206: "Partial Content",
  400: "Bad Request",
  404: "Not Found",
  405: "Method Not Allowed",
  414: "URI Too Long",
  416: "Range Not Satisfiable",
  431: "Request Header Fields Too Large",
  503: "Service Unavailable",
};

/** Any page may play a feed, measure its loading and embed it under COEP. */
const OPEN_TO_ALL =
  "access-control-allow-origin: *\r\naccess-control-expose-headers: content-length, content-range, date\r\n" +
  "timing-allow-origin: *\r\ncross-origin-resource-policy: cross-origin\r\nx-content-type-options: nosniff\r\n";

/** Status line and headers up to those that the connection adds (date, framing), each line ended. */
export const head = (status: number, fields: string): string =>
  `HTTP/1.1 ${status} ${REASONS[status] ?? "Unknown"}\r\n${OPEN_TO_ALL}${fields}`;

export const whole = (status: number, fields: string, pieces: readonly Buffer[]): Answer => ({
  kind: "whole",
  head: head(status, fields),
  pieces,
  size: pieces.reduce((sum, { length }) => sum + length, 0),
});

export function problemAnswer(body: Problem, fields = ""): Answer {
  return whole(body.status, `content-type: ${PROBLEM_TYPE}\r\ncache-control: no-store\r\n${fields}`, [
    Buffer.from(JSON.stringify(body)),
  ]);
}
