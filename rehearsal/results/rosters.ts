import { person, shown, type Person, type Team } from "./people.ts";

/** Everybody who takes part, invented like those before the cameras. */
const SITTING_MEN = [
  "Anders Lunde NOR LW10-1",
  "Matteo Brandis ITA LW12-1",
  "Kenta Morioka JPN LW10-2",
  "Florian Achleitner AUT LW12-1",
  "Pavel Dvorsky CZE LW12-2",
  "Yannick Berchtold SUI LW11",
  "Cole Harrigan USA LW12-2",
  "Teun Brouwers NED LW12-1",
  "Mikkel Aasland NOR LW11",
  "Theo Lacombe FRA LW12-2",
];
export const sittingMen: readonly Person[] = [
  ...SITTING_MEN.map((line, index) => person(line, String(10_001 + index), "M", String(index + 1))),
  shown("a11", "M"),
  shown("a12", "M"),
];

const IMPAIRED_WOMEN = [
  ["Klara Vesely CZE AS3", "Jitka Novotna CZE"],
  ["Bianca Tosetti ITA AS2", "Davide Morandin ITA"],
  ["Sofie Hallgren SWE AS3", "Nils Ostberg SWE"],
  ["Hanna Kirchleitner AUT AS2", "Vera Kirchleitner AUT"],
  ["Zuzana Hrivnak SVK AS3", "Marek Babic SVK"],
  ["Emily Carrow GBR AS4", "Fiona Marsh GBR"],
  ["Nora Feldmann GER AS3", "Lutz Oberhauser GER"],
  ["Camille Rochat SUI AS4", "Joel Favre SUI"],
  ["Ines Delmas FRA AS3", "Paul Garnier FRA"],
  ["Yuna Baek KOR AS2", "Minjun Seong KOR"],
] as const;
export const impairedWomen: readonly Person[] = IMPAIRED_WOMEN.map(([athlete, guide], index) => ({
  ...person(athlete, String(12_001 + index), "W", String(index + 1)),
  guide: person(guide, String(13_001 + index), index % 3 === 0 ? "W" : "M"),
}));

const BIATHLETES = [
  "Mina Okafor GER LW12",
  "Anja Reuter GER LW11.5",
  "Lotte Verhagen NED LW12",
  "Signe Dahlmo NOR LW12",
  "Oksana Bondar UKR LW12",
  "Grace Ellery USA LW11.5",
  "Wanda Piatek POL LW12",
  "Jing Shaoyu CHN LW12",
  "Tuuli Kettunen FIN LW12",
  "Elena Corradi ITA LW12",
  "Haruka Senda JPN LW12",
];
export const biathletes: readonly Person[] = [
  ...BIATHLETES.map((line, index) => person(line, String(20_001 + index), "W", String(41 + (index < 10 ? index : 11)))),
  shown("b51", "W"),
];

const RIDERS = [
  "Dario Quaglia ITA SB-LL2",
  "Tobias Steinegger AUT SB-LL2",
  "Owen Brackley AUS SB-LL2",
  "Ryo Hatanaka JPN SB-LL2",
  "Mathis Perroud FRA SB-LL2",
  "Carter Lindqvist USA SB-LL2",
  "Joonas Halme FIN SB-LL2",
  "Remy Castellan CAN SB-LL2",
];
/** In the order of their seeds. */
export const riders: readonly Person[] = RIDERS.map((line, index) =>
  person(line, String(50_001 + index), "M", String(index + 1)),
);

const players = (organisation: string, from: number, names: readonly (readonly [bib: string, name: string])[]) =>
  names.map(([bib, name], index) => person(`${name} ${organisation}`, String(from + index), "M", bib));

export const blue: Team = {
  code: "IHONED",
  name: "Netherlands",
  organisation: "NED",
  members: [
    shown("i7", "M"),
    ...players("NED", 30_011, [
      ["4", "Bram Oosterling"],
      ["21", "Jelle Wiersma"],
      ["12", "Sander Kuipers"],
      ["16", "Rik Hoogland"],
      ["30", "Daan Postma"],
    ]),
  ],
};
export const red: Team = {
  code: "IHOGBR",
  name: "Great Britain",
  organisation: "GBR",
  members: [
    shown("i9", "M"),
    ...players("GBR", 30_111, [
      ["5", "Callum Thorne"],
      ["14", "Dean Prescott"],
      ["8", "Lewis Calder"],
      ["17", "Rory Maddock"],
      ["1", "Neil Ashby"],
    ]),
  ],
};

const curlingTeam = (organisation: string, name: string, members: readonly Person[]): Team => ({
  code: `CUR${organisation}`,
  name,
  organisation,
  members,
});
const pair = (organisation: string, from: number, woman: string, man: string): Person[] => [
  person(`${woman} ${organisation}`, String(from), "W"),
  person(`${man} ${organisation}`, String(from + 1), "M"),
];
/** The yellow stones before the camera. */
export const japan = curlingTeam("JPN", "Japan", [shown("c3", "W"), person("Shota Ikegami JPN", "40011", "M")]);
export const curlingRivals: readonly Team[] = [
  curlingTeam("SWE", "Sweden", pair("SWE", 40_021, "Alma Ekdahl", "Oskar Nygren")),
  curlingTeam("SUI", "Switzerland", pair("SUI", 40_031, "Livia Zurbriggen", "Reto Hugentobler")),
  curlingTeam("CAN", "Canada", pair("CAN", 40_041, "Maeve Tremont", "Gord Fairweather")),
  curlingTeam("KOR", "Korea", pair("KOR", 40_051, "Sojin Ryu", "Taewoo Hahm")),
];
