import { useId } from "react";
import { scheduleWords as said } from "../../words/schedule.ts";
import { formats } from "../../words/formats.ts";
import { disciplineName } from "../../words/sheets.ts";
import styles from "./Schedule.module.css";
import type { ScheduleFilter, ScheduleRow } from "./schedule-rows.ts";
import { placeOf } from "./zone-time.ts";

interface ScheduleFiltersProps {
  rows: readonly ScheduleRow[];
  filter: ScheduleFilter;
  onFilter(patch: Partial<ScheduleFilter>): void;
  /** Null where both have the same time. */
  zones: { viewer: string; venue: string } | null;
  isOwnTime: boolean;
  onOwnTime(own: boolean): void;
}

export function ScheduleFilters({ rows, filter, onFilter, zones, isOwnTime, onOwnTime }: ScheduleFiltersProps) {
  const name = useId();
  const venues = named(rows.map(({ venue, venueName }) => [venue, venueName ?? ""]));
  const disciplines = named(rows.map(({ discipline }) => [discipline, disciplineName(discipline)]));
  return (
    <div className={styles.filters}>
      <Pick
        label={said.venue}
        all={said.allVenues}
        value={filter.venue}
        options={venues}
        onPick={(venue) => onFilter({ venue })}
      />
      <Pick
        label={said.discipline}
        all={said.allDisciplines}
        value={filter.discipline}
        options={disciplines}
        onPick={(discipline) => onFilter({ discipline })}
      />
      {zones && (
        <fieldset className={styles.zones}>
          <legend>{said.timesIn}</legend>
          <label>
            <input type="radio" name={name} checked={isOwnTime} onChange={() => onOwnTime(true)} />
            {said.yourTime({ place: placeOf(zones.viewer) })}
          </label>
          <label>
            <input type="radio" name={name} checked={!isOwnTime} onChange={() => onOwnTime(false)} />
            {said.venueTime({ place: placeOf(zones.venue) })}
          </label>
        </fieldset>
      )}
    </div>
  );
}

interface PickProps {
  label: string;
  all: string;
  value: string | null;
  options: readonly (readonly [code: string, name: string])[];
  onPick(code: string | null): void;
}

function Pick({ label, all, value, options, onPick }: PickProps) {
  // What was chosen stays a choice, even when the playhead goes to where nothing of it is known.
  const shown = value === null || options.some(([code]) => code === value) ? options : [...options, [value, value]];
  return (
    <label className={styles.pick}>
      {label}
      <select value={value ?? ""} onChange={(event) => onPick(event.target.value || null)}>
        <option value="">{all}</option>
        {shown.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Each code once, by name. */
function named(pairs: readonly (readonly [code: string | null, name: string])[]): [string, string][] {
  const names = new Map(pairs.flatMap(([code, name]) => (code === null ? [] : [[code, name] as const])));
  return [...names].toSorted(([, one], [, other]) => formats.compare(one, other));
}
