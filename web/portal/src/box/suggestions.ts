// What could stand at the end of the search box, asked of the engine while one types.

import type { BoxSuggestions, Engine, TableName } from "enfilade";
import { useEffect, useState } from "react";
import { storeOf } from "../state/store.ts";

export type Suggestion = BoxSuggestions["suggestions"][number];

export interface Suggested extends BoxSuggestions {
  /** The text that this completes, and no other. */
  box: string;
}

interface Typed {
  table: TableName;
  /** Whose rows are listed; null: everybody's. */
  customer: string | null;
  box: string;
}

/** Whether something is offered on the screen. */
export const offering = storeOf(false);

/** The box with a suggestion taken. */
export const taken = ({ box, at }: Suggested, { insert }: Suggestion) => box.slice(0, at) + insert;

async function suggest(engine: Engine, { table, customer, box }: Typed): Promise<Suggested | null> {
  const customers = customer !== null && { customers: [customer] };
  const answer = await engine.suggest({ table, box, ...customers }).catch(() => null);
  if (!answer) return null;
  const suggested = { ...answer, box };
  // What already stands there needs no offer.
  return { ...suggested, suggestions: answer.suggestions.filter((one) => taken(suggested, one) !== box) };
}

/** Asks one question at a time: of those that come meanwhile only the last one, when its turn comes. */
function suggesterOf(engine: Engine, tell: (suggested: Suggested | null) => void) {
  let wanted: Typed | null = null;
  let busy = false;
  return async (typed: Typed | null) => {
    wanted = typed;
    if (!typed) tell(null);
    if (busy) return;
    busy = true;
    while (wanted) {
      const asked: Typed = wanted;
      const suggested = await suggest(engine, asked);
      if (wanted !== asked) continue;
      wanted = null;
      tell(suggested);
    }
    busy = false;
  };
}

/**
 * What is suggested where the box ends. While the answer to a text is on its way, that to the one
 * before stays: its `box` says so. Nothing is asked unless it is `wanted`.
 */
export function useSuggestions(engine: Engine, wanted: boolean, { table, customer, box }: Typed): Suggested | null {
  const [suggested, setSuggested] = useState<Suggested | null>(null);
  const [ask, setAsk] = useState<ReturnType<typeof suggesterOf> | null>(null);

  useEffect(() => setAsk(() => suggesterOf(engine, setSuggested)), [engine]);
  useEffect(() => void ask?.(wanted ? { table, customer, box } : null), [ask, wanted, table, customer, box]);

  return wanted ? suggested : null;
}
