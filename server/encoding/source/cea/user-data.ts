import { withoutEmulation } from "../codec/bits.ts";
import { eachNal } from "../codec/nal.ts";
import type { VideoCodec } from "../contribution.ts";

/** ATSC's name before its user data (ATSC A/53 Part 4, 6.2.3). No zero in it, so no emulation prevention parts it. */
const ATSC = Buffer.from("GA94", "latin1");
/** user_data_type_code of cc_data(). */
const CC_DATA = 3;
/** An access unit holds one such message a field; more than this is not captions. */
const MAX_MESSAGES = 8;
const MPEG2_USER_DATA = Buffer.from([0, 0, 1, 0xb2]);

/** cc_type (CTA-708-E, 4.3): the fields of line 21, and bytes of a DTVCC packet, the first of which starts one. */
export const CC_TYPE = { field1: 0, field2: 1, packetData: 2, packetStart: 3 } as const;

/** A construct of cc_data(): its type and its two bytes. */
export interface CcPair {
  type: number;
  first: number;
  second: number;
}

/**
 * What an access unit carries of captions, in the order in which it was written; most carry none.
 * H.264 and HEVC: SEI, user_data_registered_itu_t_t35; MPEG-2: user_data.
 */
export function readCcPairs(unit: Buffer, codec: VideoCodec): CcPair[] {
  const pairs: CcPair[] = [];
  let messages = 0;
  const read = (message: Uint8Array) => {
    if (++messages <= MAX_MESSAGES) readCcData(message, pairs);
  };
  // A search for four bytes is all that a picture without captions costs.
  if (unit.indexOf(ATSC) < 0) return pairs;
  if (codec === "mpeg2") eachMpeg2UserData(unit, read);
  else
    eachNal(unit, (nal) => {
      const head = nal[0] ?? 0;
      const type = codec === "h264" ? head & 31 : (head >> 1) & 63;
      const isSei = codec === "h264" ? type === 6 : type === 39 || type === 40;
      if (isSei && nal.includes(ATSC)) eachRegistered(withoutEmulation(nal.subarray(codec === "h264" ? 1 : 2)), read);
      return messages < MAX_MESSAGES;
    });
  return pairs;
}

/** Payloads of type 4 (ITU-T H.264, D.1.6) whose provider is ATSC, from the ATSC identifier on. */
function eachRegistered(sei: Uint8Array, visit: (message: Uint8Array) => void): void {
  let at = 0;
  const number = (): number => {
    let value = 0;
    while (sei[at] === 0xff) {
      value += 0xff;
      at++;
    }
    return value + (sei[at++] ?? 0);
  };
  while (at + 2 < sei.length) {
    const type = number();
    const size = number();
    const payload = sei.subarray(at, at + size);
    at += size;
    const [country, high, low] = payload;
    if (type === 4 && country === 0xb5 && high === 0 && low === 0x31) visit(payload.subarray(3));
  }
}

function eachMpeg2UserData(unit: Buffer, visit: (message: Uint8Array) => void): void {
  for (let at = unit.indexOf(MPEG2_USER_DATA); at >= 0; at = unit.indexOf(MPEG2_USER_DATA, at + 4))
    visit(unit.subarray(at + 4));
}

/** cc_data() (CTA-708-E, table 2) behind "GA94" and its type code. */
function readCcData(message: Uint8Array, into: CcPair[]): void {
  if (!ATSC.every((byte, index) => message[index] === byte) || message[4] !== CC_DATA) return;
  const flags = message[5] ?? 0;
  if ((flags & 0x40) === 0) return;
  const end = Math.min(7 + (flags & 31) * 3, message.length - 2);
  for (let at = 7; at < end; at += 3) {
    const head = message[at] ?? 0;
    const isValid = (head & 4) !== 0;
    if (isValid) into.push({ type: head & 3, first: message[at + 1] ?? 0, second: message[at + 2] ?? 0 });
  }
}
