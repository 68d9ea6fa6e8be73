import { Info16Regular } from "@fluentui/react-icons";
import { useEffect, useState } from "react";
import { list, type Notice } from "../state/list.ts";
import { useStore } from "../state/store.ts";
import { useSpeech } from "../words/words.ts";
import { offering } from "./suggestions.ts";

const few = 3;
/** Nobody is told of a word that they are still writing, nor while it is being completed. */
const pause = 500;

/** What of the search box was taken otherwise than it may have been meant, and what to do about it. */
export function BoxNotices({ id }: { id: string }) {
  const { words, number } = useSpeech();
  const notices = useCalm(useStore(list).notices, useStore(offering));

  return (
    <div id={id} role="status" aria-label={words.box.taken} className="notices">
      {notices.length > 0 && (
        <ul>
          {notices.slice(0, few).map(({ kind, about }, at) => (
            <li key={at} data-notice={kind}>
              <Info16Regular aria-hidden />
              <span>
                <code className="notice-about" title={about}>{about}</code> {words.box.notices[kind].says}{" "}
                <span className="notice-next">{words.box.notices[kind].next}</span>
              </span>
            </li>
          ))}
          {notices.length > few && <li className="quiet">{words.box.more(number(notices.length - few))}</li>}
        </ul>
      )}
    </div>
  );
}

/** The notices once one stopped typing and they are not `held`; at once where there are none. */
function useCalm(notices: readonly Notice[], held: boolean): readonly Notice[] {
  const [calm, setCalm] = useState(notices);
  useEffect(() => {
    if (notices.length === 0) return setCalm(notices);
    if (held) return;
    const timer = setTimeout(() => setCalm(notices), pause);
    return () => clearTimeout(timer);
  }, [notices, held]);
  return calm;
}
