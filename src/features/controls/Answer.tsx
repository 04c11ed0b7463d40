import { useEffect, useEffectEvent } from "react";
import { deckWords as words } from "../../words/deck.ts";
import { Button } from "../../ui/Button.tsx";
import { CloseIcon } from "../../ui/icons.tsx";
import styles from "./Answer.module.css";

/** Its button goes with it, and the focus would be lost: the picture has it then, or what stands below. */
const giveFocusOn = () => {
  const picture = document.querySelector<HTMLElement>("#picture");
  (picture?.checkVisibility() ? picture : document.querySelector<HTMLElement>("footer [role=group] button"))?.focus();
};

/** What was answered, over the deck, until it is closed: the announcer has said it already. */
export default function Answer({ text, onClose }: { text: string; onClose(): void }) {
  const leave = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    // What lies over the page is closed first.
    if (document.querySelector("dialog:modal, [popover]:popover-open")) return;
    event.preventDefault();
    onClose();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => leave(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
  return (
    <section data-answer className={styles.answer} aria-label={words.answer}>
      <p>{text}</p>
      <Button
        icon={<CloseIcon />}
        aria-label={words.closeAnswer}
        onClick={() => {
          giveFocusOn();
          onClose();
        }}
      />
    </section>
  );
}
