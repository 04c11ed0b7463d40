import { useSyncExternalStore } from "react";
import type { Observable } from "../core/observable.ts";

/** What an observable holds now; renders again when it tells of a change. */
export const useObservable = <T>(source: Observable<T>): T => useSyncExternalStore(source.subscribe, source.get);
