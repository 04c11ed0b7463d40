import { sheetsWords } from "../../app/sheet-words.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import styles from "./KeySheet.module.css";

export default function KeySheet({ singleKeys, onClose }: { singleKeys: boolean; onClose(): void }) {
  return (
    <Dialog title={sheetsWords.keySheet.title} onClose={onClose}>
      {!singleKeys && <p className={styles.off}>{sheetsWords.keySheet.off}</p>}
      <dl className={styles.keys}>
        {sheetsWords.keySheet.rows.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
