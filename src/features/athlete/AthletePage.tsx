import type { TimeOfDay } from "../../core/figures/times.ts";
import type { Results } from "../../core/results/results.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useObservable } from "../../ui/use-observable.ts";
import { useLooked } from "../../ui/use-looked.ts";
import { athleteWords as said } from "../../words/athlete.ts";
import { sheetsWords } from "../../words/sheets.ts";
import styles from "./Athlete.module.css";
import { athleteView } from "./athlete-view.ts";
import { AthleteFacts } from "./AthleteFacts.tsx";
import { Outings } from "./Outings.tsx";

interface AthletePageProps {
  results: Pick<Results, "at" | "list" | "connected">;
  time: Pick<TimeOfDay, "minute">;
  /** A participant's or a team's code. */
  code: string;
  /** The instant whose state is shown: the playhead, or now where the viewer wants to know everything. */
  asOf(): number;
  /** The page of somebody else is wanted; without it names are plain text. */
  onAthlete?: (code: string) => void;
  onClose(): void;
}

const LOOK_MS = 500;
const KINDS = ["participant", "team", "unit", "result", "cumulative", "phase-result", "medallists"] as const;

/** An athlete, a guide or a team, and what was known of them at the playhead. */
export default function AthletePage({ results, time, code, asOf, onAthlete, onClose }: AthletePageProps) {
  const isConnected = useObservable(results.connected);
  const [minute] = useLooked(LOOK_MS, () => {
    const at = asOf();
    return [time.minute(at), ...KINDS.flatMap((kind) => results.list(kind, at).map(({ body }) => body))];
  });
  const view = athleteView(results, code, asOf());
  return (
    <Dialog title={view?.person.name ?? code} onClose={onClose}>
      <div className={styles.sheet}>
        {view ? (
          <>
            <AthleteFacts view={view} onAthlete={onAthlete} />
            {view.outings.length > 0 ? (
              <Outings outings={view.outings} onAthlete={onAthlete} />
            ) : (
              <p className={styles.quiet}>{said.noResults}</p>
            )}
          </>
        ) : (
          <p>{said.unknown}</p>
        )}
        <p className={styles.quiet}>
          {sheetsWords.asOf({ minute })}
          {!isConnected && <span role="note"> {sheetsWords.old}</span>}
        </p>
      </div>
    </Dialog>
  );
}
