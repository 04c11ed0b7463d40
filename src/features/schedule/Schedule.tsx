import { useEffect, useMemo, useRef, useState } from "react";
import type { UtcMs } from "../../../contracts/units.ts";
import { scheduleWords as said } from "../../words/schedule.ts";
import { sheetsWords } from "../../words/sheets.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { useObservable } from "../../ui/use-observable.ts";
import { programmeKeys, programmeParts } from "./programme.ts";
import styles from "./Schedule.module.css";
import { filteredRows, type ScheduleFilter } from "./schedule-rows.ts";
import { ScheduleFilters } from "./ScheduleFilters.tsx";
import { ScheduleTable } from "./ScheduleTable.tsx";
import { useHeldOrder } from "../../ui/use-held-order.ts";
import { type ProgrammeFacts, useProgramme } from "./use-programme.ts";
import { sameTime, zoneTime } from "./zone-time.ts";

interface ScheduleProps extends ProgrammeFacts {
  /** Of the venues, and of the viewer; IANA names. */
  timeZone: string;
  viewerZone?: string;
  /** A unit's camera is wanted, live or from an instant on. */
  onWatch: ((feed: string, at: UtcMs | "live") => void) | null;
  /** A unit's results are wanted. */
  onUnit(code: string): void;
  onClose(): void;
}

const ALL: ScheduleFilter = { venue: null, discipline: null };
const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The event's days, as they were known at the playhead. */
export default function Schedule(props: ScheduleProps) {
  const { timeZone, viewerZone = ownZone(), onWatch, onUnit, onClose, ...facts } = props;
  const { rows, byId, at, isKnown } = useProgramme(facts);
  const isConnected = useObservable(facts.results.connected);
  const [filter, setFilter] = useState(ALL);
  const [isOwnTime, setOwnTime] = useState(true);
  const differs = !sameTime(timeZone, viewerZone, at);
  const zone = isOwnTime && differs ? viewerZone : timeZone;
  const time = useMemo(() => zoneTime(zone), [zone]);
  const shown = filteredRows(rows, filter);
  const { order, waits, update, area } = useHeldOrder(programmeKeys(shown, time.day, at));
  const list = useRef<HTMLDivElement>(null);
  const hasRows = shown.length > 0;

  // The day is opened where the viewer is in it.
  useEffect(() => {
    const line = list.current?.querySelector<HTMLElement>("[data-line]");
    // Only the list: `scrollIntoView` would move the sheet's head away too.
    if (list.current && line) list.current.scrollTop = line.offsetTop - list.current.clientHeight / 3;
  }, [hasRows]);

  const [isOffering, setOffering] = useState(false);
  return (
    <Dialog title={said.title} onClose={onClose}>
      <div className={styles.sheet}>
        <ScheduleFilters
          rows={rows}
          filter={filter}
          onFilter={(patch) => setFilter({ ...filter, ...patch })}
          zones={differs ? { viewer: viewerZone, venue: timeZone } : null}
          isOwnTime={isOwnTime}
          onOwnTime={setOwnTime}
        />
        <div className={styles.held} {...area}>
          <div className={styles.line}>
            <p>
              {sheetsWords.asOf({ minute: time.minute(at) })}
              {!isConnected && <span role="note"> {sheetsWords.old}</span>}
            </p>
            {/* It stays while it has the focus, else the focus would be lost with it. */}
            {(waits || isOffering) && (
              <Button
                look="outline"
                state={waits ? said.orderWaits : sheetsWords.orderIsNew}
                unavailable={!waits}
                onFocus={() => setOffering(true)}
                onBlur={() => setOffering(false)}
                onClick={update}
              >
                {sheetsWords.updateOrder}
              </Button>
            )}
          </div>
          {hasRows ? (
            <div ref={list} className={styles.list} role="region" aria-label={said.list} tabIndex={0}>
              <ScheduleTable parts={programmeParts(order)} rows={byId} {...{ time, at, onWatch, onUnit }} />
            </div>
          ) : (
            <p className={styles.quiet}>{rows.length > 0 ? said.noMatch : isKnown ? said.empty : sheetsWords.asking}</p>
          )}
        </div>
      </div>
    </Dialog>
  );
}
