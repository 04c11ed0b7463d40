import { medalsWords as said } from "../../words/medals.ts";
import { disciplineName, sheetsWords } from "../../words/sheets.ts";
import { formats } from "../../words/formats.ts";
import type { Person } from "../../core/results/people.ts";
import type { DecidedEvent, Winner } from "./medal-rows.ts";
import styles from "./Medals.module.css";
import { OrderOffer } from "./OrderOffer.tsx";
import { useHeldOrder } from "../../ui/use-held-order.ts";

interface MedallistsProps {
  events: readonly DecidedEvent[];
  onAthlete: ((code: string) => void) | undefined;
}

export function Medallists({ events, onAthlete }: MedallistsProps) {
  const byId = new Map(events.map((event) => [event.id, event]));
  const { order, waits, update, area } = useHeldOrder(events.map(({ id }) => id));
  return (
    <div {...area}>
      <table className={styles.table}>
        <caption>
          {said.medallists}
          <OrderOffer waits={waits} onUpdate={update} />
        </caption>
        <thead className="unseen">
          <tr>
            <th scope="col">{said.medal}</th>
            <th scope="col">{said.winner}</th>
            <th scope="col">{said.columns.team}</th>
          </tr>
        </thead>
        {order.map((id) => {
          const event = byId.get(id);
          return (
            event && (
              <tbody key={id}>
                <tr>
                  <th scope="rowgroup" colSpan={3} className={styles.event}>
                    {event.name === null ? (
                      disciplineName(event.discipline)
                    ) : (
                      <>
                        {event.name} <small>{disciplineName(event.discipline)}</small>
                      </>
                    )}
                  </th>
                </tr>
                {event.winners.map((winner) => (
                  <WinnerRow key={winner.key} winner={winner} onAthlete={onAthlete} />
                ))}
              </tbody>
            )
          );
        })}
      </table>
    </div>
  );
}

function WinnerRow({ winner, onAthlete }: { winner: Winner; onAthlete: MedallistsProps["onAthlete"] }) {
  const { medal, person, members, guides } = winner;
  return (
    <tr>
      <th scope="row" className={styles.medal}>
        {sheetsWords.medals[medal]}
      </th>
      <td>
        <Name person={person} onAthlete={onAthlete} />
        {person.sportClass !== null && <span className={styles.quiet}> {person.sportClass}</span>}
        {members.length > 0 && <small>{formats.listed(members.map(({ name }) => name))}</small>}
        {guides.map((guide) => (
          <small key={guide.code}>
            {sheetsWords.guide} <Name person={guide} onAthlete={onAthlete} />
          </small>
        ))}
      </td>
      <td className={styles.count}>{person.organisation}</td>
    </tr>
  );
}

function Name({ person, onAthlete }: { person: Person; onAthlete: MedallistsProps["onAthlete"] }) {
  if (!onAthlete) return person.name;
  return (
    <button type="button" className={styles.name} onClick={() => onAthlete(person.code)}>
      {person.name}
    </button>
  );
}
