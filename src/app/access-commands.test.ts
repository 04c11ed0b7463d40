import { expect, test } from "vitest";
import { feedForTests } from "../core/captions/wvtt-for-tests.ts";
import { layouts } from "./layouts.ts";
import { signPlace, toggleSign } from "./access-commands.ts";

const camera = feedForTests("alpine", "alpine", []);
const sign = { ...feedForTests("sign", "alpine", []), purpose: "sign" as const };
const layout = (id: string) => layouts.find((each) => each.id === id)!;

function press(main: typeof camera, id: string, feeds = [camera, sign]) {
  const asked: string[] = [];
  const commands = { main: (feed: string) => asked.push(`main ${feed}`), layout: (to: string) => asked.push(to) };
  const why = toggleSign(
    { feeds },
    { main, subject: camera, layout: layout(id) },
    commands as never,
    (text) => void asked.push(text),
  );
  return { asked, why };
}

test("the interpreter becomes the main picture, and gives the place back", () => {
  expect(press(camera, "focus").asked).toEqual(["main sign"]);
  expect(press(sign, "duo").asked).toEqual(["main alpine"]);
});

test("where no picture is, he comes with a layout of two", () =>
  expect(press(camera, "listen").asked).toEqual(["duo"]));

test("where nobody signs, that is said", () => {
  const { asked, why } = press(camera, "focus", [camera]);
  expect(asked).toEqual(["This event has no sign language camera."]);
  expect(why).toBe(asked[0]);
});

test("where he stands", () => {
  expect(signPlace(sign, layout("focus"), ["sign"], "sign")).toBe("main");
  expect(signPlace(camera, layout("duo"), ["alpine", "sign"], "sign")).toBe("beside");
  expect(signPlace(camera, layout("mission-control"), ["alpine", "sign"], "sign")).toBe("off");
});
