/**
 * The first wish that can be met, or else the first of what there is: `de-AT` is met by `de`.
 * Wishes and what there is: BCP 47 tags (RFC 4647 section 3.4, lookup).
 */
export function chooseLanguage(wishes: readonly (string | null)[], available: readonly string[]): string {
  for (const wish of wishes) {
    const parts = wish?.toLowerCase().split("-") ?? [];
    for (let length = parts.length; length > 0; length--) {
      const found = available.find((tag) => tag.toLowerCase() === parts.slice(0, length).join("-"));
      if (found !== undefined) return found;
    }
  }
  const [first] = available;
  if (first === undefined) throw new Error("there is no language");
  return first;
}

/** Scripts of the languages that Vedetta might speak; `Intl.Locale.getTextInfo` is not everywhere yet. */
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur", "ps", "ckb", "yi"]);
export const isRightToLeft = (tag: string): boolean => RIGHT_TO_LEFT.has(tag.split("-")[0]?.toLowerCase() ?? "");
