import { useId } from "react";
import { usePreferences } from "../../app/preferences.ts";
import { deviceSaves, useSaver } from "../../app/use-saver.ts";
import { pwaWords } from "../../words/pwa.ts";
import styles from "./Settings.module.css";

const said = pwaWords.saver;
const MB_PER_HOUR_OF_KBPS = 3600 / 8 / 1000;

interface DataSaverProps {
  /** What the pictures besides the main one take now, kbit/s. */
  othersKbps: number;
}

/** Only the main picture is loaded, and what that is worth. */
export default function DataSaver({ othersKbps }: DataSaverProps) {
  const id = useId();
  const isOn = useSaver();
  const change = usePreferences((state) => state.change);
  const mb = Math.round((othersKbps * MB_PER_HOUR_OF_KBPS) / 10) * 10;
  return (
    <div className={styles.switch}>
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        aria-describedby={`${id}-text`}
        onChange={(event) => change({ saveData: event.target.checked ? "on" : "off" })}
      />
      <label htmlFor={id}>{said.title}</label>
      <small id={`${id}-text`}>
        {said.text} {!isOn && mb > 0 && said.saves({ mb })} {deviceSaves() && said.asked}
      </small>
    </div>
  );
}
