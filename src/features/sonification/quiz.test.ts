import { expect, test } from "vitest";
import { answered, asked, isOpen, NEW_QUIZ, QUESTIONS, type Quiz } from "./quiz.ts";

test("asks for every sound, and never for the same twice in a row", () => {
  const heard = new Set<string>();
  for (const last of QUESTIONS)
    for (let part = 0; part < 20; part++) {
      const { question } = asked({ ...NEW_QUIZ, question: last }, part / 20);
      expect(question).not.toBe(last);
      heard.add(question ?? "");
    }
  expect([...heard].toSorted()).toEqual([...QUESTIONS].toSorted());
});

test("counts the first answer to each sound, and none before a sound", () => {
  const ask = (quiz: Quiz, question: Quiz["question"]): Quiz => ({ ...asked(quiz, 0), question });
  expect(answered(NEW_QUIZ, "gate")).toEqual(NEW_QUIZ);
  const first = answered(ask(NEW_QUIZ, "gate"), "gate");
  expect(first).toMatchObject({ asked: 1, right: 1, answer: "gate" });
  expect(answered(first, "miss")).toEqual(first);
  expect(isOpen(first)).toBe(false);
  expect(answered(ask(first, "goal"), "miss")).toMatchObject({ asked: 2, right: 1, answer: "miss" });
});
