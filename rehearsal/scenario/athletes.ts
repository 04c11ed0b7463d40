/** Invented people. Classes are the sport's real ones; names, bibs and nations together belong to nobody. */
export interface RehearsalAthlete {
  id: string;
  /** In results. */
  code: string;
  bib: string;
  name: string;
  nation: string;
  sportClass?: string;
}

export const athletes: readonly RehearsalAthlete[] = [
  { id: "a11", code: "10011", bib: "11", name: "Jonas Ritter", nation: "AUT", sportClass: "LW11" },
  { id: "a12", code: "10012", bib: "12", name: "Luca Ferrante", nation: "ITA", sportClass: "LW12-2" },
  { id: "b51", code: "20051", bib: "51", name: "Elin Sandvik", nation: "NOR", sportClass: "LW12" },
  { id: "i7", code: "30007", bib: "7", name: "Tomas Veldkamp", nation: "NED" },
  { id: "i9", code: "30109", bib: "9", name: "Sam Hollis", nation: "GBR" },
  { id: "c3", code: "40003", bib: "3", name: "Mei Tanabe", nation: "JPN" },
];

/** Heart rate is health data: who is not named here has not agreed. */
export const consents: readonly { athlete: string; metric: string; audience: "public" | "partner" | "team" }[] = [
  { athlete: "a12", metric: "heart-rate", audience: "public" },
  { athlete: "b51", metric: "heart-rate", audience: "public" },
  { athlete: "a11", metric: "heart-rate", audience: "team" },
];
