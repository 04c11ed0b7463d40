import { medalsWords as said } from "../../words/medals.ts";
import { placeText, sheetsWords, shortPlace } from "../../words/sheets.ts";
import type { MedalRow } from "./medal-rows.ts";
import styles from "./Medals.module.css";
import { OrderOffer } from "./OrderOffer.tsx";
import { useHeldOrder } from "../../ui/use-held-order.ts";

const MEDALS = ["gold", "silver", "bronze"] as const;

export function MedalTable({ rows }: { rows: readonly MedalRow[] }) {
  const byOrganisation = new Map(rows.map((row) => [row.organisation, row]));
  const { order, waits, update, area } = useHeldOrder(rows.map(({ organisation }) => organisation));
  return (
    <div {...area}>
      <table className={styles.table}>
        <caption>
          {said.table}
          <OrderOffer waits={waits} onUpdate={update} />
        </caption>
        <thead>
          <tr>
            <th scope="col" className={styles.place}>
              {said.columns.place}
            </th>
            <th scope="col">{said.columns.team}</th>
            {MEDALS.map((medal) => (
              <th key={medal} scope="col" className={styles.count}>
                {sheetsWords.medals[medal]}
              </th>
            ))}
            <th scope="col" className={styles.count}>
              {said.columns.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {order.map((organisation) => {
            const row = byOrganisation.get(organisation);
            return (
              row && (
                <tr key={organisation}>
                  <td className={styles.place}>
                    <span aria-hidden="true">{shortPlace(row.rank, row.isTied)}</span>
                    <span className="unseen">{placeText(row.rank, row.isTied)}</span>
                  </td>
                  <th scope="row">{organisation}</th>
                  {MEDALS.map((medal) => (
                    <td key={medal} className={styles.count} data-none={row[medal] === 0 || undefined}>
                      {row[medal]}
                    </td>
                  ))}
                  <td className={styles.total}>{row.total}</td>
                </tr>
              )
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
