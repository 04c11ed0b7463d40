import { createRoot } from "react-dom/client";
import type { EmbedEvent } from "../../contracts/embed-told.ts";
import { App } from "../app/App.tsx";
import { compose } from "../app/compose.ts";
import { dismissTips } from "../ui/dismiss-tips.ts";
import { settleIn } from "./settle-in.ts";
import { later, widget } from "./widget.ts";
import "./widget.css";

// Carries nothing, so anybody may get it: the page around knows that this one came, and that it is ours.
parent.postMessage({ vedetta: 1, event: "loaded" } satisfies EmbedEvent, "*");
dismissTips(document);
settleIn();
// Whoever allowed it before has his own settings as soon as can be.
void navigator.permissions
  .query({ name: "storage-access" })
  .then(({ state }) => state === "granted" && void later())
  .catch(() => null);
const root = document.getElementById("root");
if (root) createRoot(root).render(<App compose={compose} page={widget} />);
