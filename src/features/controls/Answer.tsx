import { deckWords as words } from "../../words/deck.ts";
import { Button } from "../../ui/Button.tsx";
import { CloseIcon } from "../../ui/icons.tsx";
import styles from "./Answer.module.css";

/** What was answered, over the deck, until it is closed: the announcer has said it already. */
export default function Answer({ text, onClose }: { text: string; onClose(): void }) {
  return (
    <section data-answer className={styles.answer} aria-label={words.answer}>
      <p>{text}</p>
      <Button icon={<CloseIcon />} aria-label={words.closeAnswer} onClick={onClose} />
    </section>
  );
}
