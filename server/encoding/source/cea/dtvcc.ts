/**
 * The caption channel of digital television (DTVCC, CTA-708-E clauses 5 and 6): packets out of cc_data(), and the blocks
 * of services out of packets.
 */
export interface DtvccOptions {
  /** Service 1 to 63. */
  onBlock(service: number, bytes: Uint8Array): void;
  /** Packets were lost: what services show may be wrong (8.10.8). */
  onLoss(): void;
}

export interface Dtvcc {
  /** Two bytes; `starts`: the first of them is a packet's header. */
  push(starts: boolean, first: number, second: number): void;
}

const MAX_PACKET = 128;
const EXTENDED_SERVICE = 7;

export function createDtvcc({ onBlock, onLoss }: DtvccOptions): Dtvcc {
  const packet = new Uint8Array(MAX_PACKET);
  let size = 0;
  /** Bytes of the packet that is coming; 0: none. */
  let expected = 0;
  let lastSequence: number | null = null;

  const read = () => {
    const sequence = (packet[0] ?? 0) >> 6;
    // A sender that repeats one number does not count.
    const isLost = lastSequence !== null && sequence !== lastSequence && sequence !== (lastSequence + 1) % 4;
    lastSequence = sequence;
    if (isLost) onLoss();
    let at = 1;
    while (at < expected) {
      const head = packet[at++] ?? 0;
      const blockSize = head & 31;
      let service = head >> 5;
      // Service 0 is fill up to the packet's end.
      if (service === 0) return;
      if (service === EXTENDED_SERVICE && blockSize > 0) service = (packet[at++] ?? 0) & 63;
      if (at + blockSize > expected) return;
      if (blockSize > 0 && service > 0) onBlock(service, packet.slice(at, at + blockSize));
      at += blockSize;
    }
  };

  return {
    push(starts, first, second) {
      if (starts) {
        // The one before, if it is not whole, never will be; its number was not counted, so the loss shows.
        expected = (first & 63) * 2 || MAX_PACKET;
        size = 0;
      }
      if (expected === 0) return;
      packet[size++] = first;
      if (size < expected) packet[size++] = second;
      if (size < expected) return;
      read();
      expected = 0;
    },
  };
}
