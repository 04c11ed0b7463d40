import { expect, test } from "vitest";
import { createAnswerReader } from "./answer-reader.ts";

const WIRE = Buffer.from(
  "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello" +
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n" +
    "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n",
);

test.each([1, 2, 3, 7, 1000])("answers cut into pieces of %i bytes are told apart", (piece) => {
  const seen: string[] = [];
  const reader = createAnswerReader({
    onChunk: (index) => seen.push(`chunk ${index}`),
    onAnswer: (status, bytes) => seen.push(`${status} ${bytes}`),
  });
  for (let at = 0; at < WIRE.length; at += piece) {
    const bytes = WIRE.subarray(at, at + piece);
    reader.take(bytes, bytes.length);
  }
  expect(seen).toEqual(["200 5", "chunk 0", "chunk 1", "200 19", "404 0"]);
});
