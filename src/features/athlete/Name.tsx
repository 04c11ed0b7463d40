import type { Person } from "../../core/results/people.ts";
import styles from "./Athlete.module.css";

interface NameProps {
  person: Person;
  onAthlete: ((code: string) => void) | undefined;
}

/** A name that leads to its page, where there is a way to it. */
export function Name({ person, onAthlete }: NameProps) {
  if (!onAthlete) return person.name;
  return (
    <button type="button" className={styles.name} onClick={() => onAthlete(person.code)}>
      {person.name}
    </button>
  );
}
