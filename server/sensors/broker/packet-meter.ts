/**
 * Reads MQTT's fixed headers (3.1.1 section 2.2) out of a byte stream, without keeping a byte of it:
 * how many packets began, and whether one is longer than allowed. MQTT lets a packet have 256 MB,
 * and a parser keeps what it has until the whole has come; so the length is judged here, before it.
 */
export interface PacketMeter {
  /** Packets that began in these bytes; `undefined` once a packet is too long or a length malformed. */
  push(bytes: Uint8Array): number | undefined;
}

export function createPacketMeter(maxPacketBytes: number): PacketMeter {
  let body = 0;
  let inLength = false;
  let length = 0;
  let shift = 0;
  return {
    push(bytes) {
      let begun = 0;
      let at = 0;
      while (at < bytes.length) {
        if (body > 0) {
          const step = Math.min(body, bytes.length - at);
          body -= step;
          at += step;
          continue;
        }
        const byte = bytes[at++] ?? 0;
        if (!inLength) {
          inLength = true;
          length = 0;
          shift = 0;
          begun++;
          continue;
        }
        length += (byte & 0x7f) * 2 ** shift;
        shift += 7;
        const more = (byte & 0x80) !== 0;
        if (length > maxPacketBytes || (more && shift >= 28)) return undefined;
        if (!more) {
          inLength = false;
          body = length;
        }
      }
      return begun;
    },
  };
}
