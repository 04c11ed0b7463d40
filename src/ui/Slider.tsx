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

/** One of many, by degrees. */
export function Slider({ name, least, most, step, value, text, onSlide }: SliderProps) {
  return (
    <label className={styles.slider}>
      <span>{name}</span>
      <span aria-hidden="true">{text}</span>
      <input
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-label={name}
        aria-valuetext={text}
        onChange={(event) => onSlide(Number(event.target.value))}
      />
    </label>
  );
}
