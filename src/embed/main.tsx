import { createRoot } from "react-dom/client";
import type { EmbedEvent } from "../../contracts/embed-told.ts";
import { App } from "../app/App.tsx";
import { compose } from "../app/compose.ts";
import { dismissTips } from "../ui/dismiss-tips.ts";
import { settleIn } from "./settings-here.ts";
import { createWidget } from "./widget.ts";
import { wish } from "./wish.ts";
import "./widget.css";

// Carries nothing, so anybody may get it: the page around knows that this one came, and that it is ours.
if (parent !== window) parent.postMessage({ vedetta: 1, event: "loaded" } satisfies EmbedEvent, "*");
dismissTips(document);
settleIn(wish);
const root = document.getElementById("root");
if (root) createRoot(root).render(<App compose={compose} widget={createWidget()} />);
