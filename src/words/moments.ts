import type { Moment } from "../core/results/moments.ts";
import english from "./en/moments.json?messages";
import { formats } from "./formats.ts";
import { inLanguage } from "./in-language.ts";
import type { MomentsMessages } from "./messages.ts";

const said = inLanguage("moments", english) as MomentsMessages;

/** What happened, in one sentence without the time. */
export function momentWords(moment: Moment): string {
  switch (moment.kind) {
    case "finish": {
      const words = { name: moment.person.shortName, figure: formats.score(moment.figure) };
      return moment.isLeader ? said.leads(words) : said.finishes({ ...words, rank: moment.rank ?? 0 });
    }
    case "split": {
      const { person, point, rank, behindMs } = moment;
      const gapMs = behindMs ?? 0;
      const gap = gapMs > 0 ? "behind" : gapMs < 0 ? "ahead" : "none";
      return said.split({ name: person.shortName, point, rank: rank ?? 0, gap, by: formats.clock(Math.abs(gapMs)) });
    }
    case "shooting": {
      const { person, hits, shots } = moment;
      return hits === shots
        ? said.clean({ name: person.shortName, shots })
        : said.shooting({ name: person.shortName, hits, shots });
    }
    case "out":
      return said.out[moment.irm]({ name: moment.person.shortName });
    case "status":
      return said.status[moment.status];
    case "play": {
      const text = moment.text.replace(/\.$/, "");
      const names = formats.listed(moment.people.map(({ shortName }) => shortName));
      const { score } = moment;
      if (score === null) return names === "" ? said.play({ text }) : said.playBy({ text, names });
      const [one, other] = score;
      return names === "" ? said.playScore({ text, one, other }) : said.playByScore({ text, names, one, other });
    }
  }
}
