import type { UtcMs } from "../../../contracts/units.ts";
import { scheduleWords as said } from "../../words/schedule.ts";
import { formats } from "../../words/formats.ts";
import { NOW, type ProgrammePart } from "./programme.ts";
import styles from "./Schedule.module.css";
import type { ScheduleRow } from "./schedule-rows.ts";
import { UnitRow } from "./UnitRow.tsx";
import type { ZoneTime } from "./zone-time.ts";

interface ScheduleTableProps {
  parts: readonly ProgrammePart[];
  rows: ReadonlyMap<string, ScheduleRow>;
  time: ZoneTime;
  /** The minute that is shown, UTC ms. */
  at: number;
  onWatch: ((feed: string, at: UtcMs | "live") => void) | null;
  onUnit(code: string): void;
}

const COLUMNS = Object.entries(said.columns);

export function ScheduleTable({ parts, rows, time, at, ...wishes }: ScheduleTableProps) {
  const columns = COLUMNS.filter(([key]) => key !== "watch" || wishes.onWatch !== null);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {columns.map(([key, name]) => (
            <th key={key} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {parts.map(({ day, keys }) => (
        <tbody key={day ?? NOW}>
          {day !== null && (
            <tr className={styles.day}>
              <th scope="rowgroup" colSpan={COLUMNS.length}>
                {dayName(day, keys, rows, time, at)}
              </th>
            </tr>
          )}
          {keys.map((key) => {
            if (key === NOW) return <NowLine key={key} minute={time.minute(at)} />;
            const row = rows.get(key);
            return row && <UnitRow key={key} row={row} day={day} time={time} {...wishes} />;
          })}
        </tbody>
      ))}
    </table>
  );
}

function NowLine({ minute }: { minute: string }) {
  return (
    <tr className={styles.now} data-line="now">
      <td colSpan={COLUMNS.length}>
        <span>
          {minute} <b>{said.now}</b>
        </span>
      </td>
    </tr>
  );
}

function dayName(
  day: string,
  keys: readonly string[],
  rows: ReadonlyMap<string, ScheduleRow>,
  time: ZoneTime,
  at: number,
): string {
  const instants = keys.map((key) => rows.get(key)?.at ?? null);
  const instant = instants.find((each) => each !== null && time.day(each) === day) ?? null;
  if (instant === null) return day === "" ? said.noTime : day;
  const name = formats.day(instant, time.zone);
  return day === time.day(at) ? said.today({ day: name }) : name;
}
