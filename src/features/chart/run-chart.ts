import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import { curveMonotoneX, line as lineOf } from "d3-shape";
import type { RunPoint } from "./run-line.ts";
import styles from "./RunChart.module.css";

export interface RunDrawing {
  current: readonly RunPoint[];
  best: readonly RunPoint[];
  /** Where the athlete is at the playhead. */
  head: RunPoint | null;
}

/** Draws speed (km/h) over distance (m) into an SVG, without React. */
export interface RunChart {
  draw(drawing: RunDrawing): void;
  resize(width: number, height: number): void;
}

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = { top: 10, right: 8, bottom: 24, left: 36 };
/** The axis holds still while a run unfolds: it starts with a course of this length and grows in steps. */
const METRES_MIN = 400;
const KMH_MIN = 80;

export function createRunChart(svg: SVGSVGElement): RunChart {
  const add = (name: string, className?: string, parent: SVGElement = svg): SVGElement => {
    const node = document.createElementNS(SVG, name);
    if (className !== undefined) node.setAttribute("class", className);
    parent.append(node);
    return node;
  };
  svg.replaceChildren();
  const grid = add("g");
  const bestPath = add("path", styles.best);
  const currentPath = add("path", styles.current);
  const dropLine = add("line", styles.drop);
  const dot = add("circle", styles.dot);
  dot.setAttribute("r", "5");
  let width = 400;
  let height = 180;
  let gridKey = "";
  let drawnBest: readonly RunPoint[] = [];

  return {
    resize(nextWidth, nextHeight) {
      width = nextWidth;
      height = nextHeight;
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      gridKey = "";
    },
    draw({ current, best, head }) {
      const all = [...best, ...current];
      const x = scaleLinear(
        [0, Math.max(METRES_MIN, max(all, (point) => point.metres) ?? 0)],
        [MARGIN.left, width - MARGIN.right],
      ).nice(4);
      const y = scaleLinear(
        [0, Math.max(KMH_MIN, (max(all, (point) => point.speed) ?? 0) * 3.6)],
        [height - MARGIN.bottom, MARGIN.top],
      ).nice(4);
      const path = lineOf<RunPoint>(
        (point) => x(point.metres),
        (point) => y(point.speed * 3.6),
      ).curve(curveMonotoneX);
      const key = [x.domain()[1], y.domain()[1], width, height].join();
      const isNewGrid = key !== gridKey;
      if (isNewGrid) drawGrid(x, y);
      // The longer line of the two, and it rarely changes.
      if (isNewGrid || best !== drawnBest) bestPath.setAttribute("d", path([...best]) ?? "");
      gridKey = key;
      drawnBest = best;
      currentPath.setAttribute("d", path([...current]) ?? "");
      dot.style.display = dropLine.style.display = head === null ? "none" : "";
      if (!head) return;
      const [atX, atY] = [x(head.metres), y(head.speed * 3.6)];
      dot.setAttribute("cx", String(atX));
      dot.setAttribute("cy", String(atY));
      for (const [name, value] of Object.entries({ x1: atX, x2: atX, y1: MARGIN.top, y2: height - MARGIN.bottom })) {
        dropLine.setAttribute(name, String(value));
      }
    },
  };

  function drawGrid(x: ReturnType<typeof scaleLinear<number, number>>, y: typeof x): void {
    grid.replaceChildren();
    const text = (at: { x: number; y: number }, anchor: string, said: string) => {
      const node = add("text", styles.tick, grid);
      node.setAttribute("x", String(at.x));
      node.setAttribute("y", String(at.y));
      node.setAttribute("text-anchor", anchor);
      node.textContent = said;
    };
    for (const tick of y.ticks(4)) {
      const rule = add("line", styles.grid, grid);
      for (const [name, value] of Object.entries({
        x1: MARGIN.left,
        x2: width - MARGIN.right,
        y1: y(tick),
        y2: y(tick),
      })) {
        rule.setAttribute(name, String(value));
      }
      if (tick > 0) text({ x: MARGIN.left - 8, y: y(tick) + 5 }, "end", String(tick));
    }
    const ticks = x.ticks(Math.max(2, Math.floor(width / 110)));
    ticks.forEach((tick, index) => {
      const last = index === ticks.length - 1;
      // The last label carries the unit and needs the room of two.
      if (!last && x(ticks.at(-1) ?? tick) - x(tick) < 70) return;
      text(
        { x: x(tick), y: height - 4 },
        last ? "end" : index === 0 ? "start" : "middle",
        last ? `${tick} m` : String(tick),
      );
    });
  }
}
