/** A browser's storage with so much room, counted in characters of names and texts. */
export function storage(kept: Record<string, string> = {}, room = 100_000): Storage {
  const texts = new Map(Object.entries(kept));
  const size = () => [...texts].reduce((sum, [name, text]) => sum + name.length + text.length, 0);
  return {
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (name) => texts.get(name) ?? null,
    setItem(name, text) {
      const before = texts.get(name);
      texts.set(name, text);
      if (size() <= room) return;
      if (before === undefined) texts.delete(name);
      else texts.set(name, before);
      throw new DOMException("full", "QuotaExceededError");
    },
    removeItem: (name) => void texts.delete(name),
    clear: () => texts.clear(),
  };
}
