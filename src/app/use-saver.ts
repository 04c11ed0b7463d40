import { usePreferences } from "./preferences.ts";

/** Whether the device asks pages to save data (W3C Save-Data; Chromium). */
export const deviceSaves = (): boolean => {
  const connection: unknown = "connection" in navigator ? navigator.connection : null;
  return (
    typeof connection === "object" && connection !== null && "saveData" in connection && connection.saveData === true
  );
};

/** Whether data is saved: as the viewer said, else as the device asks. */
export const useSaver = (): boolean =>
  usePreferences(({ saveData }) => (saveData === "system" ? deviceSaves() : saveData === "on"));
