import { Fragment } from "react";
import type { UtcMs } from "../../../contracts/units.ts";
import { scheduleWords as said } from "../../words/schedule.ts";
import { formats } from "../../words/formats.ts";
import { disciplineName } from "../../words/sheets.ts";
import styles from "./Schedule.module.css";
import type { ScheduleRow } from "./schedule-rows.ts";
import { WatchButtons } from "./WatchButtons.tsx";
import type { ZoneTime } from "./zone-time.ts";

interface UnitRowProps {
  row: ScheduleRow;
  /** The day under whose heading it stands. */
  day: string | null;
  time: ZoneTime;
  onWatch: ((feed: string, at: UtcMs | "live") => void) | null;
  /** A unit's results are wanted. */
  onUnit(code: string): void;
}

export function UnitRow({ row, day, time, onWatch, onUnit }: UnitRowProps) {
  const { name, discipline, venueName, location, status, note, medals, began } = row;
  const isOff = status === "cancelled" || status === "postponed";
  return (
    <tr data-status={status} data-now={status === "running" || undefined} data-off={isOff || undefined}>
      <td className={styles.time}>
        <Times row={row} day={day} time={time} />
      </td>
      <th scope="row" className={styles.name}>
        <button type="button" className={styles.open} onClick={() => onUnit(row.id)}>
          {name}
        </button>
        <small>
          {disciplineName(discipline)}
          {medals && (
            <>
              <span className="unseen">, </span>
              <span className={styles.medal}>{said.medals[medals]}</span>
            </>
          )}
        </small>
      </th>
      <td className={styles.venue}>
        {venueName}
        {location !== null && <small>{location}</small>}
      </td>
      <td className={styles.status}>
        <b>{said.statuses[status]}</b>
        {began && (
          <small>
            {(began.pace === "early" ? said.beganEarly : said.beganLate)({ minute: time.minute(began.at) })}
          </small>
        )}
        {note !== null && <small>{note}</small>}
      </td>
      {onWatch && (
        <td className={styles.watch}>
          <WatchButtons offer={row.watch} unit={name} onWatch={onWatch} />
        </td>
      )}
    </tr>
  );
}

function Times({ row: { start, was }, day, time }: Omit<UnitRowProps, "onWatch" | "onUnit">) {
  // Of another day than its heading only while the order is held, or before it was moved.
  const text = (at: number) =>
    day === null || time.day(at) === day
      ? time.minute(at)
      : said.onDay({ weekday: formats.weekday(at, time.zone), minute: time.minute(at) });
  return (
    <Fragment>
      {was !== null && (
        <span className={styles.was}>
          <span className="unseen">{said.was} </span>
          <s>{text(was)}</s>
          <span className="unseen">. </span>
        </span>
      )}
      {start !== null && <time dateTime={new Date(start).toISOString()}>{text(start)}</time>}
      {start === null && was === null && <span className={styles.follows}>{said.follows}</span>}
    </Fragment>
  );
}
