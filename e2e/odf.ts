import { results as routes } from "../contracts/routes.ts";
import type { Backend } from "../bench/backend.ts";
import { expect } from "./stage.ts";

/** A race of two athletes, told in ODF, for the pages that show it. */

const RACE = `ALPM${"SUPERG-SIT".padEnd(18, "-")}FNL-000100--`;
const ROME = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Rome",
  ...({
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  } as const),
});
let versions = 0;
const codeOf = (type: string): string =>
  type === "DT_RESULT" ? RACE : type === "DT_MEDALLISTS" ? RACE.slice(0, 22).padEnd(34, "-") : "ALP".padEnd(34, "-");

/** @param at event time, UTC ms: the message holds from then on. */
export async function send(
  backend: Backend,
  type: string,
  body: string,
  { at = Date.now(), status = "", code = codeOf(type) } = {},
): Promise<number> {
  const [date = "", clock = ""] = ROME.format(at).split(" ");
  const time = clock.replaceAll(":", "") + String(Math.floor(at) % 1000).padStart(3, "0");
  const said = status === "" ? "" : ` ResultStatus="${status}"`;
  const answer = await fetch(backend.results + routes.odf, {
    method: "POST",
    headers: { authorization: `Bearer ${backend.odfToken}` },
    body: `<OdfBody DocumentType="${type}" DocumentCode="${code}" Version="${++versions}" Date="${date}" Time="${time}"${said}><Competition>${body}</Competition></OdfBody>`,
  });
  expect(await answer.json()).toMatchObject({ fate: "accepted" });
  return at;
}

export const unit = (status: string, more = "") =>
  `<Unit Code="${RACE}" ScheduleStatus="${status}" Venue="test" Medal="1" ${more}><ItemName Language="ENG" Value="Super-G of the tests"/></Unit>`;
const PEOPLE = [
  ["1", "Jonas", "Ritter", "AUT", "LW11"],
  ["2", "Kenji", "Morita", "JPN", "LW12-2"],
]
  .map(
    ([code, given, family, organisation, sportClass]) =>
      `<Participant Code="${code}" GivenName="${given}" FamilyName="${family}" Organisation="${organisation}" Gender="M"><Discipline Code="ALP"><RegisteredEvent Event="X" Class="${sportClass}"/></Discipline></Participant>`,
  )
  .join("");
export const entry = (code: string, sortOrder: number, attributes: string, more = "") =>
  `<Result SortOrder="${sortOrder}" StartOrder="${code}" ${attributes}><ExtendedResults>${more}</ExtendedResults><Competitor Code="${code}" Type="A"><Composition><Athlete Code="${code}" Bib="${code}"/></Composition></Competitor></Result>`;
const timed = (real: string, factor: string) =>
  `<ExtendedResult Type="ER" Code="REAL_TIME" Value="${real}"/><ExtendedResult Type="ER" Code="FACTOR" Value="${factor}"/>`;
export const MORITA_LEADS =
  entry("2", 1, 'Rank="1" Result="59.59" ResultType="TIME"', timed("1:08.71", "0.8672")) + entry("1", 2, "");
export const RITTER_LEADS =
  entry("1", 1, 'Rank="1" Result="59.29" ResultType="TIME"', timed("1:14.02", "0.8010")) +
  entry("2", 2, 'Rank="2" Result="59.59" ResultType="TIME" Diff="0.30"', timed("1:08.71", "0.8672"));

/** The race as it begins: who is there, and who leads. */
export async function beginRace(backend: Backend): Promise<void> {
  await send(backend, "DT_PARTIC", PEOPLE);
  await send(backend, "DT_SCHEDULE", unit("RUNNING"));
  await send(backend, "DT_RESULT", MORITA_LEADS, { status: "LIVE" });
}

const rsc = (discipline: string, event: string, phase: string, number: string) =>
  discipline + event.padEnd(18, "-") + phase.padEnd(4, "-") + number;
const SPRINT = rsc("CCSM", "SPRINT-LW", "FNL", "000100--");
const CROSS = "SBDM" + "SBX-LL2".padEnd(18, "-");
const BANKED = "SBDM" + "BSL-LL2".padEnd(18, "-");
const [SEMI, OTHER_SEMI] = [`${CROSS}SFNL000100--`, `${CROSS}SFNL000200--`];
const GAME = rsc("IHOX", "TEAM8", "PREL", "000100--");
const elsewhere = (code: string, name: string, status = "RUNNING") =>
  `<Unit Code="${code}" ScheduleStatus="${status}" Venue="track"><ItemName Language="ENG" Value="${name}"/></Unit>`;
const split = (pos: number, value: string, more: string) =>
  `<ExtendedResult Type="ER" Code="INT" Pos="${pos}" Value="${value}" ${more}/>`;
const place = (pos: number, inside: string, more = "") =>
  `<CompetitorPlace Pos="${pos}" ${more}>${inside}</CompetitorPlace>`;
const side = (code: string, result: string, counts: readonly (readonly [string, number])[]) =>
  `<Result SortOrder="1" Result="${result}"><ExtendedResults>${counts
    .map(([name, value]) => `<ExtendedResult Type="ER" Code="${name}" Value="${value}"/>`)
    .join("")}</ExtendedResults><Competitor Code="${code}" Type="T" Organisation="${code.slice(0, 3)}"/></Result>`;
