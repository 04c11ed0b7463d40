/**
 * VISCA over IP as Sony's cameras speak it: a UDP datagram is an 8 byte header (payload type, payload length,
 * sequence number) and a VISCA message of 1 to 16 bytes that ends in FF.
 */
const HEADER = 8;
const TYPE = { command: 0x0100, inquiry: 0x0110, reply: 0x0111, control: 0x0200, controlReply: 0x0201 } as const;
/** 13.33 position units a degree, as on most of these cameras. */
const UNITS_PER_DEGREE = 40 / 3;
export const ZOOM_UNITS = 0x4000;
export const PAN_SPEEDS = 0x18;
export const TILT_SPEEDS = 0x14;

export type Direction = -1 | 0 | 1;
/** What may be asked of the head. Speeds are shares of the fastest, 0 to 1; zoom positions too. */
export type ViscaCommand =
  | { type: "drive"; pan: number; tilt: number }
  | { type: "position"; panDeg: number; tiltDeg: number; relative: boolean; speed: number }
  | { type: "home" }
  | { type: "zoom-drive"; speed: number }
  | { type: "zoom-position"; share: number }
  | { type: "power"; on: boolean }
  | { type: "clear" }
  | { type: "inquire"; what: "position" | "zoom" | "power" | "version" };

export type ViscaError = "length" | "syntax" | "cancelled" | "not-executable";
export type ViscaRequest =
  | { kind: "command"; sequence: number; command: ViscaCommand }
  /** The controller starts counting anew. */
  | { kind: "reset"; sequence: number }
  | { kind: "error"; sequence: number; error: ViscaError };

const signed = (value: number): number => (value >= 0x8000 ? value - 0x10000 : value);
/** Four bytes of which each holds four bits. */
const nibbles = (body: Uint8Array, at: number): number =>
  [0, 1, 2, 3].reduce((value, index) => value * 16 + ((body[at + index] ?? 0) & 15), 0);
const toNibbles = (value: number): number[] => [12, 8, 4, 0].map((shift) => (value >> shift) & 15);
const direction = (value: number | undefined, less: number, more: number): Direction | undefined => {
  if (value === less) return -1;
  if (value === more) return 1;
  return value === 3 ? 0 : undefined;
};
const share = (value: number | undefined, most: number): number | undefined =>
  value === undefined || value > most ? undefined : Math.max(1, value) / most;

function parseMotion(body: Uint8Array): ViscaCommand | undefined {
  const pan = share(body[2], PAN_SPEEDS);
  const tilt = share(body[3], TILT_SPEEDS);
  switch (body[1]) {
    case 0x01: {
      const across = direction(body[4], 1, 2);
      const up = direction(body[5], 2, 1);
      if (body.length !== 6 || pan === undefined || tilt === undefined || across === undefined || up === undefined)
        return undefined;
      return { type: "drive", pan: across * pan, tilt: up * tilt };
    }
    case 0x02:
    case 0x03: {
      if (body.length !== 12 || pan === undefined || tilt === undefined) return undefined;
      const [panDeg, tiltDeg] = [
        signed(nibbles(body, 4)) / UNITS_PER_DEGREE,
        signed(nibbles(body, 8)) / UNITS_PER_DEGREE,
      ];
      return { type: "position", panDeg, tiltDeg, relative: body[1] === 0x03, speed: pan };
    }
    case 0x04:
    case 0x05:
      return body.length === 2 ? { type: "home" } : undefined;
    default:
      return undefined;
  }
}

function parseLens(body: Uint8Array): ViscaCommand | undefined {
  const [, code, value = -1] = body;
  if (code === 0x00 && body.length === 3 && (value === 2 || value === 3)) return { type: "power", on: value === 2 };
  if (code === 0x47 && body.length === 6)
    return { type: "zoom-position", share: Math.min(1, nibbles(body, 2) / ZOOM_UNITS) };
  if (code !== 0x07 || body.length !== 3) return undefined;
  if (value === 0) return { type: "zoom-drive", speed: 0 };
  if (value === 2 || value === 3) return { type: "zoom-drive", speed: value === 2 ? 0.5 : -0.5 };
  const sign = value >> 4 === 2 ? 1 : -1;
  return (value >> 4 === 2 || value >> 4 === 3) && (value & 15) < 8
    ? { type: "zoom-drive", speed: (sign * ((value & 15) + 1)) / 8 }
    : undefined;
}

