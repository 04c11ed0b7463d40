/** What spectators wear, and are. */
export const COATS = [
  "#c8453a",
  "#2f6aa8",
  "#e0a63c",
  "#3c7a5a",
  "#6a4f86",
  "#e8e4da",
  "#274063",
  "#b5603a",
  "#4d96b5",
  "#8c2f4a",
] as const;
export const SKINS = ["#e3b594", "#c98f68", "#8d5b3e", "#efc9a8"] as const;
