import { curlingIceCel, hallAir, hockeyIceCel, weatherAt } from "../scenario/weather.ts";
import { CYCLE_MS } from "./cycle.ts";
import type { Draft } from "./programme.ts";
import { rsc } from "./rsc.ts";
import { el, type Node } from "./xml.ts";

/** As the sensors have it, measured when the message says. */
const EVERY_MS = 64_000;
/** The range lies in the shelter of the wood. */
const RANGE_WIND = 0.7;

const outside = (at: number, wind: number): Node[] => {
  const { airCel, snowCel, humidity, windMs } = weatherAt(at);
  return [
    el("Conditions", { Code: "GEN" }, [
      el("Condition", { Code: "SKY", Value: humidity > 64 ? "CLOUDY" : "SUNNY" }),
      el("Temperature", { Code: "AIR", Unit: "C", Value: airCel.toFixed(1) }),
      el("Temperature", { Code: "SNOW", Unit: "C", Value: snowCel.toFixed(1) }),
      el("Wind", { Unit: "MPS", Value: (windMs * wind).toFixed(1) }),
      el("Humidity", { Unit: "PC", Value: humidity.toFixed(0) }),
    ]),
  ];
};
const hall = (at: number, iceCel: number, airShift: number, humidityShift: number): Node[] => {
  const { airCel, humidity } = hallAir(at);
  return [
    el("Conditions", { Code: "GEN" }, [
      el("Temperature", { Code: "ICE", Unit: "C", Value: iceCel.toFixed(1) }),
      el("Temperature", { Code: "AIR", Unit: "C", Value: (airCel + airShift).toFixed(1) }),
      el("Humidity", { Unit: "PC", Value: (humidity + humidityShift).toFixed(0) }),
    ]),
  ];
};

const PLACES: readonly { discipline: string; type: "DT_WEATHER" | "DT_VEN_COND"; body(at: number): Node[] }[] = [
  { discipline: "ALP", type: "DT_WEATHER", body: (at) => outside(at, 1) },
  { discipline: "BTH", type: "DT_WEATHER", body: (at) => outside(at, RANGE_WIND) },
  { discipline: "IHO", type: "DT_VEN_COND", body: (at) => hall(at, hockeyIceCel(at), 0, 0) },
  { discipline: "CUR", type: "DT_VEN_COND", body: (at) => hall(at, curlingIceCel(at), -1.5, 4) },
];

export const weatherDrafts = (fromMs: number): Draft[] =>
  Array.from({ length: CYCLE_MS / EVERY_MS }, (_, step) => fromMs + step * EVERY_MS).flatMap((at) =>
    PLACES.map(({ discipline, type, body }) => ({ at, type, code: rsc(discipline), body: () => body(at) })),
  );
