import { utcMs, type UtcMs } from "../../../contracts/units.ts";
import { aimAt, estimateOffset, keepAnswer, slewedOffset, type Slew, type TimeAnswer } from "./clock-offset.ts";
import { localNow } from "./local-now.ts";

/** The viewer's clock: event time now, as the server keeps it. The only reader of the machine's clock in the viewer. */
export interface EventClock {
  now(): UtcMs;
  /** How wrong `now` may be, ms; null until the server answered. */
  errorMs(): number | null;
  /** Resolves when the server answered once or could not be reached. Until then `now` is the machine's own clock. */
  readonly ready: Promise<void>;
  close(): void;
}

export interface EventClockOptions {
  /** Answers with an xs:dateTime (urn:mpeg:dash:utc:http-xsdate:2014). */
  timeUrl: string;
}

const FIRST_QUESTIONS = 5;
const FIRST_INTERVAL_MS = 120;
const LATER_INTERVAL_MS = 15_000;
const QUESTION_TIMEOUT_MS = 3000;

export function createEventClock({ timeUrl }: EventClockOptions): EventClock {
  let answers: TimeAnswer[] = [];
  let slew: Slew | null = null;
  let errorMs: number | null = null;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const closing = new AbortController();

  async function ask(): Promise<void> {
    const sentAt = localNow();
    try {
      const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(QUESTION_TIMEOUT_MS)]);
      const response = await fetch(timeUrl, { cache: "no-store", signal });
      const receivedAt = localNow();
      if (!response.ok) return;
      answers = keepAnswer(answers, { sentAt, receivedAt, serverAt: Date.parse(await response.text()) });
      const estimate = estimateOffset(answers);
      if (!estimate) return;
      errorMs = estimate.errorMs;
      slew = aimAt(slew, estimate, receivedAt);
    } catch {
      // Unreachable: the clock keeps the offset that it has, and asks again.
    }
  }

  async function askAgain(): Promise<void> {
    await ask();
    asked += 1;
    if (closing.signal.aborted) return;
    timer = setTimeout(() => void askAgain(), asked < FIRST_QUESTIONS ? FIRST_INTERVAL_MS : LATER_INTERVAL_MS);
  }

  const ready = askAgain();
  return {
    now() {
      const local = localNow();
      return utcMs(slew ? local + slewedOffset(slew, local) : local);
    },
    errorMs: () => errorMs,
    ready,
    close() {
      closing.abort();
      clearTimeout(timer);
    },
  };
}
