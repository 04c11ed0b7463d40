import { describe, expect, test } from "vitest";
import { bodyOf, messageOf, odf, placesOf, readOdf, rsc } from "./odf-for-tests.ts";

const EVENT = rsc("CURX", "TEAM4");
const [SEMI, FINAL] = [rsc("CURX", "TEAM4", "SFNL", "000100--"), rsc("CURX", "TEAM4", "FNL-", "000100--")];
const brackets = (items: string, code = EVENT) => odf("DT_BRACKETS", code, `<Bracket Code="FNL">${items}</Bracket>`);
const round = (code: string, items: string) => `<BracketItems Code="${code}">${items}</BracketItems>`;

const cup =
  round(
    "SFNL",
    `<BracketItem Position="1" Unit="${SEMI}">` +
      `<CompetitorPlace Pos="2" WLT="L" Result="3"><Competitor Code="NOR1" Seed="4"/></CompetitorPlace>` +
      `<CompetitorPlace Pos="1" WLT="W" Result="6"><Competitor Code="CHN1" Seed="1"/></CompetitorPlace></BracketItem>`,
  ) +
  round(
    "FNL",
    `<BracketItem Position="1"><CompetitorPlace Pos="1"><Competitor Code="CHN1"/><PreviousUnit Unit="${SEMI}"/></CompetitorPlace>` +
      `<CompetitorPlace Pos="2"><PreviousUnit Unit="${SEMI.replace("0001", "0002")}"/></CompetitorPlace>` +
      `<CompetitorPlace Pos="3"><Competitor Code="BYE"/></CompetitorPlace></BracketItem>`,
  );

test("who met, who meets, and where those come from who are not known yet", () => {
  const { items } = bodyOf("bracket", brackets(cup));
  expect(items).toEqual([
    {
      ...{ unit: SEMI, round: "SFNL", position: 1 },
      places: [
        { competitor: "CHN1", seed: 1, result: "6", outcome: "won" },
        { competitor: "NOR1", seed: 4, result: "3", outcome: "lost" },
      ],
    },
    {
      ...{ round: "FNL", position: 1 },
      places: [{ competitor: "CHN1", from: SEMI }, { from: SEMI.replace("0001", "0002") }, {}],
    },
  ]);
});

test.each([EVENT, rsc("CURX", "TEAM4", "FNL-"), FINAL])(
  "of %s: it is the event's, and needs whoever is known",
  (code) => {
    const message = messageOf(readOdf(brackets(cup, code)));
    expect(message).toMatchObject({ extent: "whole", needs: ["CHN1", "NOR1"] });
    expect(message.changes.map(({ kind, id }) => [kind, id])).toEqual([["bracket", EVENT]]);
  },
);

describe("refused, each fault with its place", () => {
  const item = (attributes: string, inside = "") => round("FNL", `<BracketItem ${attributes}>${inside}</BracketItem>`);
  test.each([
    ["a unit that is none", item(`Position="1" Unit="FINAL"`), ["BracketItem[FNL 1]@Unit"]],
    ["no position", item(""), ["BracketItem[FNL]@Position"]],
    ["a position of words", item(`Position="top"`), ["BracketItem[FNL top]@Position"]],
    ["a tie", item(`Position="1"`, `<CompetitorPlace WLT="T"/>`), ["CompetitorPlace[FNL 1 1]@WLT"]],
    ["a round without a name", `<BracketItems><BracketItem Position="1"/></BracketItems>`, ["BracketItems@Code"]],
    ["too many", round("FNL", `<BracketItem Position="1"/>`.repeat(1001)), ["BracketItems[FNL]@BracketItem"]],
  ])("%s", (_what, items, places) => expect(placesOf(brackets(items))).toEqual(places));
  test("of a discipline", () => expect(placesOf(brackets(cup, rsc("CUR")))).toEqual(["OdfBody@DocumentCode"]));
});
