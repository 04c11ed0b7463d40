import { useEffect, useEffectEvent, useRef } from "react";
import { Button } from "../../ui/Button.tsx";
import { CloseIcon } from "../../ui/icons.tsx";
import { useSampled } from "../../ui/use-sampled.ts";
import { decimal, quantity } from "../../words/figures.ts";
import { formats } from "../../words/formats.ts";
import { meterWords as said } from "../../words/meter.ts";
import { wallWords } from "../../words/wall.ts";
import styles from "./Meter.module.css";
import type { MeterReading } from "./readings.ts";

interface MeterProps {
  read(): { readings: MeterReading[]; spreadMs: number | null };
  onClose(): void;
}

/** Off by more than this the bar ends; a frame at 25 per second is 40 ms. */
const BAR_MS = 40;

export default function Meter({ read, onClose }: MeterProps) {
  const { readings, spreadMs } = useSampled(500, read);
  const heading = useRef<HTMLHeadingElement>(null);
  const escape = useEffectEvent((event: KeyboardEvent) => {
    // From anywhere: it may cover what has the focus. What lies over it goes first.
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (document.querySelector("dialog:modal, [popover]:popover-open")) return;
    event.preventDefault();
    onClose();
  });
  useEffect(() => {
    const before = document.activeElement;
    const listen = (event: KeyboardEvent) => escape(event);
    addEventListener("keydown", listen);
    heading.current?.focus();
    return () => {
      removeEventListener("keydown", listen);
      const isLost = document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <section className={styles.meter} aria-labelledby="meter">
      <header className={styles.head}>
        <h2 id="meter" ref={heading} tabIndex={-1}>
          {said.title}
        </h2>
        <Button icon={<CloseIcon />} aria-label={wallWords.close} onClick={onClose} />
      </header>
      <p className={styles.text}>
        {said.text} {spreadMs === null ? said.noSpread : said.spread({ ms: decimal(spreadMs, 1) })}
      </p>
      {/* A part that scrolls must be reachable by keyboard; Safari does not see to that by itself. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-labelledby="meter">
        <table>
          <thead>
            <tr>
              <th scope="col">{said.camera}</th>
              <th scope="col" colSpan={2}>
                {said.off}
              </th>
              <th scope="col">{said.latency}</th>
              <th scope="col">{said.rendition}</th>
              <th scope="col">{said.dropped}</th>
              <th scope="col">{said.buffer}</th>
              <th scope="col">{said.state}</th>
            </tr>
          </thead>
          <tbody>
            {readings.map((reading) => (
              <Row key={reading.id} reading={reading} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ reading }: { reading: MeterReading }) {
  const { offMs, latencyMs, rendition } = reading;
  const width = offMs === null ? 0 : Math.min(1, Math.abs(offMs) / BAR_MS) * 50;
  return (
    <tr data-meter={reading.id} data-off-ms={offMs ?? undefined}>
      <th scope="row">{reading.name}</th>
      <td className={styles.number}>{offMs === null ? said.none : `${formats.signed(offMs)} ms`}</td>
      <td aria-hidden="true" className={styles.dev}>
        <span>
          {offMs !== null && (
            <i style={{ insetInlineStart: `${offMs < 0 ? 50 - width : 50}%`, inlineSize: `${width}%` }} />
          )}
        </span>
      </td>
      <td className={styles.number}>{latencyMs === null ? said.none : quantity(latencyMs / 1000, "s", 2)}</td>
      <td className={styles.number}>
        {rendition === null || rendition.height === 0 ? said.none : `${rendition.height}p`}
        {rendition !== null && rendition.bitrateKbps > 0 && (
          <small> {quantity(rendition.bitrateKbps / 1000, "Mbit/s", 1)}</small>
        )}
      </td>
      <td className={styles.number}>
        {reading.droppedFrames}
        {reading.totalFrames > 0 && <small> {said.ofFrames({ count: reading.totalFrames })}</small>}
      </td>
      <td className={styles.number}>{quantity(reading.bufferMs / 1000, "s", 1)}</td>
      <td data-fault={reading.fault !== null || undefined}>
        {reading.fault ?? (reading.locked ? said.locked : said.following)}
        {reading.stalls > 0 && <small> {said.stalls({ count: reading.stalls })}</small>}
      </td>
    </tr>
  );
}
