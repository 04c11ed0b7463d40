import type { MetricDeclaration } from "./event.ts";

/**
 * The metrics that every Vedetta knows. Units are SenML's (RFC 8428 section 12.1, RFC 8798).
 * continuous: a number that may be interpolated between samples;
 * state: holds until the next sample; moment: happened once, at its time.
 */
export const METRICS: readonly MetricDeclaration[] = [
  { id: "speed", label: "Speed", unit: "m/s", kind: "continuous", personal: false, min: 0, max: 60 },
  { id: "g-force", label: "G-force", unit: "g", kind: "continuous", personal: false, min: 0, max: 12 },
  { id: "distance", label: "Distance", unit: "m", kind: "continuous", personal: false, min: 0, max: 10_000 },
  { id: "heart-rate", label: "Heart", unit: "beat/min", kind: "continuous", personal: true, min: 25, max: 240 },
  { id: "run-time", label: "Run time", unit: "s", kind: "continuous", personal: false, min: 0, max: 7200 },
  { id: "gate", label: "Gate", unit: "count", kind: "moment", personal: false, min: 0, max: 200 },
  { id: "shot", label: "Shot", unit: "", kind: "moment", personal: false, min: 0, max: 1 },
  { id: "on-course", label: "On course", unit: "", kind: "state", personal: false },
  { id: "best-run", label: "Best run", unit: "", kind: "state", personal: false },
  { id: "snow-temperature", label: "Snow", unit: "Cel", kind: "continuous", personal: false, min: -40, max: 20 },
  { id: "ice-temperature", label: "Ice", unit: "Cel", kind: "continuous", personal: false, min: -40, max: 20 },
  { id: "air-temperature", label: "Air", unit: "Cel", kind: "continuous", personal: false, min: -50, max: 50 },
  { id: "humidity", label: "Humidity", unit: "%RH", kind: "continuous", personal: false, min: 0, max: 100 },
  { id: "wind-speed", label: "Wind", unit: "m/s", kind: "continuous", personal: false, min: 0, max: 80 },
  { id: "stone-speed", label: "Stone", unit: "m/s", kind: "continuous", personal: false, min: 0, max: 8 },
  { id: "puck-speed", label: "Puck", unit: "m/s", kind: "continuous", personal: false, min: 0, max: 60 },
  /**
   * Where the one whom a picture is about is in it: 0 to 1 of its width and height from the top left, the middle of the body.
   * Their subject is a feed; who it is says `picture-of`: an athlete's id, a thing (`puck`), or nothing while nobody is in sight.
   */
  { id: "picture-x", label: "Across the picture", unit: "/", kind: "continuous", personal: false, min: 0, max: 1 },
  { id: "picture-y", label: "Down the picture", unit: "/", kind: "continuous", personal: false, min: 0, max: 1 },
  { id: "picture-of", label: "In the picture", unit: "", kind: "state", personal: false },
  /** How much of a camera that is being prepared is ready, 0 to 1. Its subject is a feed. */
  { id: "ready", label: "Ready", unit: "/", kind: "state", personal: false, min: 0, max: 1 },
];
