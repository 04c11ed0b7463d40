import { useId } from "react";
import styles from "./Field.module.css";

interface SliderProps {
  name: string;
  least: number;
  most: number;
  step: number;
  value: number;
  /** The value as it is seen and said. */
  text: string;
  onSlide(value: number): void;
}

/** One of many, by degrees. Its value stands beside its name, and is no part of it. */
export function Slider({ name, least, most, step, value, text, onSlide }: SliderProps) {
  const id = useId();
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{name}</label>
      <span aria-hidden="true">{text}</span>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={text}
        onChange={(event) => onSlide(Number(event.target.value))}
      />
    </div>
  );
}
