import { runs } from "../scenario/alpine.ts";
import { shots } from "../scenario/biathlon.ts";
import { RELEASE_MS, STOPS_MS } from "../scenario/curling.ts";
import { LOOPS, type FeedId } from "../scenario/feeds.ts";
import { strikes } from "../scenario/ice.ts";
import { turns } from "../scenario/studio.ts";
import type { Voice } from "./speech.ts";

/** A sentence of a feed's commentary, in the time of its loop, ms. */
export interface Line {
  fromMs: number;
  toMs: number;
  text: string;
  voice: Voice;
}

/** How fast the voices speak, and the breath that follows. */
const MS_PER_CHARACTER = 76;
const BREATH_MS = 250;

type Cue = readonly [atMs: number, text: string];

/** Each sentence ends before the next begins. */
function script(voice: Voice, loopMs: number, cues: readonly Cue[]): Line[] {
  return cues.map(([fromMs, text], index) => {
    const next = cues[index + 1]?.[0] ?? loopMs;
    return { fromMs, toMs: Math.min(fromMs + 400 + text.length * MS_PER_CHARACTER, next - BREATH_MS), text, voice };
  });
}

const [first, second] = runs;
const gate = (run: (typeof runs)[number] | undefined, number: number): number =>
  (run?.startMs ?? 0) + (run?.gateMs[number - 1] ?? 0);
const finish = (run: (typeof runs)[number] | undefined): number => (run?.startMs ?? 0) + (run?.durationMs ?? 0);
const seconds = (run: (typeof runs)[number] | undefined): string => ((run?.durationMs ?? 0) / 1000).toFixed(1);

const alpine: readonly Cue[] = [
  [800, "In the start gate now, Jonas Ritter of Austria, in class L W eleven."],
  [first?.startMs ?? 0, "And away he goes!"],
  [gate(first, 1) - 1200, "Strong pushes, and he settles into the first gates."],
  [gate(first, 3), "He keeps the ski flat and lets it run."],
  [gate(first, 5) + 500, "Here comes the steep part. Watch how early he sets up each turn."],
  [gate(first, 8), "Lovely line. The edge bites and the snow holds."],
  [gate(first, 10) + 800, "Half way down, and he is carrying real speed."],
  [gate(first, 13), "Over the roll he goes, and the chair takes the landing softly."],
  [gate(first, 16), "Listen to the crowd! They can see him now."],
  [gate(first, 19) - 500, "Last gates, and he tucks for the line."],
  [finish(first), `Jonas Ritter is down in ${seconds(first)} seconds, real time.`],
  [finish(first) + 5200, "He looks back up at the hill."],
  [61_600, "Next on the course is the home favourite, Luca Ferrante of Italy."],
  [(second?.startMs ?? 0) - 1600, "Quiet now."],
  [second?.startMs ?? 0, "Ferrante is off!"],
  [gate(second, 1) - 1000, "A calm start. He takes the first gates a little wider."],
  [gate(second, 4), "Now he finds his rhythm, left, right, left."],
  [gate(second, 6) + 800, "That turn cost a bit of height, but he is back on his line at once."],
  [gate(second, 9), "See how still the upper body stays."],
  [gate(second, 11) + 600, "He is in the middle of the course now, and the speed is building."],
  [gate(second, 14), "Across the roll. Clean!"],
  [gate(second, 16), "The bells are ringing for him all the way down the finish slope."],
  [gate(second, 19) - 400, "Two gates to go."],
  [finish(second), `And Luca Ferrante is across the line, ${seconds(second)} seconds, real time.`],
  [finish(second) + 6000, "Arms in the air. He likes that one."],
];

const announcer: readonly Cue[] = [
  [(first?.startMs ?? 0) + 1200, "On the course, number eleven, from Austria, Jonas Ritter."],
  [gate(first, 15), "You can see him on the hill now. Make some noise!"],
  [finish(first) + 600, "Jonas Ritter of Austria is in the finish."],
  [(second?.startMs ?? 0) + 1200, "On the course, number twelve, from Italy, Luca Ferrante."],
  [gate(second, 15), "Here he comes, your own Luca Ferrante!"],
  [finish(second) + 600, "Luca Ferrante of Italy is in the finish. Thank you for your support."],
];

