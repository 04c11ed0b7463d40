import { useState } from "react";
import { sheetsWords as said } from "../../words/sheets.ts";
import { Button } from "../../ui/Button.tsx";
import styles from "./Medals.module.css";

/** It stays while it has the focus, else the focus would be lost with it. */
export function OrderOffer({ waits, onUpdate }: { waits: boolean; onUpdate(): void }) {
  const [hasFocus, setFocus] = useState(false);
  if (!waits && !hasFocus) return null;
  return (
    <Button
      look="outline"
      className={styles.offer}
      unavailable={!waits}
      onFocus={() => setFocus(true)}
      onBlur={() => setFocus(false)}
      onClick={onUpdate}
    >
      {waits ? said.updateOrder : said.orderIsNew}
    </Button>
  );
}
