/** Result System Code: discipline 3, gender 1, event 18, phase 4, unit 8 characters; what is open is filled with `-`. */
export const rsc = (discipline: string, gender = "", event = "", phase = "", unit = ""): string =>
  [
    discipline.padEnd(3, "-"),
    gender.padEnd(1, "-"),
    event.padEnd(18, "-"),
    phase.padEnd(4, "-"),
    unit.padEnd(8, "-"),
  ].join("");
