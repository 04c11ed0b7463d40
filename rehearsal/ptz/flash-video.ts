/**
 * Reads H.264 out of a stream of FLV tags (Adobe's video file format 10.1, annex E) as Annex B access units.
 * Of all that ffmpeg writes to a pipe, FLV says most simply where a picture ends, so a live picture
 * need not wait for the next one.
 */
const FILE_HEADER = 9 + 4;
const TAG_HEADER = 11;
const TAG_TRAILER = 4;
const VIDEO_TAG = 9;
const AVC = 7;
const AVC_PICTURE = 1;
const DELIMITER = 9;
const START_CODE = Buffer.from([0, 0, 0, 1]);

export interface AccessUnit {
  bytes: Buffer;
  key: boolean;
}

/** NAL units with 4 byte lengths (ISO/IEC 14496-15) to start codes, from the delimiter on: the muxer puts a remark before the first. */
function toAnnexB(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at + 4 < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const unit = bytes.subarray(at + 4, at + 4 + length);
    if (parts.length > 0 || ((unit[0] ?? 0) & 31) === DELIMITER) parts.push(START_CODE, unit);
    at += 4 + length;
  }
  return Buffer.concat(parts);
}

export function createFlashVideoReader(): { push(piece: Buffer): AccessUnit[] } {
  let held: Buffer = Buffer.alloc(0);
  let begun = false;
  return {
    push(piece) {
      held = held.length === 0 ? piece : Buffer.concat([held, piece]);
      const units: AccessUnit[] = [];
      if (!begun) {
        if (held.length < FILE_HEADER) return units;
        begun = true;
        held = held.subarray(FILE_HEADER);
      }
      for (;;) {
        if (held.length < TAG_HEADER) return units;
        const size = held.readUIntBE(1, 3);
        const end = TAG_HEADER + size + TAG_TRAILER;
        if (held.length < end) return units;
        const body = held.subarray(TAG_HEADER, TAG_HEADER + size);
        const [kind = 0, what] = body;
        if (held[0] === VIDEO_TAG && (kind & 15) === AVC && what === AVC_PICTURE)
          units.push({ bytes: toAnnexB(body.subarray(5)), key: kind >> 4 === 1 });
        held = held.subarray(end);
      }
    },
  };
}
