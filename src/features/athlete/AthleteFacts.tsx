import type { ReactNode } from "react";
import { athleteWords as said } from "../../words/athlete.ts";
import { formats } from "../../words/formats.ts";
import { disciplineName, sheetsWords } from "../../words/sheets.ts";
import type { Person } from "../../core/results/people.ts";
import styles from "./Athlete.module.css";
import type { AthleteView } from "./athlete-view.ts";
import { Name } from "./Name.tsx";

interface AthleteFactsProps {
  view: AthleteView;
  onAthlete: ((code: string) => void) | undefined;
}

export function AthleteFacts({ view, onAthlete }: AthleteFactsProps) {
  const { person, bib, explained, guides, leads, members, medals } = view;
  const names = (people: readonly (Person & { isGuide?: boolean })[]) => (
    <ul className={styles.names}>
      {people.map((each) => (
        <li key={each.code}>
          <Name person={each} onAthlete={onAthlete} />
          <small>
            {formats.listed([each.sportClass, each.isGuide ? sheetsWords.guide : null].filter((text) => text !== null))}
          </small>
        </li>
      ))}
    </ul>
  );
  return (
    <dl className={styles.facts}>
      {person.organisation !== null && (
        <Fact name={said.team}>
          {person.organisation}
          {bib !== null && <span className={styles.quiet}> {said.bib({ bib })}</span>}
        </Fact>
      )}
      {(person.sportClass !== null || explained !== null) && (
        <Fact name={person.sportClass === null ? said.sport : said.sportClass}>
          {person.sportClass !== null && <b>{person.sportClass}</b>}
          <p>{explained ?? said.unexplained}</p>
        </Fact>
      )}
      {guides.length > 0 && <Fact name={said.guides}>{names(guides)}</Fact>}
      {leads.length > 0 && <Fact name={said.leads}>{names(leads)}</Fact>}
      {members.length > 0 && <Fact name={said.members}>{names(members)}</Fact>}
      {medals.length > 0 && (
        <Fact name={said.medals}>
          <ul>
            {medals.map(({ id, medal, event, discipline }) => (
              <li key={`${id} ${medal}`}>
                {said.medalIn({ medal: sheetsWords.medals[medal], event: event ?? disciplineName(discipline) })}
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
