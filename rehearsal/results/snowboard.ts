import type { Cycle } from "./cycle.ts";
import { athleteCompetitor, entryNode, er } from "./entries.ts";
import type { Person } from "./people.ts";
import { LOCATIONS, VENUE_CODES } from "./places.ts";
import {
  heldAt,
  resultDrafts,
  usualChanges,
  type Award,
  type Draft,
  type Programme,
  type Status,
} from "./programme.ts";
import { riders } from "./rosters.ts";
import { rsc } from "./rsc.ts";
import { durationText } from "./time-text.ts";
import { el, type Node } from "./xml.ts";

/** Men's snowboard cross, SB-LL2: a knock-out of eight in heats of two, on a track without a camera. */
const HEAT_EVERY_MS = 90_000;
const FIRST_MS = 10_000;
const CONFIRMED_AFTER_MS = 8_000;
const START_LIST_BEFORE_MS = 8_000;
const LIMIT_MS = 46_000;

interface Heat {
  code: string;
  round: "QFNL" | "SFNL" | "FNL";
  /** In its round, from 1; the final is 1, that for the third place 2. */
  position: number;
  name: string;
  startMs: number;
  /** Where each rider comes from: a seed, or the winner (loser) of another heat. */
  riders: readonly { rider: Person; timeMs: number; from?: { heat: Heat; wlt: "W" | "L" } }[];
}
const finishOf = (heat: Heat, index: 0 | 1) => heat.startMs + (heat.riders[index]?.timeMs ?? 0);
const closedAt = (heat: Heat) => Math.max(finishOf(heat, 0), finishOf(heat, 1)) + 2_000;
const officialAt = (heat: Heat) => closedAt(heat) + CONFIRMED_AFTER_MS;
const isFirst = (heat: Heat, index: number) =>
  (heat.riders[index]?.timeMs ?? 0) < (heat.riders[index === 0 ? 1 : 0]?.timeMs ?? 0);
const who = (heat: Heat, wlt: "W" | "L"): Person | undefined =>
  heat.riders.find((_, index) => isFirst(heat, index) === (wlt === "W"))?.rider;

function heatsOf(cycle: Cycle, event: string): Heat[] {
  const random = cycle.random(501);
  const heats: Heat[] = [];
  type Place = { rider: Person | undefined; from?: { heat: Heat; wlt: "W" | "L" } };
  const add = (round: Heat["round"], position: number, name: string, places: readonly [Place, Place]): Heat => {
    const base = 41_500 + Math.floor(random() * 200) * 10;
    const edge = (Math.floor(random() * 90) + 4) * 10;
    const winner = random() < 0.62 ? 0 : 1;
    const heat: Heat = {
      ...{ round, position, name },
      code: rsc("SBD", "M", event, round, `000${position}00`),
      startMs: cycle.startMs + FIRST_MS + heats.length * HEAT_EVERY_MS,
      riders: places.flatMap(({ rider, from }, index) =>
        rider
          ? [{ rider, timeMs: Math.min(LIMIT_MS, base + (index === winner ? 0 : edge)), ...(from ? { from } : {}) }]
          : [],
      ),
    };
    heats.push(heat);
    return heat;
  };
  const seeds = [
    [0, 7],
    [3, 4],
    [1, 6],
    [2, 5],
  ] as const;
  const quarters = seeds.map(([one, other], index) =>
    add("QFNL", index + 1, `quarter-final ${index + 1}`, [{ rider: riders[one] }, { rider: riders[other] }]),
  );
  const of = (heat: Heat | undefined, wlt: "W" | "L"): Place =>
    heat ? { rider: who(heat, wlt), from: { heat, wlt } } : { rider: undefined };
  const semis = [0, 1].map((index) =>
    add("SFNL", index + 1, `semi-final ${index + 1}`, [of(quarters[index * 2], "W"), of(quarters[index * 2 + 1], "W")]),
  );
  add("FNL", 2, "small final", [of(semis[0], "L"), of(semis[1], "L")]);
  add("FNL", 1, "final", [of(semis[0], "W"), of(semis[1], "W")]);
  return heats;
}

