import { deckWords as words } from "../../words/deck.ts";
import { Button } from "../../ui/Button.tsx";
import { LayoutIcon } from "../../ui/icons.tsx";
import { Popover } from "../../ui/Popover.tsx";
import styles from "./LayoutChoice.module.css";

interface LayoutChoiceProps {
  layouts: readonly { id: string; name: string; purpose: string }[];
  current: string;
  onChoose(id: string): void;
}

/** The layouts by their names, in one step from anywhere; where the line is too narrow for them, behind one button. */
export default function LayoutChoice({ layouts, current, onChoose }: LayoutChoiceProps) {
  const name = layouts.find(({ id }) => id === current)?.name ?? "";
  return (
    <nav className={styles.layouts} aria-label={words.layouts}>
      <div className={styles.line}>
        {layouts.map((layout) => (
          <button
            key={layout.id}
            type="button"
            className={styles.name}
            aria-pressed={layout.id === current}
            data-tip={layout.purpose}
            data-tip-below
            onClick={() => onChoose(layout.id)}
          >
            {layout.name}
          </button>
        ))}
      </div>
      <div className={styles.short}>
        <Popover
          label={words.layouts}
          side="below"
          button={(opens) => (
            <Button icon={<LayoutIcon />} aria-label={words.layoutIs({ name })} {...opens}>
              <span className={styles.shortName}>{name}</span>
            </Button>
          )}
        >
          <ul className={styles.list}>
            {layouts.map((layout) => (
              <li key={layout.id}>
                <Button state={layout.purpose} aria-pressed={layout.id === current} onClick={() => onChoose(layout.id)}>
                  {layout.name}
                </Button>
              </li>
            ))}
          </ul>
        </Popover>
      </div>
    </nav>
  );
}
