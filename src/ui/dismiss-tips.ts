/** Escape takes a tip away that hides something, until the pointer or the focus moves on (WCAG 2.2, 1.4.13). */
export function dismissTips(page: Document): void {
  const root = page.documentElement;
  const show = () => delete root.dataset["tips"];
  page.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") root.dataset["tips"] = "off";
  });
  page.addEventListener("focusin", show);
  page.addEventListener("pointerover", show);
}