function heatNodes(heat: Heat, at: number): Node[] {
  const isClosed = at >= closedAt(heat);
  return heat.riders.map(({ rider, timeMs }, index) => {
    const isDown = heat.startMs + timeMs <= at;
    const isWinner = isFirst(heat, index);
    return entryNode(
      {
        rank: isDown ? (isWinner ? 1 : 2) : undefined,
        sortOrder: isDown && !isWinner ? 2 : isDown ? 1 : index + 1,
        startOrder: index + 1,
        result: isDown ? durationText(timeMs) : undefined,
        resultType: "TIME",
        diff:
          isDown && !isWinner
            ? `+${durationText(Math.abs((heat.riders[0]?.timeMs ?? 0) - (heat.riders[1]?.timeMs ?? 0)))}`
            : undefined,
        wlt: isClosed ? (isWinner ? "W" : "L") : undefined,
        mark: isClosed && isWinner && heat.round !== "FNL" ? "Q" : undefined,
      },
      isDown ? [er("RUN", durationText(timeMs), { Pos: 1 })] : [],
      athleteCompetitor(rider),
    );
  });
}

function bracketNodes(heats: readonly Heat[], at: number): Node[] {
  const isKnown = (from: { heat: Heat } | undefined) => from === undefined || at >= officialAt(from.heat);
  const rounds = ["QFNL", "SFNL", "FNL"] as const;
  return [
    el(
      "Bracket",
      { Code: "FNL" },
      rounds.map((round) =>
        el(
          "BracketItems",
          { Code: round },
          heats
            .filter((heat) => heat.round === round)
            .sort((one, other) => one.position - other.position)
            .map((heat) =>
              el(
                "BracketItem",
                { Code: heat.position, Position: heat.position, Unit: heat.code },
                heat.riders.map(({ rider, timeMs, from }, index) => {
                  const isDown = at >= officialAt(heat);
                  return el(
                    "CompetitorPlace",
                    {
                      Pos: index + 1,
                      WLT: isDown ? (isFirst(heat, index) ? "W" : "L") : undefined,
                      Result: isDown ? durationText(timeMs) : undefined,
                    },
                    [
                      ...(from ? [el("PreviousUnit", { Unit: from.heat.code, Value: from.wlt })] : []),
                      ...(isKnown(from)
                        ? [
                            el("Competitor", {
                              Code: rider.code,
                              Type: "A",
                              Organisation: rider.organisation,
                              Seed: riders.indexOf(rider) + 1,
                            }),
                          ]
                        : []),
                    ],
                  );
                }),
              ),
            ),
        ),
      ),
    ),
  ];
}

export function snowboardProgramme(cycle: Cycle): Programme {
  const event = `SBX-LL2----${cycle.tag}`;
  const heats = heatsOf(cycle, event);
  const [final, small] = [heats.at(-1), heats.at(-2)];
  const drafts: Draft[] = heats.flatMap((heat) => {
    const steps: (readonly [number, Status])[] = [
      [heat.startMs - START_LIST_BEFORE_MS, "START_LIST"],
      [heat.startMs, "LIVE"],
      [closedAt(heat), "UNOFFICIAL"],
      [officialAt(heat), "OFFICIAL"],
    ];
    return resultDrafts({
      type: "DT_RESULT",
      code: heat.code,
      instants: [...steps.map(([from]) => from), finishOf(heat, 0), finishOf(heat, 1)],
      statusAt: (at) => heldAt(steps, at),
      render: (at) => heatNodes(heat, at),
    });
  });
  const bracket: Draft[] = [cycle.startMs + 1_000, ...heats.map(officialAt)].map((at) => ({
    at,
    type: "DT_BRACKETS",
    code: rsc("SBD", "M", event),
    body: () => bracketNodes(heats, at),
  }));
  const medals = [
    [final, "W", "ME_GOLD"],
    [final, "L", "ME_SILVER"],
    [small, "W", "ME_BRONZE"],
  ] as const;
  const award: Award[] = final
    ? [
        {
          at: officialAt(final) + 5_000,
          event: rsc("SBD", "M", event),
          medallists: medals.flatMap(([heat, wlt, medal]) => {
            const rider = heat && who(heat, wlt);
            return rider ? [{ medal, organisation: rider.organisation, competitor: athleteCompetitor(rider) }] : [];
          }),
        },
      ]
    : [];
  return {
    drafts: [...drafts, ...bracket],
    awards: award,
    units: heats.map((heat) => ({
      code: heat.code,
      name: `Men's Snowboard Cross SB-LL2 ${cycle.place + 1}, ${heat.name}`,
      venue: VENUE_CODES["alpine"] ?? "",
      location: LOCATIONS.snowboard,
      startMs: heat.startMs,
      endMs: closedAt(heat),
      ...(heat === final ? { medals: "final" as const } : heat === small ? { medals: "bronze" as const } : {}),
      changes: usualChanges(heat.startMs, closedAt(heat)),
    })),
  };
}
