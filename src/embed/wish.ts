import { parseWish } from "../../contracts/embed-wish.ts";

/** What the page around asks for in this page's address. */
const query = new URLSearchParams(location.search);
export const { wish, faults } = parseWish((name) => query.get(name));
