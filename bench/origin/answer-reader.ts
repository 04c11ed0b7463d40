/** Just enough of an HTTP/1.1 client to load a server without being the bottleneck: reads one answer after another. */
export interface AnswerReader {
  take(bytes: Buffer, length: number): void;
}

export interface AnswerEvents {
  /** A chunk of chunked transfer is complete. */
  onChunk?: (index: number) => void;
  /** The answer is complete; body bytes without framing. */
  onAnswer: (status: number, bodyBytes: number) => void;
}

const MAX_HEAD = 4096;

export function createAnswerReader({ onChunk, onAnswer }: AnswerEvents): AnswerReader {
  let head = "";
  let status = 0;
  let isChunked = false;
  let inBody = false;
  /** Bytes to come of the body or chunk, its line break included. */
  let left = 0;
  let sizeLine = "";
  let index = 0;
  let body = 0;

  const finish = () => {
    inBody = false;
    head = "";
    onAnswer(status, body);
  };

  const readHead = (bytes: Buffer, from: number, to: number): number => {
    const before = head.length;
    head += bytes.toString("latin1", from, Math.min(to, from + MAX_HEAD));
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) return to;
    head = head.slice(0, end);
    status = Number(head.slice(9, 12));
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    isChunked = length === undefined;
    inBody = true;
    index = 0;
    sizeLine = "";
    body = isChunked ? 0 : Number(length);
    left = body;
    if (!isChunked && left === 0) finish();
    return from + end + 4 - before;
  };

  const readSize = (bytes: Buffer, from: number, to: number): number => {
    const end = bytes.indexOf(10, from);
    const until = end < 0 || end >= to ? to : end + 1;
    sizeLine += bytes.toString("latin1", from, until);
    if (!sizeLine.endsWith("\n")) return until;
    const size = Number.parseInt(sizeLine, 16);
    sizeLine = "";
    body += size;
    left = size === 0 ? -2 : size + 2;
    return until;
  };

  return {
    take(bytes, length) {
      for (let at = 0; at < length;) {
        if (!inBody) at = readHead(bytes, at, length);
        else if (left > 0) {
          const taken = Math.min(left, length - at);
          left -= taken;
          at += taken;
          if (left === 0 && isChunked) onChunk?.(index++);
          if (left === 0 && !isChunked) finish();
        } else if (left < 0) {
          // The line break behind the last chunk.
          left++;
          at++;
          if (left === 0) finish();
        } else at = readSize(bytes, at, length);
      }
    },
  };
}
