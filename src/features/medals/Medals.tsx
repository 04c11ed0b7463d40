import { medalsWords as said } from "../../words/medals.ts";
import { sheetsWords } from "../../words/sheets.ts";
import type { TimeOfDay } from "../../core/figures/times.ts";
import type { Results } from "../../core/results/results.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useObservable } from "../../ui/use-observable.ts";
import { useLooked } from "../../ui/use-looked.ts";
import { Medallists } from "./Medallists.tsx";
import { decidedEvents, medalRows } from "./medal-rows.ts";
import styles from "./Medals.module.css";
import { MedalTable } from "./MedalTable.tsx";

interface MedalsProps {
  results: Pick<Results, "at" | "list" | "knows" | "connected">;
  time: Pick<TimeOfDay, "minute">;
  /** The instant whose state is shown: the playhead, or now where the viewer wants to know everything. */
  asOf(): number;
  /** The page of an athlete or a team is wanted; without it names are plain text. */
  onAthlete?: (code: string) => void;
  onClose(): void;
}

const LOOK_MS = 500;
const KINDS = ["medal-table", "medallists", "unit", "participant", "team"] as const;

/** The medal table and who won, as they were known at the playhead. */
export default function Medals({ results, time, asOf, onAthlete, onClose }: MedalsProps) {
  const isConnected = useObservable(results.connected);
  const [minute, isKnown] = useLooked(LOOK_MS, () => {
    const at = asOf();
    const bodies = KINDS.flatMap((kind) => results.list(kind, at).map(({ body }) => body));
    return [time.minute(at), results.knows("medals", at), ...bodies];
  });
  const at = asOf();
  const table = results.list("medal-table", at)[0]?.body;
  const rows = table ? medalRows(table) : [];
  const events = decidedEvents(results.list("medallists", at), results.list("unit", at), results, at);
  return (
    <Dialog title={said.title} onClose={onClose}>
      <div className={styles.sheet}>
        <p className={styles.quiet}>
          {sheetsWords.asOf({ minute })}
          {!isConnected && <span role="note"> {sheetsWords.old}</span>}
        </p>
        {rows.length === 0 && events.length === 0 ? (
          <p>{isKnown ? said.none : sheetsWords.asking}</p>
        ) : (
          <>
            {rows.length > 0 ? <MedalTable rows={rows} /> : <p className={styles.quiet}>{said.noTable}</p>}
            {events.length > 0 && <Medallists events={events} onAthlete={onAthlete} />}
          </>
        )}
      </div>
    </Dialog>
  );
}