const winner = (medal: string, code: string, organisation: string) =>
  `<Medal Code="ME_${medal}"><Competitor Code="${code}" Type="A" Organisation="${organisation}"><Composition><Athlete Code="${code}"/></Composition></Competitor></Medal>`;
const medals = (organisation: string, rank: number, [gold, silver, bronze]: readonly [number, number, number]) =>
  `<MedalLine Organisation="${organisation}" Rank="${rank}"><MedalNumber Type="TOT" Gold="${gold}" Silver="${silver}" Bronze="${bronze}"/></MedalLine>`;

/** What else goes on that day, where no camera is: a race on its way, a heat with its rounds, a match, and medals. */
export async function beginDay(backend: Backend): Promise<void> {
  await beginRace(backend);
  await send(backend, "DT_SCHEDULE", elsewhere(SPRINT, "Sprint final"), { code: "CCS".padEnd(34, "-") });
  await send(
    backend,
    "DT_RESULT",
    entry("2", 1, 'Rank="1" Result="2:31.4" ResultType="TIME"', split(1, "48.9", 'Rank="2"')) +
      entry("1", 2, "", split(1, "48.2", 'Diff="-0.7" Rank="1"') + split(2, "1:39.5", 'Diff="+0.3" Rank="2"')),
    { status: "LIVE", code: SPRINT },
  );
  await send(
    backend,
    "DT_SCHEDULE",
    elsewhere(SEMI, "Semi-final 1") +
      elsewhere(OTHER_SEMI, "Semi-final 2") +
      elsewhere(`${BANKED}FNL-000100--`, "Banked slalom", "FINISHED"),
    { code: "SBD".padEnd(34, "-") },
  );
  await send(
    backend,
    "DT_RESULT",
    entry("1", 1, 'Rank="1" Result="41.20" ResultType="TIME" WLT="W"') +
      entry("2", 2, 'Rank="2" Result="41.90" ResultType="TIME" Diff="0.70" WLT="L"'),
    { status: "OFFICIAL", code: SEMI },
  );
  const rider = (code: string) => `<Competitor Code="${code}" Type="A" Seed="${code}"/>`;
  await send(
    backend,
    "DT_BRACKETS",
    `<Bracket Code="FNL"><BracketItems Code="SFNL"><BracketItem Position="1" Unit="${SEMI}">${
      place(1, rider("1"), 'WLT="W" Result="41.20"') + place(2, rider("2"), 'WLT="L"')
    }</BracketItem><BracketItem Position="2" Unit="${OTHER_SEMI}"/></BracketItems><BracketItems Code="FNL"><BracketItem Position="1">${
      place(1, rider("1")) + place(2, `<PreviousUnit Unit="${OTHER_SEMI}" Value="W"/>`)
    }</BracketItem></BracketItems></Bracket>`,
    { code: CROSS.padEnd(34, "-") },
  );
  await send(
    backend,
    "DT_PARTIC_TEAMS",
    '<Team Code="ITA1" Organisation="ITA" Name="Italy"><Composition/></Team><Team Code="NOR1" Organisation="NOR" Name="Norway"><Composition/></Team>',
    { code: "IHO".padEnd(34, "-") },
  );
  await send(backend, "DT_SCHEDULE", elsewhere(GAME, "Italy against Norway"), { code: "IHO".padEnd(34, "-") });
  await send(
    backend,
    "DT_RESULT",
    '<ExtendedInfos><ExtendedInfo Type="CLOCK" Code="PERIOD" Value="P2"/><ExtendedInfo Type="CLOCK" Code="REMAINING" Value="12:34"/><ExtendedInfo Type="CLOCK" Code="RUNNING" Value="N"/></ExtendedInfos>' +
      '<Periods Home="ITA1" Away="NOR1"><Period Code="P1" HomePeriodScore="1" AwayPeriodScore="0" HomeScore="1" AwayScore="0"/><Period Code="P2" HomePeriodScore="2" AwayPeriodScore="1" HomeScore="3" AwayScore="1"/></Periods>' +
      side("ITA1", "3", [
        ["SOG", 9],
        ["PIM", 4],
        ["STRENGTH", 5],
      ]) +
      side("NOR1", "1", [
        ["SOG", 6],
        ["PIM", 2],
        ["STRENGTH", 4],
      ]),
    { status: "LIVE", code: GAME },
  );
  await send(
    backend,
    "DT_PLAY_BY_PLAY",
    '<Actions><Action Id="1" Period="P2" When="12:34" Action="GOAL" ScoreH="3" ScoreA="1"><Competitor Code="ITA1" Type="T"/></Action></Actions>',
    { status: "LIVE", code: GAME },
  );
  await send(backend, "DT_MEDALLISTS", winner("GOLD", "1", "AUT") + winner("SILVER", "2", "JPN"), {
    code: BANKED.padEnd(34, "-"),
  });
  await send(
    backend,
    "DT_MEDALS",
    `<MedalLines>${medals("AUT", 1, [1, 0, 0]) + medals("JPN", 2, [0, 1, 0])}</MedalLines>`,
    {
      code: "GEN".padEnd(34, "-"),
    },
  );
}
