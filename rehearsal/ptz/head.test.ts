import { expect, test } from "vitest";
import { createHead, IDLE_MS, type Head } from "./head.ts";

const limits = { panDeg: [-50, 50], tiltDeg: [-14, 22], zoom: [1, 8] } as const;
const home = { panDeg: 2, tiltDeg: 2, zoom: 1 };
const operator = (utc: number) => ({ panDeg: 20 * Math.sin(utc / 5000), tiltDeg: 5, zoom: 3 });
const create = () => createHead({ limits, home, operator });
/** Views each 20 ms, from and to in ms. */
const film = (head: Head, from: number, to: number) =>
  Array.from({ length: (to - from) / 20 + 1 }, (_, index) => head.viewAt(from + index * 20));

test("a drive speeds up and slows down like a thing with mass, and stops at its limit", () => {
  const head = create();
  head.command({ type: "home" }, 0);
  film(head, 0, 6000);
  head.command({ type: "drive", pan: 1, tilt: 0 }, 6000);
  const pans = film(head, 6000, 9000).map(({ panDeg }) => panDeg);
  const speeds = pans.slice(1).map((pan, index) => (pan - (pans[index] ?? 0)) / 0.02);
  const changes = speeds.slice(1).map((speed, index) => Math.abs(speed - (speeds[index] ?? 0)) / 0.02);
  expect(Math.max(...speeds)).toBeGreaterThan(40);
  expect(Math.max(...changes)).toBeLessThan(120);
  expect(pans.at(-1)).toBeCloseTo(50, 0);
});

test("a stop takes its way to stand still", () => {
  const head = create();
  head.command({ type: "drive", pan: -0.5, tilt: 0 }, 0);
  film(head, 0, 1000);
  head.command({ type: "drive", pan: 0, tilt: 0 }, 1000);
  const [at, later, end] = [1000, 1100, 3000].map((utc) => head.viewAt(utc).panDeg);
  expect(later).not.toBe(at);
  expect(head.viewAt(4000).panDeg).toBe(end);
  expect(head.busy("pan-tilt")).toBe(false);
});

test.each([
  [
    { panDeg: -30, tiltDeg: 10 },
    { panDeg: -30, tiltDeg: 10 },
  ],
  [
    { panDeg: 500, tiltDeg: -500 },
    { panDeg: 50, tiltDeg: -14 },
  ],
])("an absolute position is reached exactly, within the limits: %o", (asked, reached) => {
  const head = create();
  head.command({ type: "position", ...asked, relative: false, speed: 1 }, 0);
  expect(head.busy("pan-tilt")).toBe(true);
  film(head, 0, 6000);
  expect(head.viewAt(6000)).toMatchObject(reached);
  expect(head.busy("pan-tilt")).toBe(false);
});

test("zoom follows its share of the lens, and a relative position counts from where it is", () => {
  const head = create();
  head.command({ type: "zoom-position", share: 1 }, 0);
  head.command({ type: "position", panDeg: 10, tiltDeg: 0, relative: true, speed: 1 }, 0);
  const from = head.viewAt(0).panDeg;
  film(head, 0, 5000);
  expect(head.viewAt(5000).zoom).toBeCloseTo(8, 5);
  expect(head.zoomShareAt(5000)).toBeCloseTo(1, 5);
  expect(head.viewAt(5000).panDeg).toBeCloseTo(from + 10, 5);
});

test("in standby it does not move, and says so", () => {
  const head = create();
  head.command({ type: "power", on: false }, 0);
  expect(head.command({ type: "home" }, 0)).toBe(false);
  head.command({ type: "power", on: true }, 0);
  expect(head.command({ type: "home" }, 0)).toBe(true);
});

test("without commands the operator turns it, and both changes of hands are without a jump", () => {
  const head = create();
  film(head, 100_000, 102_000);
  expect(head.viewAt(102_000)).toEqual(operator(102_000));
  head.command({ type: "drive", pan: 0, tilt: 0 }, 102_000);
  const views = [operator(101_980), ...film(head, 102_000, 102_000 + IDLE_MS + 5000)];
  for (const [index, view] of views.entries())
    if (index > 0) expect(Math.abs(view.panDeg - (views[index - 1]?.panDeg ?? 0))).toBeLessThan(0.35);
  const end = 102_000 + IDLE_MS + 5000;
  expect(head.viewAt(end).panDeg).toBeCloseTo(operator(end).panDeg, 6);
});