const shotWords = [
  "Down goes the first.",
  "And the second.",
  "Ah, a miss on the third.",
  "Good answer, the fourth is down.",
  "And the last one falls!",
] as const;
const biathlon: readonly Cue[] = [
  [1500, "We are on the range, waiting for Elin Sandvik of Norway."],
  [7000, "Here she is, coming in on the sit ski, straight to lane three."],
  [13_800, "She sets the poles aside and reaches for the rifle. The pulse has to come down."],
  [19_300, "Now she aims."],
  ...shots.map((shot, index): Cue => [shot.atMs + 450, shotWords[index] ?? (shot.hit ? "Hit." : "Miss.")]),
  [(shots.at(-1)?.atMs ?? 0) + 2800, "Four out of five for Elin Sandvik."],
  [42_500, "Rifle down, poles in hand, and off she goes again."],
  [50_500, "One miss here will cost her time on the snow."],
  [56_800, "The targets are reset for the next athlete."],
];

const ice: readonly Cue[] = [
  [500, "Red in possession, working the puck out of their own half."],
  [6300, "A pass into space, and number nine picks it up."],
  [(strikes[0]?.atMs ?? 0) - 1200, "He shoots!"],
  [(strikes[0]?.atMs ?? 0) + 500, "Saved! What a stop from the keeper."],
  [15_800, "Blue break the other way, sledges flying up the boards."],
  [21_800, "Through the middle they go."],
  [(strikes[1]?.atMs ?? 0) - 2300, "Tomas Veldkamp has room"],
  [(strikes[1]?.atMs ?? 0) + 400, "Goal! Veldkamp puts it away low to the far post."],
  [32_500, "The referee takes the puck back to the centre spot."],
  [37_800, "You can feel how much that goal meant to them."],
  [42_400, "And we play on."],
  [45_500, "Red win it, and look for an answer straight away."],
  [50_200, "Hollis drops back and calls for calm."],
  [56_400, "Patient play now, from side to side."],
];

const curling: readonly Cue[] = [
  [800, "Mei Tanabe of Japan lines up the stone with her delivery stick."],
  [RELEASE_MS - 1900, "And she pushes."],
  [RELEASE_MS + 600, "The stone is away. The weight looks good."],
  [RELEASE_MS + 6000, "In the wheelchair game nobody sweeps, so the line has to be right from the start."],
  [RELEASE_MS + 13_500, "Watch it bend now as it slows."],
  [RELEASE_MS + 18_500, "It slides past the guard and into the house"],
  [STOPS_MS - 2500, "Slowing, slowing"],
  [STOPS_MS + 300, "And it stops on the edge of the button. Beautiful."],
  [STOPS_MS + 6500, "That one will be hard to move."],
  [51_000, "Back to the other end, and the next stone is on its way to the hack."],
];

const TALK = [
  "Welcome to the winter rehearsal, where every venue is drawn and every athlete is invented, but the clock is real.",
  "And still it all happens at once. Skiing, shooting, hockey and curling, and you choose what to follow.",
  "Up on the course we have two sit skiers, one after the other.",
  "Ritter first, then Ferrante. Keep an eye on the gates in the steep part.",
  "On the range it is all about the pulse, as ever. Coming in fast is one thing, holding still is another.",
  "Exactly. She comes in at more than a hundred and sixty beats a minute, and has to be still.",
  "The hockey is fast today. Look out for number seven in blue.",
  "And the curling is a matter of millimetres, as always. One stone, one line, and no second chance.",
  "So choose your picture, make it large, or keep them all beside each other. We stay here with you.",
] as const;

const studio: readonly Line[] = turns.map((turn, index) => ({
  fromMs: Math.round(turn.fromMs),
  toMs: Math.round(turn.untilMs),
  text: TALK[index % TALK.length] ?? "",
  voice: turn.presenter === 0 ? "slt" : "rms",
}));

const LINES: Readonly<Record<FeedId, readonly Line[]>> = {
  "alpine-1": script("rms", LOOPS["alpine-1"], alpine),
  "alpine-2": script("slt", LOOPS["alpine-2"], announcer),
  biathlon: script("slt", LOOPS.biathlon, biathlon),
  ice: script("rms", LOOPS.ice, ice),
  curling: script("awb", LOOPS.curling, curling),
  studio,
};

/** What is said on a feed, in order. No line overlaps the next. */
export const commentaryOf = (feed: FeedId): readonly Line[] => LINES[feed];
