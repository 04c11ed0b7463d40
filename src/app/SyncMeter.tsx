import { useCallback } from "react";
import Meter from "../features/meter/Meter.tsx";
import { meterOf } from "./readings.ts";
import type { Stage } from "./stage.ts";

/** What the sync meter reads, off this wall. */
export default function SyncMeter({ stage, onClose }: { stage: Stage; onClose(): void }) {
  const read = useCallback(() => meterOf(stage), [stage]);
  return <Meter read={read} onClose={onClose} />;
}
