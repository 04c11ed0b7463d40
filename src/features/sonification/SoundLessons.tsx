import { type ReactNode, useEffect, useId, useState } from "react";
import type { Sonification } from "../../core/sonification/choice.ts";
import { SOUND_MOMENTS, type SoundMomentKind } from "../../core/sonification/sound-moments.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Slider } from "../../ui/Slider.tsx";
import { decimal, quantity } from "../../words/figures.ts";
import { sonificationWords } from "../../words/sonification.ts";
import { vibrate } from "./haptics.ts";
import { createLessonPlayer } from "./lesson-player.ts";
import { answered, asked, isOpen, NEW_QUIZ, type Question, QUESTIONS, type Quiz } from "./quiz.ts";
import { Volume } from "./SonificationChoice.tsx";
import styles from "./Sonification.module.css";

const said = sonificationWords.lessons;

interface SoundLessonsProps {
  choice: Sonification;
  onChange(choice: Sonification): void;
  say(text: string): void;
  onClose(): void;
}

const STEP_MS = 500;
const GAPS = [STEP_MS, 0, -STEP_MS] as const;
const SPEEDS_KMH = [36, 72, 108] as const;
/** Tenths of a second; further the tone does not go. */
const MOST_TENTHS = 12;

function gapText(leadMs: number): string {
  if (leadMs === 0) return said.level;
  return (leadMs > 0 ? said.ahead : said.behind)({ seconds: decimal(Math.abs(leadMs) / 1000, 1) });
}

/** A sheet on which every sound can be heard by its name, and a small quiz. */
export default function SoundLessons({ choice, onChange, say, onClose }: SoundLessonsProps) {
  const [player] = useState(() => createLessonPlayer(choice.volume));
  useEffect(() => () => player.close(), [player]);
  const moment = (kind: SoundMomentKind) => {
    player.moment(kind);
    if (choice.vibration) vibrate(kind);
  };
  const play = (what: Question) => {
    if (what === "ahead" || what === "level" || what === "behind")
      player.gap(what === "ahead" ? STEP_MS : what === "behind" ? -STEP_MS : 0, true);
    else moment(what);
  };
  return (
    <Dialog title={sonificationWords.learn} onClose={onClose}>
      <div className={styles.lessons}>
        <p>{said.intro}</p>
        <Volume
          volume={choice.volume}
          onVolume={(volume) => {
            player.setVolume(volume);
            onChange({ ...choice, volume });
          }}
        />
        <Lesson title={said.gap} text={said.gapText}>
          <div className={styles.row}>
            {GAPS.map((leadMs) => (
              <Button key={leadMs} look="outline" onClick={() => player.gap(leadMs, true)}>
                {gapText(leadMs)}
              </Button>
            ))}
          </div>
          <GapSlider onGap={(leadMs) => player.gap(leadMs, false)} />
        </Lesson>
        <Lesson title={said.speed} text={said.speedText}>
          <div className={styles.row}>
            {SPEEDS_KMH.map((kmh) => (
              <Button key={kmh} look="outline" onClick={() => player.speed(kmh / 3.6)}>
                {quantity(kmh, "km/h")}
              </Button>
            ))}
          </div>
        </Lesson>
        <Lesson title={said.moments} text={said.momentsText}>
          <ul className={styles.moments}>
            {SOUND_MOMENTS.map((kind) => (
              <Sound key={kind} kind={kind} onPlay={() => moment(kind)} />
            ))}
          </ul>
        </Lesson>
        <Lesson title={said.quiz} text={said.quizText}>
          <QuizPart play={play} say={say} />
        </Lesson>
      </div>
    </Dialog>
  );
}

function Lesson({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.lesson} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p>{text}</p>
      {children}
    </section>
  );
}

function Sound({ kind, onPlay }: { kind: SoundMomentKind; onPlay(): void }) {
  const id = useId();
  return (
    <li>
      <Button look="outline" aria-describedby={id} onClick={onPlay}>
        {said.names[kind]}
      </Button>
      <small id={id}>{said.sounds[kind]}</small>
    </li>
  );
}

function GapSlider({ onGap }: { onGap(leadMs: number): void }) {
  const [tenths, setTenths] = useState(0);
  return (
    <Slider
      name={said.slider}
      least={-MOST_TENTHS}
      most={MOST_TENTHS}
      step={1}
      value={tenths}
      text={gapText(tenths * 100)}
      onSlide={(next) => {
        setTenths(next);
        onGap(next * 100);
      }}
    />
  );
}

const nameOf = (what: Question): string => {
  if (what === "ahead") return gapText(STEP_MS);
  if (what === "behind") return gapText(-STEP_MS);
  return what === "level" ? said.level : said.names[what];
};

function resultOf(quiz: Quiz): string {
  const { question, answer } = quiz;
  if (question === null || answer === null) return "";
  return `${(answer === question ? said.right : said.wrong)({ name: nameOf(question) })} ${said.score({ right: quiz.right, asked: quiz.asked })}`;
}

function QuizPart({ play, say }: { play(what: Question): void; say(text: string): void }) {
  const [quiz, setQuiz] = useState(NEW_QUIZ);
  const { question, answer } = quiz;
  const open = isOpen(quiz);
  return (
    <>
      <Button
        look="solid"
        onClick={() => {
          const next = open ? quiz : asked(quiz, Math.random());
          setQuiz(next);
          if (next.question !== null) play(next.question);
        }}
      >
        {open ? said.again : question === null ? said.play : said.next}
      </Button>
      <div className={styles.row} role="group" aria-label={said.answers}>
        {QUESTIONS.map((what) => (
          <Button
            key={what}
            look="outline"
            unavailable={!open}
            aria-pressed={answer === what}
            onClick={() => {
              const next = answered(quiz, what);
              setQuiz(next);
              say(resultOf(next));
            }}
          >
            {nameOf(what)}
          </Button>
        ))}
      </div>
      <p className={styles.result}>{resultOf(quiz)}</p>
    </>
  );
}
