import type { Body } from "../../../contracts/results.ts";
import type { Change } from "../message.ts";

/** Participants and teams of whom a change speaks: those who must have been registered. */
export function peopleIn({ kind, body }: Change): readonly string[] {
  switch (kind) {
    case "result":
    case "current":
    case "phase-result":
    case "cumulative":
      return (body as Body<"result">).entries.flatMap(withMembers);
    case "medallists":
      return (body as Body<"medallists">).medals.flatMap(withMembers);
    case "play":
      return (body as Body<"play">).actions.flatMap(({ competitor, participants }) => [
        ...(competitor === undefined ? [] : [competitor]),
        ...participants,
      ]);
    case "bracket":
      return (body as Body<"bracket">).items.flatMap(({ places }) =>
        places.flatMap(({ competitor }) => competitor ?? []),
      );
    case "team":
      return (body as Body<"team">).members;
    default:
      return [];
  }
}

const withMembers = ({ competitor, members }: { competitor: string; members: { participant: string }[] }): string[] => [
  competitor,
  ...members.map(({ participant }) => participant),
];
