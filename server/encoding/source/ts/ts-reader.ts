import { createUnitAssembler, type AccessUnit, type UnitAssembler } from "./access-unit.ts";
import { readPat, readPmt, type ElementaryStream } from "./section.ts";

const PACKET = 188;
const SYNC = 0x47;
const MAX_SECTION = 4096;

export interface TsReaderOptions {
  /** The program's streams, whenever they change. */
  onProgram(streams: readonly ElementaryStream[]): void;
  onUnit(unit: AccessUnit): void;
  /** Bytes that belong to no packet. */
  onRubbish?(bytes: number): void;
  /** A continuity counter skipped: packets were lost. */
  onLoss?(pid: number): void;
}

/** Reads a transport stream (ISO/IEC 13818-1) as it comes, in pieces of any size. Holds less than three packets of rest. */
export interface TsReader {
  push(bytes: Buffer): void;
  /** The source has ended: what is whole comes out. */
  flush(): void;
}

interface Pid {
  assembler: UnitAssembler | null;
  counter: number;
}

export function createTsReader(options: TsReaderOptions): TsReader {
  let rest: Buffer = Buffer.alloc(0);
  let synced = false;
  const patPid: SectionGatherer = createSectionGatherer();
  let pmtPid = -1;
  let pmtGatherer = createSectionGatherer();
  let lastPmt: Buffer | null = null;
  const pids = new Map<number, Pid>();

  const onPat = (section: Buffer) => {
    const pid = readPat(section);
    if (pid === null || pid === pmtPid) return;
    pmtPid = pid;
    pmtGatherer = createSectionGatherer();
    lastPmt = null;
  };
  const onPmt = (section: Buffer) => {
    if (lastPmt?.equals(section)) return;
    const streams = readPmt(section);
    if (!streams) return;
    lastPmt = Buffer.from(section);
    for (const pid of pids.values()) pid.assembler?.flush();
    pids.clear();
    for (const stream of streams) {
      pids.set(stream.pid, { assembler: createUnitAssembler(stream, options.onUnit), counter: -1 });
    }
    options.onProgram(streams);
  };

  const packet = (bytes: Buffer, at: number) => {
    const second = bytes[at + 1] ?? 0;
    if (second & 0x80) return;
    const start = (second & 0x40) !== 0;
    const pid = ((second & 0x1f) << 8) | (bytes[at + 2] ?? 0);
    const fourth = bytes[at + 3] ?? 0;
    if (!(fourth & 0x10)) return;
    let from = at + 4;
    let randomAccess = false;
    let stuffed = false;
    if (fourth & 0x20) {
      const length = bytes[at + 4] ?? 0;
      if (length > 182) return;
      from = at + 5 + length;
      const flags = length > 0 ? (bytes[at + 5] ?? 0) : 0;
      randomAccess = (flags & 0x40) !== 0;
      // Beyond its flags and a PCR, an adaptation field is there to pad.
      stuffed = (flags & 0x0f) === 0 && length !== 1 + (flags & 0x10 ? 6 : 0);
    }
    const payload = bytes.subarray(from, at + PACKET);
    if (pid === 0) return patPid.packet(payload, start, onPat);
    if (pid === pmtPid) return pmtGatherer.packet(payload, start, onPmt);
    const known = pids.get(pid);
    if (!known) return;
    const counter = fourth & 0x0f;
    if (known.counter >= 0 && counter !== ((known.counter + 1) & 0x0f)) {
      // One repetition of a packet is allowed (section 2.4.3.3).
      if (counter === known.counter && !start) return;
      known.assembler?.damage();
      options.onLoss?.(pid);
    }
    known.counter = counter;
    known.assembler?.packet(payload, start, randomAccess, stuffed);
  };

  return {
    push(bytes) {
      const data = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
      let at = 0;
      while (at + PACKET <= data.length) {
        if (synced ? data[at] === SYNC : startsPackets(data, at)) {
          synced = true;
          packet(data, at);
          at += PACKET;
          continue;
        }
        synced = false;
        if (data.length - at < PACKET * 3) break;
        const next = findSync(data, at + 1);
        options.onRubbish?.(next - at);
        at = next;
      }
      // A copy, for `data` may be a piece of a large buffer.
      rest = at < data.length ? Buffer.from(data.subarray(at)) : Buffer.alloc(0);
    },
    flush() {
      for (const pid of pids.values()) pid.assembler?.flush();
      rest = Buffer.alloc(0);
      synced = false;
    },
  };
}

const startsPackets = (data: Buffer, at: number): boolean =>
  at + PACKET * 2 < data.length && data[at] === SYNC && data[at + PACKET] === SYNC && data[at + PACKET * 2] === SYNC;

/** The next place where three packets in a row may start; where none does, near the end, to be looked at again. */
function findSync(data: Buffer, from: number): number {
  const last = data.length - PACKET * 2;
  for (let at = from; at < last; at++) if (startsPackets(data, at)) return at;
  return Math.max(from, last);
}

interface SectionGatherer {
  packet(payload: Buffer, start: boolean, onSection: (section: Buffer) => void): void;
}

function createSectionGatherer(): SectionGatherer {
  let gathered: Buffer | null = null;
  return {
    packet(payload, start, onSection) {
      if (start) {
        const pointer = payload[0] ?? 0;
        gathered = payload.subarray(1 + pointer);
      } else if (gathered) {
        gathered = Buffer.concat([gathered, payload]);
      }
      if (!gathered || gathered.length < 3) return;
      const size = 3 + (gathered.readUInt16BE(1) & 0x0fff);
      if (gathered.length >= size) {
        onSection(gathered.subarray(0, size));
        gathered = null;
      } else if (gathered.length > MAX_SECTION) {
        gathered = null;
      }
    },
  };
}
