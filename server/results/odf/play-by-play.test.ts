import { describe, expect, test } from "vitest";
import { bodyOf, GAME, messageOf, odf, placesOf, readOdf, rsc } from "./odf-for-tests.ts";

const play = (actions: string, code = GAME) => odf("DT_PLAY_BY_PLAY", code, `<Actions>${actions}</Actions>`);
const goal =
  `<Action Id="7" Period="P2" When="03:21" Action="GOAL" Result="SUC" ScoreH="2" ScoreA="1" Comment="From the slot."` +
  ` TimeStamp="2026-03-01T10:02:03.5+01:00"><Competitor Code="NOR1" Type="T"><Composition>` +
  `<Athlete Code="51" Order="1"/><Athlete Code="52" Order="2"/></Composition></Competitor></Action>`;

test("what happened, when, by whom, and how it stands", () => {
  const { actions } = bodyOf("play", play(goal + `<Action Id="8" Action="PERIOD_END"/>`));
  expect(actions).toEqual([
    {
      ...{ id: "7", action: "GOAL", outcome: "SUC", period: "P2", clock: 201_000, note: "From the slot." },
      ...{ at: Date.parse("2026-03-01T09:02:03.500Z"), score: [2, 1], competitor: "NOR1", participants: ["51", "52"] },
    },
    { id: "8", action: "PERIOD_END", participants: [] },
  ]);
});

test("it is of a unit, and needs it and those who act", () => {
  const message = messageOf(readOdf(play(goal.replace("</Action>", `<Competitor Code="TBD"/></Action>`))));
  expect(message).toMatchObject({ extent: "whole", lists: [], needs: ["NOR1", "51", "52", GAME] });
  expect(message.changes.map(({ kind, id }) => [kind, id])).toEqual([["play", GAME]]);
  expect(messageOf(readOdf(odf("DT_PLAY_BY_PLAY", GAME, goal))).changes).toHaveLength(1);
});

test("half a score is none", () => {
  expect(bodyOf("play", play(`<Action Id="1" Action="SHOT" ScoreH="1"/>`)).actions[0]).not.toHaveProperty("score");
});

describe("refused, each fault with its place", () => {
  test.each([
    ["twice", goal + goal, ["Action[7]@Id"]],
    ["nameless", `<Action Action="SHOT"/>`, ["Action@Id"]],
    ["nothing happened", `<Action Id="1"/>`, ["Action[1]@Action"]],
    ["a clock of words", `<Action Id="1" Action="SHOT" When="late"/>`, ["Action[1]@When"]],
    ["a time of words", `<Action Id="1" Action="SHOT" TimeStamp="now"/>`, ["Action[1]@TimeStamp"]],
    ["a score of words", `<Action Id="1" Action="SHOT" ScoreH="one" ScoreA="1"/>`, ["Action[1]@ScoreH"]],
    ["by somebody without a code", `<Action Id="1" Action="SHOT"><Competitor/></Action>`, ["Competitor@Code"]],
  ])("%s", (_what, actions, places) => expect(placesOf(play(actions))).toEqual(places));
  test("of an event", () => {
    expect(placesOf(play(goal, rsc("IHOX", "TEAM8")))).toEqual(["OdfBody@DocumentCode"]);
  });
  test("more than happens in a match", () => {
    const many = Array.from({ length: 5001 }, (_, id) => `<Action Id="${id}" Action="SHOT"/>`).join("");
    expect(placesOf(play(many))).toEqual(["OdfBody@Action"]);
  });
});
