/** Writes boxes of the ISO base media file format (ISO/IEC 14496-12 section 4.2). */

export const u16 = (value: number): Buffer => Buffer.from([(value >> 8) & 255, value & 255]);

export function u32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

/** Exact up to 2^53. */
export const u64 = (value: number): Buffer => Buffer.concat([u32(Math.floor(value / 2 ** 32)), u32(value % 2 ** 32)]);

export function box(type: string, ...body: readonly Buffer[]): Buffer {
  const size = body.reduce((sum, part) => sum + part.length, 8);
  return Buffer.concat([u32(size), Buffer.from(type, "latin1"), ...body], size);
}

export const fullBox = (type: string, version: number, flags: number, ...body: readonly Buffer[]): Buffer =>
  box(type, u32(version * 2 ** 24 + flags), ...body);
