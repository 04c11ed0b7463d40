import type { Ticks90k } from "../../contracts/units.ts";

/**
 * MPEG-2 transport stream (ISO/IEC 13818-1) of one programme: H.264 access units and AAC frames in ADTS.
 * Nothing here reads a clock: the caller says which instant an access unit belongs to.
 */
const PACKET = 188;
const PAT_PID = 0x0000;
const PMT_PID = 0x1000;
const VIDEO_PID = 0x0100;
const AUDIO_PID = 0x0101;
const NULL_PID = 0x1fff;
const PROGRAMME = 1;
const STREAM_TYPE_AAC = 0x0f;
const STREAM_TYPE_H264 = 0x1b;
/** The system clock runs behind the time stamps by this much: how early a decoder gets its data. */
const PCR_LEAD_TICKS = 9000;
const WRAP = 2 ** 33;

/** CRC-32/MPEG-2, annex A. */
export function sectionCrc(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc >>> 0;
}

/** A null packet's worth of nothing, `count` times: keeps a relay fed without saying anything. */
export function nullPackets(count: number): Buffer {
  const out = Buffer.alloc(count * PACKET, 0xff);
  for (let at = 0; at < out.length; at += PACKET) out.set([0x47, NULL_PID >> 8, NULL_PID & 0xff, 0x10], at);
  return out;
}

/** One table section with header fields common to PAT and PMT (clauses 2.4.4.4 and 2.4.4.9). */
function section(tableId: number, id: number, body: readonly number[]): Buffer {
  const length = 5 + body.length + 4;
  const bytes = Buffer.from([
    tableId,
    0xb0 | (length >> 8),
    length & 0xff,
    id >> 8,
    id & 0xff,
    0xc1,
    0,
    0,
    ...body,
    0,
    0,
    0,
    0,
  ]);
  bytes.writeUInt32BE(sectionCrc(bytes.subarray(0, -4)), bytes.length - 4);
  return bytes;
}

const PAT = section(0x00, 1, [PROGRAMME >> 8, PROGRAMME & 0xff, 0xe0 | (PMT_PID >> 8), PMT_PID & 0xff]);

function pmt(hasAudio: boolean): Buffer {
  const stream = (type: number, pid: number) => [type, 0xe0 | (pid >> 8), pid & 0xff, 0xf0, 0];
  const audio = hasAudio ? stream(STREAM_TYPE_AAC, AUDIO_PID) : [];
  return section(0x02, PROGRAMME, [
    0xe0 | (VIDEO_PID >> 8),
    VIDEO_PID & 0xff,
    0xf0,
    0,
    ...stream(STREAM_TYPE_H264, VIDEO_PID),
    ...audio,
  ]);
}

/** PES header with a PTS only: there are no B-frames, so a DTS would repeat it (clause 2.4.3.6). */
function pesHeader(streamId: number, pts: Ticks90k, payload: number): Buffer {
  const length = 8 + payload;
  const header = Buffer.from([0, 0, 1, streamId, 0, 0, 0x84, 0x80, 5, 0, 0, 0, 0, 0]);
  // An unbounded length is lawful for video only, and makes a reader wait for the next access unit.
  if (length <= 0xffff) header.writeUInt16BE(length, 4);
  else if (streamId !== 0xe0) throw new RangeError(`An audio frame of ${payload} bytes does not fit a PES packet`);
  const high = Math.floor(pts / 2 ** 30);
  header[9] = 0x21 | (high << 1);
  header.writeUInt16BE((((pts >>> 15) & 0x7fff) << 1) | 1, 10);
  header.writeUInt16BE(((pts & 0x7fff) << 1) | 1, 12);
  return header;
}

/** Adaptation field with a PCR and the random access flag (clause 2.4.3.4). */
function clockField(pcr: number, randomAccess: boolean): Buffer {
  const field = Buffer.alloc(8);
  field[0] = 7;
  field[1] = 0x10 | (randomAccess ? 0x40 : 0);
  field.writeUInt32BE(Math.floor(pcr / 2), 2);
  field[6] = ((pcr % 2) << 7) | 0x7e;
  return field;
}

export interface TransportStream {
  /** PAT and PMT; a receiver can start here. */
  tables(): Buffer;
  /** One access unit in Annex B, its delimiter first. */
  video(accessUnit: Buffer, pts: Ticks90k, key: boolean): Buffer;
  /** One AAC frame with its ADTS header. */
  audio(frame: Buffer, pts: Ticks90k): Buffer;
}

export function createTransportStream({ hasAudio }: { hasAudio: boolean }): TransportStream {
  const counters = new Map<number, number>();
  const programmeMap = pmt(hasAudio);

  const packetise = (pid: number, payload: readonly Buffer[], field: Buffer | undefined): Buffer => {
    const data = payload.length === 1 && payload[0] ? payload[0] : Buffer.concat(payload);
    const first = PACKET - 4 - (field?.length ?? 0);
    const packets = data.length <= first ? 1 : 1 + Math.ceil((data.length - first) / (PACKET - 4));
    const out = Buffer.allocUnsafe(packets * PACKET);
    let counter = counters.get(pid) ?? 0;
    let read = 0;
    for (let index = 0; index < packets; index++) {
      let at = index * PACKET;
      const own = index === 0 ? field : undefined;
      const size = Math.min(data.length - read, PACKET - 4 - (own?.length ?? 0));
      const stuffing = PACKET - 4 - (own?.length ?? 0) - size;
      out[at] = 0x47;
      out[at + 1] = (index === 0 ? 0x40 : 0) | (pid >> 8);
      out[at + 2] = pid & 0xff;
      out[at + 3] = (own || stuffing > 0 ? 0x30 : 0x10) | counter;
      counter = (counter + 1) & 15;
      at += 4;
      if (own) {
        out.set(own, at);
        out[at] = (own[0] ?? 0) + stuffing;
        at += own.length;
        out.fill(0xff, at, at + stuffing);
      } else if (stuffing > 0) {
        out[at] = stuffing - 1;
        if (stuffing > 1) out[at + 1] = 0;
        out.fill(0xff, at + 2, at + Math.max(2, stuffing));
      }
      at = (index + 1) * PACKET - size;
      data.copy(out, at, read, read + size);
      read += size;
    }
    counters.set(pid, counter);
    return out;
  };

  /** A section alone in its packet: pointer field, section, then stuffing bytes rather than an adaptation field. */
  const table = (pid: number, bytes: Buffer): Buffer =>
    packetise(pid, [Buffer.from([0]), bytes, Buffer.alloc(PACKET - 5 - bytes.length, 0xff)], undefined);

  return {
    tables: () => Buffer.concat([table(PAT_PID, PAT), table(PMT_PID, programmeMap)]),
    video(accessUnit, pts, key) {
      const pcr = (pts - PCR_LEAD_TICKS + WRAP) % WRAP;
      return packetise(VIDEO_PID, [pesHeader(0xe0, pts, accessUnit.length), accessUnit], clockField(pcr, key));
    },
    audio: (frame, pts) => packetise(AUDIO_PID, [pesHeader(0xc0, pts, frame.length), frame], undefined),
  };
}
