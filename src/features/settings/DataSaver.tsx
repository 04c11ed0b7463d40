import { usePreferences } from "../../app/preferences.ts";
import { deviceSaves, useSaver } from "../../app/use-saver.ts";
import { Switch } from "../../ui/Switch.tsx";
import { pwaWords } from "../../words/pwa.ts";

const said = pwaWords.saver;
const MB_PER_HOUR_OF_KBPS = 3600 / 8 / 1000;

interface DataSaverProps {
  /** What the pictures besides the main one take now, kbit/s. */
  othersKbps: number;
}

/** Only the main picture is loaded, and what that is worth. */
export default function DataSaver({ othersKbps }: DataSaverProps) {
  const isOn = useSaver();
  const change = usePreferences((state) => state.change);
  const mb = Math.round((othersKbps * MB_PER_HOUR_OF_KBPS) / 10) * 10;
  return (
    <Switch
      name={said.title}
      text={
        <>
          {said.text} {!isOn && mb > 0 && said.saves({ mb })} {deviceSaves() && said.asked}
        </>
      }
      isOn={isOn}
      onTurn={(on) => change({ saveData: on ? "on" : "off" })}
    />
  );
}
