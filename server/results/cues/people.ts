import type { Cue } from "../../../contracts/cues.ts";
import type { Body } from "../../../contracts/results.ts";

/** Participants and teams of whom a cue speaks. */
export function peopleOf({ kind, body }: Cue): string[] {
  if (body === null) return [];
  switch (kind) {
    case "result":
    case "phase-result":
    case "cumulative":
      return (body as Body<"result">).entries.flatMap(({ competitor, members }) => [
        competitor,
        ...members.map(({ participant }) => participant),
      ]);
    case "medallists":
      return (body as Body<"medallists">).medals.flatMap(({ competitor, members }) => [
        competitor,
        ...members.map(({ participant }) => participant),
      ]);
    case "play":
      return (body as Body<"play">).actions.flatMap(({ competitor, participants }) => [
        ...(competitor === undefined ? [] : [competitor]),
        ...participants,
      ]);
    case "bracket":
      return (body as Body<"bracket">).items.flatMap(({ places }) =>
        places.flatMap(({ competitor }) => (competitor === undefined ? [] : [competitor])),
      );
    case "team":
      return (body as Body<"team">).members;
    default:
      return [];
  }
}
