// One question to the engine on behalf of a component, asked again when it is another.

import { useEffect, useState } from "react";

export interface Answer<T> {
  value: T | null;
  trouble: unknown;
}

/**
 * The answer to `ask`; `key` says when it is another question. The same question is asked again when
 * `version` is another, and its last answer stands until then. What comes late is dropped.
 */
export function useAnswer<T>(key: string, version: number | string, ask: () => Promise<T>): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T> & { key: string }>({ key, value: null, trouble: null });
  useEffect(() => {
    let wanted = true;
    ask().then(
      (value) => wanted && setAnswer({ key, value, trouble: null }),
      (trouble: unknown) => wanted && setAnswer({ key, value: null, trouble }),
    );
    return () => void (wanted = false);
    // `ask` is another function at each drawing; the key is what tells questions apart.
  }, [key, version]);
  return answer.key === key ? answer : { value: null, trouble: null };
}
