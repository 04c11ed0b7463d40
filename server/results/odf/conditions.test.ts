import { describe, expect, test } from "vitest";
import { bodyOf, odf, placesOf, rsc } from "./odf-for-tests.ts";

const ALP = rsc("ALP");
const valuesOf = (xml: string) => bodyOf("weather", odf("DT_WEATHER", ALP, `<Weather>${xml}</Weather>`)).values;
const measure = (xml: string) => valuesOf(`<Conditions Code="GEN">${xml}</Conditions>`);

test.each([
  ["DT_WEATHER", "weather"],
  ["DT_VEN_COND", "conditions"],
] as const)("%s: numbers and words, of the venue and of its points", (type, kind) => {
  const xml =
    `<Conditions Code="GEN" Humidity="62"><Condition Code="SKY" Value="Clear"/>` +
    `<Temperature Code="AIR" Unit="C" Value="-4.5"/><Wind Unit="MPS" Value="2.1" Direction="NW"/></Conditions>` +
    `<Conditions Code="START"><Temperature Code="SNOW" Value="-7"/><Snow Code="SURFACE" Value="Packed powder"/></Conditions>`;
  expect(bodyOf(kind, odf(type, ALP, xml)).values).toEqual({
    ...{ SKY: "Clear", HUMIDITY: 62, TEMPERATURE_AIR: -4.5, WIND: 2.1, WIND_DIRECTION: "NW" },
    ...{ START_TEMPERATURE_SNOW: -7, START_SNOW_SURFACE: "Packed powder" },
  });
});

test.each([
  [`<Temperature Unit="F" Value="23"/>`, { TEMPERATURE: -5 }],
  [`<Wind Unit="KMH" Value="36"/>`, { WIND: 10 }],
  [`<Wind Unit="KN" Value="10"/>`, { WIND: 5.14 }],
  [`<Wind Unit="MPH" Value="10"/>`, { WIND: 4.47 }],
  [`<Snow Unit="M" Value="1.2"/>`, { SNOW: 120 }],
  [`<Snow Unit="IN" Value="10"/>`, { SNOW: 25.4 }],
  [`<Humidity Unit="PC" Value="62"/>`, { HUMIDITY: 62 }],
  [`<Wind Value="calm"/>`, { WIND: "calm" }],
])("in Celsius, m/s, cm, per cent: %s", (xml, expected) => expect(measure(xml)).toEqual(expected));

describe("refused, each fault with its place", () => {
  test.each([
    ["degrees of Réaumur", `<Temperature Code="AIR" Unit="R" Value="3"/>`, ["Temperature[AIR]@Unit"]],
    ["nothing measured", `<Condition Code="SKY"/>`, ["Condition[SKY]@Value"]],
    ["a value of nothing", `<Condition Value="Clear"/>`, ["Condition@Code"]],
    ["too many", `<Condition Code="SKY" Value="1"/>`.repeat(101), ["Conditions[GEN]@Condition"]],
  ])("%s", (_what, xml, places) => {
    expect(placesOf(odf("DT_WEATHER", ALP, `<Conditions Code="GEN">${xml}</Conditions>`))).toEqual(places);
  });
});
