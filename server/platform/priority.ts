import { writeFile } from "node:fs/promises";
import { getPriority, setPriority } from "node:os";

/** A little above everybody's, far below what the system keeps for itself. */
const TIMELY = -5;
/**
 * In steps of sched(7), each a quarter more or less of a share. Beside a browser that takes all it can get, what is left
 * must still be enough to encode in real time.
 */
const YIELDING = 4;
/** Linux takes one change of a session's priority from ordinary users in 100 ms, and asks the others to try again. */
const AGAIN_MS = 120;
const TRIES = 8;

/**
 * Asks for this process, and for what it starts from now on, to be served before others, as befits a machine that only
 * encodes. Only root may ask; without, things go on as they are. Whoever started us with less meant it.
 */
export function claimTimeliness(): void {
  try {
    if (getPriority() <= 0) setPriority(TIMELY);
  } catch {
    // Not permitted: on a machine with cores to spare nothing is lost.
  }
}

/**
 * Lets everybody else on this machine go before a process that was just started and leads a session, and before what it
 * starts. A rehearsal is watched where it is played: a second of video lies ready for an encoder that waits, and four
 * pictures for a decoder that does (docs/adr/0014).
 */
export function letOthersFirst(leader: number): void {
  try {
    setPriority(leader, YIELDING);
  } catch {
    return; // It has ended.
  }
  // With autogroups (sched(7)) a process's priority counts within its session only.
  void yieldSession(`/proc/${leader}/autogroup`);
}

async function yieldSession(file: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      return await writeFile(file, String(YIELDING));
    } catch (error) {
      // No such file: another system, or a kernel without autogroups.
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") return;
      await new Promise((wake) => setTimeout(wake, AGAIN_MS));
    }
  }
}
