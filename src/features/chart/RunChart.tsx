import { useEffect, useId, useRef } from "react";
import type { CatalogueFeed } from "../../../contracts/catalogue.ts";
import type { Athlete } from "../../../contracts/event.ts";
import { channelOf } from "../../../contracts/telemetry.ts";
import { type UtcMs, utcMs } from "../../../contracts/units.ts";
import { bestAthleteFor, currentRun, lastRun, type Run } from "../../core/course/course.ts";
import type { Transport } from "../../core/sync/transport.ts";
import type { Telemetry } from "../../core/telemetry/telemetry.ts";
import { Section } from "../../ui/Section.tsx";
import { useSampled } from "../../ui/use-sampled.ts";
import { quantity } from "../../words/figures.ts";
import { storyWords as words } from "../../words/story.ts";
import { createRunChart } from "./run-chart.ts";
import styles from "./RunChart.module.css";
import { leadKmh, type RunPoint, runLine } from "./run-line.ts";

interface RunChartProps {
  telemetry: Telemetry;
  athletes: ReadonlyMap<string, Athlete>;
  transport: Transport;
  feed: CatalogueFeed;
  dvrMs: number;
  /** Runs, or beginnings of runs, from before this viewer came. */
  history: { lastRun(athlete: string, before: UtcMs): Promise<readonly RunPoint[] | null> };
}

/** A line that is fetched once and then stays. */
interface Fetched {
  key: string;
  line: readonly RunPoint[];
}
const NOTHING: Fetched = { key: "", line: [] };

const DRAW_MS = 200;
const LINES_MS = 1000;
const LAST_RUN_MS = 180_000;

/** The run under way against the best one, as far as the playhead has come. */
export default function RunChart({ telemetry, athletes, transport, feed, dvrMs, history }: RunChartProps) {
  const fetched = useRef({ best: NOTHING, current: NOTHING });
  const svg = useRef<SVGSVGElement>(null);
  const id = useId();
  const nameOf = (athlete: string) => athletes.get(athlete)?.name.split(" ").at(-1) ?? athlete;

  const readAt = (at: UtcMs) => {
    // Between two runs the last one stays to be looked at.
    const run = currentRun(telemetry, feed, at, dvrMs) ?? lastRun(telemetry, feed, null, at, LAST_RUN_MS);
    const bestAthlete = run === null ? null : bestAthleteFor(telemetry, feed, run, at);
    const best = bestAthlete === null || run === null ? null : lastRun(telemetry, feed, bestAthlete, run.start, dvrMs);
    return { run, bestAthlete, best };
  };
  const fetchOnce = (what: "best" | "current", athlete: string, run: Run, before: UtcMs) => {
    // The start of a run may be known a little better from sample to sample; it is the same run.
    const key = `${athlete} ${Math.round(run.start / 5000)}`;
    if (fetched.current[what].key === key) return;
    fetched.current[what] = { key, line: [] };
    void history.lastRun(athlete, before).then((line) => {
      if (line && fetched.current[what].key === key) fetched.current[what] = { key, line };
    });
  };
  /** Both lines up to `at`: what was fetched, and what came over the wire since. */
  const linesAt = (at: UtcMs) => {
    const { run, bestAthlete, best } = readAt(at);
    if (run) fetchOnce("current", run.athlete, run, at);
    if (run && bestAthlete !== null) fetchOnce("best", bestAthlete, run, run.start);
    const seen = run ? runLine(telemetry, run, at) : [];
    const first = seen[0]?.metres ?? Infinity;
    const early = run ? fetched.current.current.line.filter((point) => point.metres < first) : [];
    const bestSeen = best ? runLine(telemetry, best, at) : [];
    const bestFetched = run ? fetched.current.best.line : [];
    return { run, bestAthlete, current: [...early, ...seen], best: bestFetched.length > 0 ? bestFetched : bestSeen };
  };
  const pointAt = (run: Run, at: UtcMs): RunPoint | null => {
    const speed = telemetry.valueAt(channelOf(`athlete:${run.athlete}`, "speed"), at);
    const metres = telemetry.valueAt(channelOf(`athlete:${run.athlete}`, "distance"), at);
    return typeof speed === "number" && typeof metres === "number" ? { speed, metres } : null;
  };

  useEffect(() => {
    const host = svg.current;
    if (!host) return;
    const chart = createRunChart(host);
    let lines: ({ at: UtcMs; draws: number } & ReturnType<typeof linesAt>) | null = null;
    const draw = () => {
      const at = transport.playhead();
      if (!lines || at < lines.at || lines.draws >= LINES_MS / DRAW_MS) {
        lines = { at, draws: 0, ...linesAt(at) };
      }
      lines.draws += 1;
      const head = lines.run ? pointAt(lines.run, utcMs(Math.min(at, lines.run.end ?? at))) : null;
      chart.draw({
        current: head ? [...lines.current.filter((point) => point.metres < head.metres), head] : lines.current,
        best: lines.best,
        head,
      });
    };
    const sized = new ResizeObserver(([entry]) => {
      if (!entry) return;
      chart.resize(entry.contentRect.width, entry.contentRect.height);
      draw();
    });
    sized.observe(host);
    const timer = setInterval(draw, DRAW_MS);
    return () => {
      sized.disconnect();
      clearInterval(timer);
    };
    // The readers are made anew with each render from the same props.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [telemetry, transport, feed, dvrMs]);

  const summary = useSampled(1000, () => {
    const at = transport.playhead();
    const { run, bestAthlete, best } = linesAt(at);
    const point = run && pointAt(run, utcMs(Math.min(at, run.end ?? at)));
    if (!run || !point) return { name: null, best: null, text: words.noRun };
    const name = nameOf(run.athlete);
    const bestName = bestAthlete === null ? null : nameOf(bestAthlete);
    const lead = leadKmh(point, best);
    return {
      name,
      best: best.length === 0 ? null : bestName,
      text:
        lead !== null && bestName !== null
          ? comparison(name, lead, bestName, point.metres)
          : (bestName !== null && best.length === 0 ? words.first : words.alone)({
              ...{ name, speed: quantity(point.speed * 3.6, "km/h"), distance: quantity(point.metres, "m") },
            }),
    };
  });

  return (
    <Section title={words.run} beside={words.speedOverDistance}>
      <figure className={styles.figure} aria-labelledby={`${id}-text`}>
        <svg ref={svg} className={styles.chart} role="img" aria-label={chartName(summary)} />
        <p className={styles.legend} aria-hidden="true">
          {summary.name !== null && <span data-line="current">{summary.name}</span>}
          {summary.best !== null && <span data-line="best">{words.bestRunOf({ name: summary.best })}</span>}
        </p>
        <figcaption id={`${id}-text`}>{summary.text}</figcaption>
      </figure>
    </Section>
  );
}

function chartName({ name, best }: { name: string | null; best: string | null }): string {
  if (name === null) return words.speedOverDistance;
  return best === null ? words.chart({ name }) : words.chartAgainst({ name, best });
}

/** `kmh`: by how much the run is faster than the best one was there. */
function comparison(name: string, kmh: number, best: string, metres: number): string {
  const distance = quantity(metres, "m");
  if (Math.abs(kmh) < 0.05) return words.asFast({ name, best, distance });
  return (kmh < 0 ? words.slower : words.faster)({ name, best, distance, speed: quantity(Math.abs(kmh), "km/h", 1) });
}
