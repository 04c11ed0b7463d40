import { resultsWords as words } from "../../app/results-words.ts";
import { sheetWords } from "../../app/schedule-words.ts";
import type { TimeOfDay } from "../../core/figures/times.ts";
import type { Results } from "../../core/results/results.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useLooked } from "../../ui/use-looked.ts";
import styles from "./Results.module.css";
import { UnitResults } from "./UnitResults.tsx";

interface UnitSheetProps {
  results: Results;
  time: Pick<TimeOfDay, "minute">;
  /** The unit's RSC. */
  unit: string;
  /** The instant that is shown: the playhead, or now where the viewer wants to know. */
  asOf(): number;
  onAthlete(code: string): void;
  onClose(): void;
}

const LOOK_MS = 500;

/** How any unit of the schedule stands, one without a camera too. */
export default function UnitSheet({ results, time, unit, asOf, onAthlete, onClose }: UnitSheetProps) {
  const [minute] = useLooked(LOOK_MS, () => [time.minute(asOf())]);
  return (
    <Dialog title={words.results} onClose={onClose}>
      <div className={styles.sheet}>
        <UnitResults
          results={results}
          asOf={asOf}
          onAthlete={onAthlete}
          unitAt={(at) => {
            const body = results.at("unit", unit, at);
            return body && { id: unit, body };
          }}
        />
        <p className={styles.quiet}>{sheetWords.asOf(minute)}</p>
      </div>
    </Dialog>
  );
}
