import * as v from "valibot";
import { EventFile } from "../../contracts/event.ts";

/** A small event: two feeds, two athletes, sensors of every kind. */
export const eventForTests = (changes: Record<string, unknown> = {}): EventFile =>
  v.parse(EventFile, {
    id: "village-race",
    name: "Village race",
    venues: [
      { id: "slope", name: "Slope" },
      { id: "rink", name: "Rink" },
    ],
    athletes: [
      { id: "a1", name: "Ada Uno" },
      { id: "a2", name: "Bea Due" },
    ],
    feeds: ["top", "ice"].map((id) => ({
      id,
      name: id,
      venue: id === "top" ? "slope" : "rink",
      source: { url: "srt://127.0.0.1:9000?mode=listener" },
      timing: { mode: "pts-utc" },
      ladder: "standard",
    })),
    metrics: [
      { id: "power", label: "Power", unit: "W", kind: "continuous", min: 0, max: 2000 },
      { id: "phase", label: "Phase", kind: "state", personal: false },
    ],
    sensors: [
      { id: "body", topic: "athletes/+/body", feeds: ["top"] },
      { id: "slope", topic: "slope/#", feeds: ["top"] },
      { id: "late-clock", topic: "rink/ice", feeds: ["ice"], offsetMs: -250 },
      { id: "ready", topic: "ready/+", feeds: ["top", "ice"] },
    ],
    ...changes,
  });
