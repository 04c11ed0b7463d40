import { observable, type Observable } from "../core/observable.ts";

/** The browser's own question whether to install (Chromium: `beforeinstallprompt`, W3C Manifest Incubations, 2). */
interface InstallPrompt extends Event {
  prompt(): Promise<{ outcome: "accepted" | "dismissed" }>;
}
const isInstallPrompt = (event: Event): event is InstallPrompt =>
  "prompt" in event && typeof event.prompt === "function";

const held = observable<InstallPrompt | null>(null);

/** Kept until the viewer asks for it in Settings: nobody is asked by himself. Listens from the page's first moment. */
export const installPrompt: Observable<InstallPrompt | null> = held;

if (typeof window !== "undefined") {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    if (isInstallPrompt(event)) held.set(event);
  });
  addEventListener("appinstalled", () => held.set(null));
}

/** Asks the browser to ask; a prompt can be used once. */
export async function install(prompt: InstallPrompt): Promise<boolean> {
  const { outcome } = await prompt.prompt();
  held.set(null);
  return outcome === "accepted";
}
