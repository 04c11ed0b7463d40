import type { Plate, PlateCell } from "./plate.ts";
import { decimal } from "../../words/figures.ts";
import styles from "./Overlay.module.css";
import { wallWords as words } from "../../words/wall.ts";

/**
 * Draws plates without React: once a frame, straight into the page, and only what changed.
 * `data-event-time` is the event time (UTC ms) of the frame that was drawn for; `data-metric` and `data-value` are what each cell says.
 */
export interface PlateView {
  draw(plate: Plate | null, eventTime: number | null): void;
}

const element = <K extends keyof HTMLElementTagNameMap>(
  parent: HTMLElement,
  tag: K,
  className?: string,
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  if (className !== undefined) made.className = className;
  parent.append(made);
  return made;
};
const write = (node: HTMLElement, text: string): void => {
  if (node.textContent !== text) node.textContent = text;
};
const show = (node: HTMLElement, visible: boolean): void => {
  if (node.hidden === visible) node.hidden = !visible;
};

export function createPlateView(root: HTMLElement): PlateView {
  root.replaceChildren();
  const lower = element(root, "div", `${styles.plate} ${styles.lower}`);
  const who = element(lower, "div", styles.who);
  const bib = element(who, "span", styles.bib);
  const name = element(who, "span", styles.name);
  const nation = element(who, "span", styles.nation);
  const sportClass = element(who, "span", styles.sportClass);
  const clock = element(lower, "div", styles.clock);
  const calc = element(clock, "span", styles.calc);
  const clockKey = element(clock, "span", styles.key);
  const clockLabel = element(clockKey, "span");
  const real = element(clockKey, "span", styles.real);
  const note = element(clock, "span", styles.note);
  const telemetry = element(root, "dl", `${styles.plate} ${styles.telemetry}`);
  const cells: ReturnType<typeof createCell>[] = [];

  function createCell() {
    const box = element(telemetry, "div");
    const label = element(box, "dt");
    const value = element(box, "dd");
    const text = element(value, "span");
    const unit = element(value, "small");
    const bar = element(box, "dd", styles.bar);
    bar.setAttribute("aria-hidden", "true");
    let fraction: number | null = null;
    return {
      draw(cell: PlateCell | undefined) {
        show(box, cell !== undefined);
        if (!cell) return;
        mark(box, cell);
        write(label, cell.label);
        write(text, cell.text);
        write(unit, cell.unit === "" ? "" : ` ${cell.unit}`);
        show(bar, cell.fraction !== null);
        // A hundredth is finer than the bar is wide in pixels on most screens.
        const next = cell.fraction === null ? null : Math.round(cell.fraction * 100);
        if (next !== fraction) bar.style.setProperty("--v", String(next));
        fraction = next;
      },
    };
  }

  return {
    draw(plate, eventTime) {
      if (eventTime === null) delete root.dataset["eventTime"];
      else root.dataset["eventTime"] = String(eventTime);
      const athlete = plate?.athlete ?? null;
      show(lower, athlete !== null);
      if (athlete) {
        if (athlete.bib !== undefined) {
          bib.setAttribute("aria-label", words.bib({ bib: athlete.bib }));
          write(bib, athlete.bib);
        }
        show(bib, athlete.bib !== undefined);
        write(name, athlete.name);
        write(nation, athlete.nation ?? "");
        write(sportClass, athlete.sportClass ?? "");
        show(sportClass, athlete.sportClass !== undefined);
        show(clock, plate?.clock != null || plate?.note != null);
        show(calc, plate?.clock != null);
        show(clockKey, plate?.clock != null);
        show(real, plate?.real != null);
        if (plate?.real) write(real, words.real({ time: plate.real.text, factor: decimal(plate.real.factor) }));
        if (plate?.clock) {
          mark(calc, plate.clock);
          write(calc, plate.clock.text);
          write(clockLabel, plate.clock.label);
        }
        show(note, plate?.note != null);
        if (plate?.note) {
          mark(note, plate.note);
          write(note, plate.note.text);
        }
      }
      const drawn = plate?.cells ?? [];
      while (cells.length < drawn.length) cells.push(createCell());
      cells.forEach((cell, index) => cell.draw(drawn[index]));
      show(telemetry, drawn.length > 0);
    },
  };
}

function mark(node: HTMLElement, cell: PlateCell): void {
  if (node.dataset["metric"] !== cell.metric) node.dataset["metric"] = cell.metric;
  if (node.dataset["channel"] !== cell.channel) node.dataset["channel"] = cell.channel;
  const raw = String(cell.raw);
  if (node.dataset["value"] !== raw) node.dataset["value"] = raw;
}
