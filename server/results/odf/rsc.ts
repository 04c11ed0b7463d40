export * from "../../../contracts/rsc.ts";
