/** To choose from: BCP 47 tag and own name. */
export const languageNames = [
  { tag: "en", name: "English" },
  { tag: "it", name: "Italiano" },
  { tag: "de", name: "Deutsch" },
  { tag: "fr", name: "Français" },
  { tag: "es", name: "Español" },
  { tag: "ar", name: "العربية" },
];
