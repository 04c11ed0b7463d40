import { setPriority } from "node:os";

/** A little above everybody's, far below what the system keeps for itself. */
const TIMELY = -5;

/**
 * Asks for this process, and for what it starts from now on, to be served before others: a chunk that waits behind a
 * browser stalls every viewer, while a browser that waits drops a frame. Only root may ask; without, things go on as they are.
 */
export function claimTimeliness(): void {
  try {
    setPriority(TIMELY);
  } catch {
    // Not permitted: on a machine with cores to spare nothing is lost.
  }
}
