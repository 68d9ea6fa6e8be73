import { useEffect, useRef } from "react";
import type { Page } from "../state/address.ts";
import { useSpeech, type Speech } from "../words/words.ts";
import type { Suggestion } from "./suggestions.ts";

interface Props {
  id: string;
  page: Page;
  suggestions: readonly Suggestion[];
  /** The one that the arrow keys are at. */
  active: number | null;
  onChoose: (at: number) => void;
}

export const optionId = (list: string, at: number) => `${list}-${at}`;

/** What could stand where the search box ends. The focus stays in the box. */
export function SuggestionList({ id, page, suggestions, active, onChoose }: Props) {
  const speech = useSpeech();
  const { words, number } = speech;
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active]);

  return (
    <ul
      ref={list}
      id={id}
      className="suggestions"
      role="listbox"
      aria-label={words.box.suggestions}
      onMouseDown={(event) => event.preventDefault()}
    >
      {suggestions.map((suggestion, at) => {
        const { text, count } = suggestion;
        const means = meaningOf(speech, suggestion);
        const rows = count === undefined ? "" : words.list.rows[page](number(count));
        return (
          <li
            key={`${suggestion.kind}/${suggestion.insert}`}
            id={optionId(id, at)}
            role="option"
            aria-selected={at === active}
            aria-label={[text, means, rows].filter(Boolean).join(", ")}
            onClick={() => onChoose(at)}
          >
            <span className="suggestion-text">{text}</span>
            <span className="suggestion-means">{means}</span>
            {count !== undefined && <span className="suggestion-count">{number(count)}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** What an offered word is called in the viewer's language, if otherwise. */
function meaningOf({ words, column, value }: Speech, { kind, text }: Suggestion): string {
  const means = words.box.means[text] ?? (kind === "field" ? column(text) : kind === "value" ? value("", text) : "");
  return means.toLowerCase() === text.toLowerCase() ? "" : means;
}
