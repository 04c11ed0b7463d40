import { resultsWords as words } from "../../words/results.ts";
import type { Results } from "../../core/results/results.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import styles from "./Results.module.css";
import { UnitResults } from "./UnitResults.tsx";

interface UnitSheetProps {
  results: Results;
  /** The unit's RSC. */
  unit: string;
  /** The instant that is shown: the playhead, or now where the viewer wants to know. */
  asOf(): number;
  onAthlete(code: string): void;
  onClose(): void;
}

/** How any unit of the schedule stands, one without a camera too. */
export default function UnitSheet({ results, unit, asOf, onAthlete, onClose }: UnitSheetProps) {
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
      </div>
    </Dialog>
  );
}
