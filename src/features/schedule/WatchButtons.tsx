import { type FocusEvent, useState } from "react";
import { type UtcMs, utcMs } from "../../../contracts/units.ts";
import { scheduleWords as said } from "../../words/schedule.ts";
import { Button } from "../../ui/Button.tsx";
import styles from "./Schedule.module.css";
import type { WatchOffer } from "./watch-offer.ts";

interface WatchButtonsProps {
  offer: WatchOffer;
  unit: string;
  onWatch(feed: string, at: UtcMs | "live"): void;
}

export function WatchButtons({ offer, unit, onWatch }: WatchButtonsProps) {
  const { feed, isLive, from, why } = offer;
  // A button that has the focus stays when there is nothing more to watch, else the focus would be lost with it.
  const [kept, keep] = useState<WatchOffer | null>(null);
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) =>
    !(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) && keep(null);
  const hasLive = isLive || kept?.isLive === true;
  const hasStart = from !== null || (kept !== null && kept.from !== null);
  const of = <span className="unseen"> {unit}</span>;
  return (
    <div className={styles.buttons} onFocus={() => keep((before) => before ?? offer)} onBlur={leave}>
      {hasLive && (
        <Button
          look="outline"
          unavailable={!isLive}
          state={isLive ? undefined : said.isOver}
          onClick={() => feed !== null && onWatch(feed, "live")}
        >
          {said.watchLive}
          {of}
        </Button>
      )}
      {hasStart && (
        <Button
          look="outline"
          unavailable={from === null}
          state={from === null ? said.startGone : undefined}
          onClick={() => feed !== null && from !== null && onWatch(feed, utcMs(from))}
        >
          {said.watchFromStart}
          {of}
        </Button>
      )}
      {why !== null && !(why === "start-gone" && hasStart) && (
        <p>{why === "no-camera" ? said.noCamera : said.startGone}</p>
      )}
    </div>
  );
}
