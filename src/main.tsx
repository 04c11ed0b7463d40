import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { compose } from "./app/compose.ts";
import { ownPage } from "./app/own-page.tsx";
import { dismissTips } from "./ui/dismiss-tips.ts";
import "./pwa/install-offer.ts";

dismissTips(document);
const root = document.getElementById("root");
if (root) createRoot(root).render(<App compose={compose} page={ownPage} />);
