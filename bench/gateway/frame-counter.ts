/** Counts WebSocket frames (RFC 6455 section 5.2) of a server in a byte stream, keeping nothing of them. */
export interface FrameCounts {
  bytes: number;
  messages: number;
  /** Occurrences of "[" in text messages. */
  brackets: number;
}

export function createFrameCounter(total: FrameCounts, onPing: () => void) {
  const header: number[] = [];
  let left = 0;
  let text = false;
  return (chunk: Uint8Array): void => {
    total.bytes += chunk.length;
    for (let at = 0; at < chunk.length;) {
      if (left > 0) {
        const end = Math.min(chunk.length, at + left);
        left -= end - at;
        if (text) for (; at < end; at++) if (chunk[at] === 0x5b) total.brackets++;
        at = end;
        continue;
      }
      header.push(chunk[at++] ?? 0);
      const length = (header[1] ?? 0) & 0x7f;
      if (header.length < (length < 126 ? 2 : length === 126 ? 4 : 10)) continue;
      left = length < 126 ? length : header.slice(2).reduce((sum, byte) => sum * 256 + byte, 0);
      const opcode = (header[0] ?? 0) & 0x0f;
      text = opcode === 1;
      if (text) total.messages++;
      if (opcode === 9) onPing();
      header.length = 0;
    }
  };
}