const INQUIRIES: Readonly<Record<string, "position" | "zoom" | "power" | "version">> = {
  "0612": "position",
  "0447": "zoom",
  "0400": "power",
  "0002": "version",
};

function parseMessage(message: Uint8Array): ViscaCommand | undefined {
  if (message[0] !== 0x81 || message.at(-1) !== 0xff) return undefined;
  const body = message.subarray(2, -1);
  if (message[1] === 0x09) {
    const what = INQUIRIES[Buffer.from(body).toString("hex")];
    return what && { type: "inquire", what };
  }
  if (message[1] !== 0x01) return undefined;
  if (body[0] === 0x06) return parseMotion(body);
  if (body[0] === 0x04) return parseLens(body);
  return body[0] === 0 && body[1] === 1 && body.length === 2 ? { type: "clear" } : undefined;
}

/** Null where a datagram is not even framed: there is no sequence number to answer to. */
export function parseRequest(datagram: Buffer): ViscaRequest | null {
  if (datagram.length < HEADER + 1 || datagram.length > HEADER + 16) return null;
  const type = datagram.readUInt16BE(0);
  const sequence = datagram.readUInt32BE(4);
  const message = datagram.subarray(HEADER);
  if (type !== TYPE.control && type !== TYPE.command && type !== TYPE.inquiry) return null;
  if (datagram.readUInt16BE(2) !== message.length) return { kind: "error", sequence, error: "length" };
  if (type === TYPE.control)
    return message[0] === 1 ? { kind: "reset", sequence } : { kind: "error", sequence, error: "syntax" };
  const command = parseMessage(message);
  return command ? { kind: "command", sequence, command } : { kind: "error", sequence, error: "syntax" };
}

function datagramOf(type: number, sequence: number, payload: readonly number[]): Buffer {
  const out = Buffer.alloc(HEADER + payload.length);
  out.writeUInt16BE(type, 0);
  out.writeUInt16BE(payload.length, 2);
  out.writeUInt32BE(sequence, 4);
  out.set(payload, HEADER);
  return out;
}

const ERRORS: Readonly<Record<ViscaError, number>> = {
  length: 0x01,
  syntax: 0x02,
  cancelled: 0x04,
  "not-executable": 0x41,
};

/** `socket` is VISCA's word for the slot, 1 or 2, that a command in progress occupies. */
export const reply = {
  acknowledge: (sequence: number, socket: number) => datagramOf(TYPE.reply, sequence, [0x90, 0x40 | socket, 0xff]),
  complete: (sequence: number, socket: number) => datagramOf(TYPE.reply, sequence, [0x90, 0x50 | socket, 0xff]),
  error: (sequence: number, error: ViscaError, socket = 0) =>
    datagramOf(TYPE.reply, sequence, [0x90, 0x60 | socket, ERRORS[error], 0xff]),
  reset: (sequence: number) => datagramOf(TYPE.controlReply, sequence, [0x01]),
  position: (sequence: number, { panDeg, tiltDeg }: { panDeg: number; tiltDeg: number }) =>
    datagramOf(TYPE.reply, sequence, [
      0x90,
      0x50,
      ...[panDeg, tiltDeg].flatMap((deg) => toNibbles(Math.round(deg * UNITS_PER_DEGREE) & 0xffff)),
      0xff,
    ]),
  zoom: (sequence: number, zoomShare: number) =>
    datagramOf(TYPE.reply, sequence, [0x90, 0x50, ...toNibbles(Math.round(zoomShare * ZOOM_UNITS)), 0xff]),
  power: (sequence: number, on: boolean) => datagramOf(TYPE.reply, sequence, [0x90, 0x50, on ? 2 : 3, 0xff]),
  /** No vendor's: vendor 0, model 0, version 1, two sockets. */
  version: (sequence: number) => datagramOf(TYPE.reply, sequence, [0x90, 0x50, 0, 0, 0, 0, 0, 1, 2, 0xff]),
};

/** A command as a controller sends it; for tests and guides. */
export const requestDatagram = (message: readonly number[], sequence: number): Buffer =>
  datagramOf(message[1] === 0x09 ? TYPE.inquiry : TYPE.command, sequence, message);
