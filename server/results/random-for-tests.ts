export * from "../../testing/random.ts";
