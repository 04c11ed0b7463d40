import { Choice } from "../../ui/Choice.tsx";
import { sightWords } from "../../words/sight.ts";

const said = sightWords.break;
const CHOICES = [0, 20, 40, 60] as const;
type Minutes = (typeof CHOICES)[number];

/** In the settings: after how long of watching a break is suggested. */
export default function BreakChoice({ afterMin, onChoose }: { afterMin: number; onChoose(afterMin: Minutes): void }) {
  return (
    <Choice<number>
      title={said.title}
      text={said.text}
      value={afterMin}
      options={CHOICES.map((minutes) => [minutes, minutes === 0 ? said.never : said.after({ minutes })])}
      onChoose={(minutes) => onChoose(CHOICES.find((each) => each === minutes) ?? 0)}
    />
  );
}
