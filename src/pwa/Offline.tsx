import { type ReactNode, use, useEffect, useState } from "react";
import ResultSheets, { type ResultSheet } from "../app/ResultSheets.tsx";
import { readWalls, WALLS_NAME } from "../core/walls/saved-walls.ts";
import { keep } from "../app/keep.ts";
import { type Kept, resultsOf, unitsWithResults } from "../core/results/kept.ts";
import { programmeKeys, programmeParts } from "../features/schedule/programme.ts";
import { scheduleRows } from "../features/schedule/schedule-rows.ts";
import { ScheduleTable } from "../features/schedule/ScheduleTable.tsx";
import { zoneTime } from "../features/schedule/zone-time.ts";
import { UnitResults } from "../features/results/UnitResults.tsx";
import { utcMs } from "../../contracts/units.ts";
import { Button } from "../ui/Button.tsx";
import { AgainIcon } from "../ui/first-icons.tsx";
import { Section } from "../ui/Section.tsx";
import { timeOfDayIn } from "../words/figures.ts";
import { formats } from "../words/formats.ts";
import { pwaWords } from "../words/pwa.ts";
import { scheduleWords } from "../words/schedule.ts";
import { wallWords } from "../words/wall.ts";
import { wallsWords } from "../words/walls.ts";
import { readKept } from "./kept-store.ts";
import styles from "./Offline.module.css";

interface OfflineProps {
  onAgain(): void;
  say(text: string): void;
  /** What is shown where nothing was kept. */
  otherwise: ReactNode;
}

const said = pwaWords.offline;
const reading = readKept();

/** The event without a network: what was known last, and since when. It gives way by itself when the server answers. */
export default function Offline({ otherwise, ...props }: OfflineProps) {
  const kept = use(reading);
  return kept ? <LastKnown kept={kept} {...props} /> : otherwise;
}

function LastKnown({ kept, onAgain, say }: Omit<OfflineProps, "otherwise"> & { kept: Kept }) {
  const { catalogue, asOf } = kept;
  const { event, venues } = catalogue;
  const [results] = useState(() => resultsOf(kept));
  const [sheet, setSheet] = useState<ResultSheet | null>(null);
  const zone = zoneTime(event.timeZone);
  const time = timeOfDayIn(event.timeZone);
  const since = said.since({ time: time.minute(asOf), day: formats.day(asOf, zone.zone) });
  const [isCut] = useState(() => !navigator.onLine);
  const title = isCut ? said.offline : said.away;

  useEffect(() => {
    document.title = `${title}, ${event.name}`;
    say(`${title}. ${since}`);
    const back = () => onAgain();
    addEventListener("online", back);
    return () => {
      removeEventListener("online", back);
      say(said.back);
    };
    // Said once, as it was when the page opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const [walls] = useState(() => readWalls(keep.read(WALLS_NAME) ?? "").saved);
  const cameraOf = (id: string) => catalogue.feeds.find((feed) => feed.id === id)?.name ?? id;
  const units = results.list("unit", asOf);
  const rows = scheduleRows({ units, venues, feeds: [], recordedFrom: asOf, firstStart: () => null });
  const withResults = unitsWithResults(results, asOf);
  const [newest, ...others] = withResults;
  const knownAt = (id: string) => kept.cues.find((cue) => cue.kind === "result" && cue.id === id)?.from ?? asOf;
  const when = (at: number) => said.asOf({ time: time.minute(at), day: formats.day(at, zone.zone) });
  return (
    <main className={styles.offline}>
      <header className={styles.head}>
        <p className={styles.brand}>
          <span className={styles.lamp} aria-hidden="true" />
          {wallWords.product}
        </p>
        <h1>{title}</h1>
        <p className={styles.since}>
          <b>{event.name}</b> {since}
        </p>
        <p>{said.comesBack}</p>
        <div className={styles.presses}>
          <Button look="outline" icon={<AgainIcon />} onClick={onAgain}>
            {wallWords.again}
          </Button>
          <Button onClick={() => setSheet("schedule")}>{wallWords.schedule}</Button>
          <Button onClick={() => setSheet("medals")}>{wallWords.medals}</Button>
        </div>
      </header>
      <div className={styles.known}>
        <Section title={scheduleWords.title}>
          {rows.length > 0 ? (
            <div className={styles.list} role="region" aria-label={scheduleWords.list} tabIndex={0}>
              <ScheduleTable
                parts={programmeParts(programmeKeys(rows, zone.day, asOf))}
                rows={new Map(rows.map((row) => [row.id, row]))}
                time={zone}
                at={asOf}
                onWatch={null}
                onUnit={(unit) => setSheet({ unit })}
              />
            </div>
          ) : (
            <p>{scheduleWords.empty}</p>
          )}
        </Section>
        <Section title={said.results}>
          {newest === undefined && <p>{said.noResults}</p>}
          {newest !== undefined && (
            <>
              <p className={styles.quiet}>{when(knownAt(newest.id))}</p>
              <UnitResults
                results={results}
                asOf={() => asOf}
                onAthlete={(athlete) => setSheet({ athlete })}
                unitAt={() => newest}
              />
            </>
          )}
          {others.length > 0 && (
            <ul className={styles.others}>
              {others.map(({ id, body }) => (
                <li key={id}>
                  <Button state={when(knownAt(id))} onClick={() => setSheet({ unit: id })}>
                    {body.name}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Section>
        {walls.length > 0 && (
          <Section title={wallsWords.saved} beside={said.wallsText}>
            <ul className={styles.others}>
              {walls.map(({ id, name, tiles }) => (
                <li key={id}>
                  <p>
                    <b>{name}</b> <small>{formats.listed(tiles.map(({ feed }) => cameraOf(feed)))}</small>
                  </p>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
      {sheet !== null && (
        <ResultSheets
          stage={{ catalogue, time, results: () => loaded(results), sync: { window: () => windowOf(asOf) } }}
          sheet={sheet}
          asOf={() => asOf}
          onWatch={null}
          onClose={() => setSheet(null)}
        />
      )}
    </main>
  );
}

const windowOf = (asOf: number) => ({ start: utcMs(asOf), end: utcMs(asOf) });

/** React asks for the same promise each time. */
const promises = new WeakMap<ReturnType<typeof resultsOf>, Promise<ReturnType<typeof resultsOf>>>();
function loaded(results: ReturnType<typeof resultsOf>) {
  const known = promises.get(results) ?? Promise.resolve(results);
  promises.set(results, known);
  return known;
}
