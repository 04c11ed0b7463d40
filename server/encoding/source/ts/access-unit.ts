import type { ElementaryStream } from "./section.ts";

/** What one PES packet carried: a picture, or one or more frames of sound. */
export interface AccessUnit {
  stream: ElementaryStream;
  /** 90 kHz, modulo 2^33. */
  pts: number;
  dts: number;
  /** The sender marked a random access point. */
  randomAccess: boolean;
  /** Packets were lost within it. */
  damaged: boolean;
  data: Buffer;
}

/** The largest picture that is kept; 2160p at 100 Mbit/s stays below. */
export const MAX_UNIT_BYTES = 8 * 1024 * 1024;

/** Gathers the packets of one PID into access units. */
export interface UnitAssembler {
  /** `payload` without the adaptation field; `stuffed`: the packet was padded, as the last of a unit is. */
  packet(payload: Buffer, start: boolean, randomAccess: boolean, stuffed: boolean): void;
  damage(): void;
  flush(): void;
}

export function createUnitAssembler(stream: ElementaryStream, onUnit: (unit: AccessUnit) => void): UnitAssembler {
  let parts: Buffer[] = [];
  let size = 0;
  /** Payload bytes that the header announced; 0: until the next start. */
  let expected = 0;
  let open: Omit<AccessUnit, "data"> | null = null;
  let endedByPadding = false;
  let trustPadding = true;

  const flush = () => {
    if (open && size > 0)
      onUnit({ ...open, data: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts, size) });
    open = null;
    parts = [];
    size = 0;
  };

  return {
    packet(payload, start, randomAccess, stuffed) {
      let body = payload;
      if (start) {
        flush();
        const header = readPesHeader(payload);
        if (!header) return;
        endedByPadding = false;
        open = { stream, pts: header.pts, dts: header.dts, randomAccess, damaged: false };
        expected = header.payloadBytes;
        body = payload.subarray(header.length);
      }
      if (!open) {
        // More came after the padding: this sender pads where it likes, so that unit was cut short.
        if (endedByPadding) trustPadding = false;
        return;
      }
      if (size + body.length > MAX_UNIT_BYTES) {
        open = null;
        parts = [];
        size = 0;
        return;
      }
      if (body.length > 0) parts.push(body);
      size += body.length;
      // Waiting for the next start would hold each picture for a frame. The last packet of a picture shows itself by
      // its padding: payloads are aligned to packets, so only the end needs any.
      if (expected > 0 ? size >= expected : stuffed && trustPadding) {
        endedByPadding = expected === 0;
        flush();
      }
    },
    damage() {
      if (open) open.damaged = true;
    },
    flush,
  };
}

interface PesHeader {
  pts: number;
  dts: number;
  /** Bytes of the header. */
  length: number;
  /** Bytes after it, or 0 where the sender leaves it open. */
  payloadBytes: number;
}

/** ISO/IEC 13818-1 section 2.4.3.6; null where there is no PTS. */
export function readPesHeader(bytes: Buffer): PesHeader | null {
  if (bytes.length < 14 || bytes.readUIntBE(0, 3) !== 1) return null;
  const flags = bytes[7] ?? 0;
  const headerBytes = bytes[8] ?? 0;
  const length = 9 + headerBytes;
  if ((flags & 0x80) === 0 || length > bytes.length) return null;
  const pts = readStamp(bytes, 9);
  const dts = (flags & 0x40) !== 0 && headerBytes >= 10 ? readStamp(bytes, 14) : pts;
  const packetBytes = bytes.readUInt16BE(4);
  return { pts, dts, length, payloadBytes: packetBytes === 0 ? 0 : Math.max(0, packetBytes - 3 - headerBytes) };
}

/** A 33-bit time stamp in its five bytes with marker bits. */
function readStamp(bytes: Buffer, at: number): number {
  const high = ((bytes[at] ?? 0) >> 1) & 7;
  const middle = bytes.readUInt16BE(at + 1) >> 1;
  const low = bytes.readUInt16BE(at + 3) >> 1;
  return high * 2 ** 30 + middle * 2 ** 15 + low;
}
