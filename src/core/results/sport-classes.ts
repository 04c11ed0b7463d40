/**
 * The names under which a sport class is explained, the closest first: feeds write LW12-2 as "lw 12-2" or "LW12/2" and
 * SB-LL1 as "SBLL1", and a part of a class means what the class means.
 */
export function classNames(sportClass: string): string[] {
  const text = sportClass
    .toUpperCase()
    .replaceAll(/[\s_]/g, "")
    .replace(/^SB(?=LL|UL)/, "SB-")
    .replace(/^(LW(?:9|10|11|12))\/(?=[12]$)/, "$1-")
    .replace(/^LW(57|68)(?=-|$)/, (_, pair: string) => `LW${pair[0]}/${pair[1]}`);
  return [text, text.replace(/-[123]$/, "")];
}
