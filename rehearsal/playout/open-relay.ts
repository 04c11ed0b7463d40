import { createDatagramRelay } from "./datagram-relay.ts";
import type { Relay, RelayTarget } from "./relay.ts";
import { createSrtRelay } from "./srt-relay.ts";

export const openRelay = (target: RelayTarget): Relay =>
  target.carrier === "srt" ? createSrtRelay(target) : createDatagramRelay(target);
