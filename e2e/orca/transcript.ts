/** One key and what was spoken after it. */
export interface Step {
  /** What was pressed; the first step has what is spoken by itself. */
  key: string;
  spoken: readonly string[];
  /** What is spoken differs from run to run, as while a page fills: it is heard for faults, but not written down. */
  isChance?: boolean;
}

/** What Orca says of a thing beside its name. */
const ROLES =
  "(?:push |toggle |radio )?button|link|check box|combo box|entry|(?:horizontal )?slider|image|dialog|statusbar";
const STATES = "pressed|not pressed|checked|not checked|selected|expanded|collapsed|grayed|clickable";
const NAMELESS = new RegExp(String.raw`^(?:(?:${STATES}) )*(?:${ROLES})(?: (?:${STATES}))*\.?$`, "i");
/** After the name of its choice, Orca says in an utterance of its own that a radio button is selected. */
const AFTER_ITS_NAME = /^selected radio button$/i;

/**
 * What no walk may hear; each as a sentence.
 *
 * @param announcements what is said once
 * @param ahead what is known already, and happens after the moment on the screen
 */
export function faultsOf(
  steps: readonly Step[],
  announcements: readonly RegExp[],
  ahead: readonly RegExp[] = [],
): string[] {
  const all = steps.flatMap((step) => step.spoken.map((text) => ({ step, key: step.key, text })));
  return all.flatMap(({ step, key, text }, index) => {
    const faults: string[] = [];
    if (NAMELESS.test(text) && !AFTER_ITS_NAME.test(text))
      faults.push(`after ${key}, something without a name: "${text}"`);
    if (ahead.some((pattern) => pattern.test(text)))
      faults.push(`after ${key}, something that has not happened yet: "${text}"`);
    // The same key may ask for the same again.
    const isAgain = all
      .slice(0, index)
      .some((earlier) => earlier.text === text && (earlier.step === step || earlier.key !== key));
    if (isAgain && announcements.some((pattern) => pattern.test(text)))
      faults.push(`after ${key}, an announcement was spoken again: "${text}"`);
    return faults;
  });
}

/** The steps as text that two runs have in common: keys in brackets, an utterance a line, no times. */
export function transcriptOf(steps: readonly Step[]): string {
  return (
    steps
      .flatMap(({ key, spoken, isChance }) => [`[${key}]`, ...(isChance ? ["…"] : spoken.map(withoutTimes))])
      .join("\n") + "\n"
  );
}

const withoutTimes = (text: string): string =>
  text
    .replaceAll(/\b\d{1,2}:\d{2}(?::\d{2})?\b(?!\.\d)/g, "00:00")
    .replaceAll(/\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d{1,2} \w+(?: \d{4})?/g, "DAY");

/** Lines that only one of the two has, where they stand; empty when they are the same. */
export function differences(expected: string, heard: string): string[] {
  const [one, other] = [expected.split("\n"), heard.split("\n")];
  // Longest common run of lines, from the end; a transcript has some hundred.
  const common = Array.from({ length: one.length + 1 }, () => Array.from({ length: other.length + 1 }, () => 0));
  const at = (row: number, column: number) => common[row]?.[column] ?? 0;
  for (let row = one.length - 1; row >= 0; row--)
    for (let column = other.length - 1; column >= 0; column--) {
      const cells = common[row];
      if (cells)
        cells[column] =
          one[row] === other[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  const lines: string[] = [];
  let [row, column] = [0, 0];
  while (row < one.length || column < other.length) {
    if (row < one.length && column < other.length && one[row] === other[column]) {
      row++;
      column++;
    } else if (column >= other.length || (row < one.length && at(row + 1, column) >= at(row, column + 1)))
      lines.push(`${row + 1} - ${one[row++]}`);
    else lines.push(`${row + 1} + ${other[column++]}`);
  }
  return lines;
}
