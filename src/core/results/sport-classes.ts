/**
 * What a sport class means, in plain words. Facts after classes as the sports publish them (World Para alpine, Nordic
 * and snowboard); a class nobody has explained here has no explanation, rather than a guess.
 */
const CLASSES: Readonly<Record<string, string>> = {
  LW1: "Stands to ski. Both legs are strongly impaired.",
  LW2: "Stands to ski on one ski, with two outriggers: poles that end in small skis. One leg is strongly impaired.",
  LW3: "Stands to ski on two skis. Both legs are moderately impaired.",
  LW4: "Stands to ski on two skis. One leg is impaired, less than in LW2.",
  "LW5/7": "Stands to ski without poles. Both arms are impaired.",
  LW6: "Stands to ski with one pole. One arm is strongly impaired.",
  LW8: "Stands to ski with one pole. One arm is moderately impaired.",
  "LW6/8": "Stands to ski with one pole. One arm is impaired.",
  LW9: "Stands to ski. An arm and a leg are impaired.",
  LW10: "Sits to ski, with little or no control of the trunk.",
  "LW10.5": "Sits to ski, with limited control of the trunk; sitting is stable.",
  LW11: "Sits to ski, with fair control of the trunk. The legs are impaired.",
  "LW11.5": "Sits to ski, with nearly full control of the trunk. The legs are impaired.",
  LW12: "Sits to ski, with full control of the trunk. The legs are impaired.",
  AS1: "Is blind. Skis with shades over the eyes and a guide who leads by voice.",
  AS2: "Has very low vision: sees movement close by, or a very narrow field. Skis with a guide.",
  AS3: "Has low vision: sees a tennis ball at up to about three metres. Skis with a guide.",
  AS4: "Has low vision: sees a small ball at up to about six metres, or a narrowed field. Skis with a guide.",
  NS1: "Is blind or has the least vision of the three Nordic classes. A guide leads by voice.",
  NS2: "Has low vision, more than in NS1. May ski with a guide who leads by voice.",
  NS3: "Has low vision, the most of the three Nordic classes. May ski with a guide who leads by voice.",
  B1: "Is blind or nearly blind. Skis with a guide who leads by voice.",
  B2: "Has very low vision. May ski with a guide who leads by voice.",
  B3: "Has low vision. May ski with a guide who leads by voice.",
  "SB-LL1": "Stands to ride. One leg is strongly impaired, as above the knee, or both together.",
  "SB-LL2": "Stands to ride. One leg or both are impaired, less than in SB-LL1, as below the knee.",
  "SB-UL": "Stands to ride. One arm or both are impaired, which makes balance harder.",
};

/** "lw 12-2", "LW12/2" and "SBLL1" are ways in which feeds write LW12-2 and SB-LL1. */
function spelled(sportClass: string): string {
  const text = sportClass
    .toUpperCase()
    .replaceAll(/[\s_]/g, "")
    .replace(/^SB(?=LL|UL)/, "SB-");
  return text
    .replace(/^(LW(?:9|10|11|12))\/(?=[12]$)/, "$1-")
    .replace(/^LW(57|68)(?=-|$)/, (_, pair: string) => `LW${pair[0]}/${pair[1]}`);
}

/** One or two short sentences, or null where the class is not known. A part of a class means what the class means. */
export function explainClass(sportClass: string): string | null {
  const text = spelled(sportClass);
  for (const name of [text, text.replace(/-[123]$/, "")])
    if (Object.hasOwn(CLASSES, name)) return CLASSES[name] ?? null;
  return null;
}

/** Sports with one class for everybody say nothing of it in their results; this is what everybody uses there. */
const SPORTS: Readonly<Record<string, string>> = {
  IHO: "Everybody plays sitting on a sledge with two blades, with a short stick in each hand. Legs are impaired.",
  CUR: "Everybody plays from a wheelchair that stands still, and most use a stick to push the stone. Nobody sweeps.",
};

/** By the three letters with which an RSC begins. */
export const explainSport = (discipline: string): string | null => SPORTS[discipline] ?? null;
