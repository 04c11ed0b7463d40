/**
 * Reads what apt-get writes to its status descriptor (README.progress-reporting of apt):
 * `dlstatus:<n>:<percent>:<words>` while it fetches, `pmstatus:<package>:<percent>:<words>` while it unpacks.
 * Calls back with each full tenth.
 */
export function createAptProgress(report) {
  const STEPS = { dlstatus: "fetched", pmstatus: "unpacked" };
  const last = {};
  let rest = "";
  return {
    push(text) {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const [kind, , percent] = line.split(":");
        const step = STEPS[kind];
        const tenth = Math.floor(Number(percent) / 10) * 10;
        if (!step || !(tenth > (last[kind] ?? 0))) continue;
        last[kind] = tenth;
        report(tenth, step);
      }
    },
  };
}
