/** Invented people. Classes are the sport's real ones; names, bibs and nations together belong to nobody. */
export interface RehearsalAthlete {
  id: string;
  bib: string;
  name: string;
  nation: string;
  sportClass?: string;
}

export const athletes: readonly RehearsalAthlete[] = [
  { id: "a11", bib: "11", name: "Jonas Ritter", nation: "AUT", sportClass: "LW11" },
  { id: "a12", bib: "12", name: "Luca Ferrante", nation: "ITA", sportClass: "LW12-2" },
  { id: "b51", bib: "51", name: "Elin Sandvik", nation: "NOR", sportClass: "LW12" },
  { id: "i7", bib: "7", name: "Tomas Veldkamp", nation: "NED" },
  { id: "i9", bib: "9", name: "Sam Hollis", nation: "GBR" },
  { id: "c3", bib: "3", name: "Mei Tanabe", nation: "JPN" },
];

/** Heart rate is health data: who is not named here has not agreed. */
export const consents: readonly { athlete: string; metric: string; audience: "public" | "partner" | "team" }[] = [
  { athlete: "a12", metric: "heart-rate", audience: "public" },
  { athlete: "b51", metric: "heart-rate", audience: "public" },
  { athlete: "a11", metric: "heart-rate", audience: "team" },
];
