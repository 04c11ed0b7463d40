import { SOUND_MOMENTS } from "../../core/sonification/sound-moments.ts";

/** What can be asked: three gaps, five moments. */
export const QUESTIONS = ["ahead", "level", "behind", ...SOUND_MOMENTS] as const;
export type Question = (typeof QUESTIONS)[number];

export interface Quiz {
  /** Null before the first sound. */
  question: Question | null;
  /** What was chosen; null: not yet, the question is open. */
  answer: Question | null;
  asked: number;
  right: number;
}

export const NEW_QUIZ: Quiz = { question: null, answer: null, asked: 0, right: 0 };

export const isOpen = ({ question, answer }: Quiz): boolean => question !== null && answer === null;

/** The next sound, never the last one again. `random` from 0 up to 1. */
export function asked(quiz: Quiz, random: number): Quiz {
  const others = QUESTIONS.filter((each) => each !== quiz.question);
  return { ...quiz, question: others[Math.floor(random * others.length)] ?? "level", answer: null };
}

/** Only the first answer counts. */
export function answered(quiz: Quiz, answer: Question): Quiz {
  if (!isOpen(quiz)) return quiz;
  return { ...quiz, answer, asked: quiz.asked + 1, right: quiz.right + (answer === quiz.question ? 1 : 0) };
}
