import { describe, expect, test } from "vitest";
import { bodyOf, messageOf, odf, placesOf, readOdf, rsc, SUPER_G } from "./odf-for-tests.ts";

const ALL = rsc("GEN");
const table = (lines: string) => odf("DT_MEDALS", ALL, `<MedalLines>${lines}</MedalLines>`);
const line = (organisation: string, rank: string, [gold, silver, bronze]: string[], attributes = "") =>
  `<MedalLine Organisation="${organisation}" Rank="${rank}" ${attributes}>` +
  `<MedalNumber Type="M" Gold="0" Silver="0" Bronze="0"/>` +
  `<MedalNumber Type="TOT" Gold="${gold}" Silver="${silver}" Bronze="${bronze}"/></MedalLine>`;

describe("the medal table", () => {
  test("all medals of each organisation; nobody needs to be registered", () => {
    const message = messageOf(
      readOdf(table(line("NOR", "1", ["2", "0", "1"]) + line("ITA", "2", ["1", "1", "0"], `RankEqual="Y"`))),
    );
    expect(message.needs).toEqual([]);
    expect(message.changes).toEqual([
      {
        ...{ kind: "medal-table", id: ALL, scope: "" },
        body: {
          lines: [
            { organisation: "NOR", rank: 1, isTied: false, gold: 2, silver: 0, bronze: 1 },
            { organisation: "ITA", rank: 2, isTied: true, gold: 1, silver: 1, bronze: 0 },
          ],
        },
      },
    ]);
  });
  const two = line("ITA", "1", ["1", "0", "0"]);
  test.each([
    ["an organisation twice", two + two, ["MedalLine[ITA]@Organisation"]],
    ["no organisation", two.replace(`Organisation="ITA"`, ""), ["MedalLine@Organisation"]],
    ["no rank", two.replace(`Rank="1"`, ""), ["MedalLine[ITA]@Rank"]],
    ["no total", two.replace("TOT", "W"), ["MedalLine[ITA]@MedalNumber"]],
    ["less than nothing", line("ITA", "1", ["-1", "0", "0"]), ["MedalNumber[ITA]@Gold"]],
    ["no number", line("ITA", "1", ["1", "", "x"]), ["MedalNumber[ITA]@Silver", "MedalNumber[ITA]@Bronze"]],
    ["too many", two.repeat(301), ["Competition[REHEARSAL]@MedalLine"]],
  ])("refused: %s", (_what, lines, places) => expect(placesOf(table(lines))).toEqual(places));
});

describe("an event's medallists", () => {
  const medal = (code: string, competitors: string) => `<Medal Code="${code}">${competitors}</Medal>`;
  const competitor = (code: string, inside = "") =>
    `<Competitor Code="${code}" Type="A" Organisation="ITA"><Composition>${inside}</Composition></Competitor>`;
  const guided = competitor("11", `<Athlete Code="11"><Description Class="AS1"/><Guide Code="21"/></Athlete>`);

  test("two bronzes, a guide who wins too, and a silver that nobody has", () => {
    const given =
      medal("ME_GOLD", guided) + medal("ME_SILVER", "") + medal("ME_BRONZE", competitor("12") + competitor("13"));
    const bytes = odf("DT_MEDALLISTS", SUPER_G, given);
    expect(bodyOf("medallists", bytes).medals).toEqual([
      {
        ...{ medal: "gold", competitor: "11", kind: "athlete", organisation: "ITA" },
        members: [
          { participant: "11", sportClass: "AS1", role: "athlete" },
          { participant: "21", role: "guide" },
        ],
      },
      { medal: "bronze", competitor: "12", kind: "athlete", organisation: "ITA", members: [] },
      { medal: "bronze", competitor: "13", kind: "athlete", organisation: "ITA", members: [] },
    ]);
    const { needs, changes } = messageOf(readOdf(bytes));
    expect(needs).toEqual(["11", "21", "12", "13"]);
    expect(changes[0]?.id).toBe(rsc("ALPM", "SUPERG----12050"));
  });
  test.each([
    ["a medal of iron", medal("ME_IRON", guided), ["Medal[ME_IRON]@Code"]],
    ["a medal of nothing", `<Medal>${guided}</Medal>`, ["Medal@Code"]],
    ["two medals for one", medal("ME_GOLD", guided) + medal("ME_SILVER", guided), ["Competitor[11]@Code"]],
    ["somebody of no kind", medal("ME_GOLD", `<Competitor Code="11"/>`), ["Competitor[11]@Type"]],
  ])("refused: %s", (_what, medals, places) => {
    expect(placesOf(odf("DT_MEDALLISTS", SUPER_G, medals))).toEqual(places);
  });
  test("refused: of a discipline", () => {
    expect(placesOf(odf("DT_MEDALLISTS", rsc("ALP"), medal("ME_GOLD", guided)))).toEqual(["OdfBody@DocumentCode"]);
  });
});
