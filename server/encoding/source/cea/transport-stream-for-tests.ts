import type { VideoCodec } from "../contribution.ts";

/** The smallest transport stream that carries pictures (ISO/IEC 13818-1), with exact times. For tests. */
const PMT_PID = 0x1000;
const VIDEO_PID = 0x100;
const STREAM_TYPES: Readonly<Record<VideoCodec, number>> = { h264: 0x1b, hevc: 0x24, mpeg2: 0x02 };

export interface TimedUnit {
  pts: number;
  dts: number;
  data: Buffer;
}

export function writeTransportStream(codec: VideoCodec, units: readonly TimedUnit[]): Buffer {
  const counters = new Map<number, number>();
  const packets: Buffer[] = [];
  const add = (pid: number, payload: Buffer, clock?: number) => {
    for (let at = 0; at < payload.length || at === 0;) {
      const isFirst = at === 0;
      const counter = counters.get(pid) ?? 0;
      counters.set(pid, (counter + 1) & 15);
      let field = isFirst && clock !== undefined ? clockField(clock) : Buffer.alloc(0);
      const room = 184 - field.length;
      const left = payload.length - at;
      if (left < room) field = padded(field, 184 - left);
      const head = Buffer.from([
        0x47,
        (isFirst ? 0x40 : 0) | (pid >> 8),
        pid & 255,
        (field.length > 0 ? 0x30 : 0x10) | counter,
      ]);
      const part = payload.subarray(at, at + 184 - field.length);
      packets.push(Buffer.concat([head, field, part]));
      at += part.length;
    }
  };
  const tables = () => {
    add(0, Buffer.concat([Buffer.from([0]), section(0, 1, [0, 1, 0xe0 | (PMT_PID >> 8), PMT_PID & 255])]));
    const stream = [STREAM_TYPES[codec], 0xe0 | (VIDEO_PID >> 8), VIDEO_PID & 255, 0xf0, 0];
    add(
      PMT_PID,
      Buffer.concat([Buffer.from([0]), section(2, 1, [0xe0 | (VIDEO_PID >> 8), VIDEO_PID & 255, 0xf0, 0, ...stream])]),
    );
  };
  units.forEach(({ pts, dts, data }, index) => {
    if (index % 10 === 0) tables();
    const head = Buffer.from([0, 0, 1, 0xe0, 0, 0, 0x80, 0xc0, 10, ...stamp(3, pts), ...stamp(1, dts)]);
    add(VIDEO_PID, Buffer.concat([head, data]), dts);
  });
  return Buffer.concat(packets);
}

function stamp(prefix: number, ticks: number): number[] {
  const high = Math.floor(ticks / 2 ** 30) & 7;
  const middle = Math.floor(ticks / 2 ** 15) & 0x7fff;
  const low = ticks & 0x7fff;
  return [(prefix << 4) | (high << 1) | 1, middle >> 7, ((middle << 1) & 0xff) | 1, low >> 7, ((low << 1) & 0xff) | 1];
}

/** An adaptation field with a clock reference. */
function clockField(ticks: number): Buffer {
  const field = Buffer.alloc(8);
  field.writeUInt8(7, 0);
  field.writeUInt8(0x10, 1);
  field.writeUInt32BE(Math.floor(ticks / 2), 2);
  field.writeUInt16BE(((ticks % 2) << 15) | 0x7e00, 6);
  return field;
}

function padded(field: Buffer, size: number): Buffer {
  if (size === 0) return field;
  if (size === 1) return Buffer.from([0]);
  const out = Buffer.alloc(size, 0xff);
  field.copy(out);
  out[0] = size - 1;
  if (field.length === 0) out[1] = 0;
  return out;
}

function section(table: number, id: number, body: readonly number[]): Buffer {
  const bytes = Buffer.from([table, 0xb0, body.length + 9, id >> 8, id & 255, 0xc1, 0, 0, ...body]);
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000_0000 ? (crc << 1) ^ 0x04c1_1db7 : crc << 1;
  }
  const end = Buffer.alloc(4);
  end.writeUInt32BE(crc >>> 0);
  return Buffer.concat([bytes, end]);
}
