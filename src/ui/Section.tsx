import { type ReactNode, useId } from "react";
import styles from "./Section.module.css";

/** A panel of the story: a heading over a rule, with a quieter line beside it. */
export function Section({ title, beside, children }: { title: string; beside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {beside !== undefined && <p>{beside}</p>}
      </div>
      {children}
    </section>
  );
}
