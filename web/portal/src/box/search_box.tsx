import { Button, Input } from "@fluentui/react-components";
import { Dismiss20Regular, Search20Regular } from "@fluentui/react-icons";
import type { Engine } from "enfilade";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { address, go, tableOf } from "../state/address.ts";
import { useStore } from "../state/store.ts";
import { useSpeech } from "../words/words.ts";
import { BoxHelp } from "./help.tsx";
import { optionId, SuggestionList } from "./suggestion_list.tsx";
import { offering, taken, useSuggestions } from "./suggestions.ts";

interface Props {
  engine: Engine;
  /** The id of the element that tells what was understood otherwise. */
  noticesId: string;
}

/** The search box: each key asks, and what could stand at its end is offered, never imposed. */
export function SearchBox({ engine, noticesId }: Props) {
  const { words, number } = useSpeech();
  const { page, tenant, search } = useStore(address);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [wanted, setWanted] = useState(false);
  const [atEnd, setAtEnd] = useState(false);
  const [active, setActive] = useState<number | null>(null);

  const suggested = useSuggestions(engine, wanted && atEnd, { table: tableOf[page], customer: tenant, box: search });
  const suggestions = suggested?.suggestions ?? [];
  const open = suggestions.length > 0;
  // One cannot be at what is offered no longer.
  const current = active !== null && suggested?.box === search && active < suggestions.length ? active : null;

  useEffect(() => {
    offering.set(open);
    return () => offering.set(false);
  }, [open]);

  const close = () => {
    setWanted(false);
    setActive(null);
  };
  const write = (box: string, step: "push" | "replace" = "replace") => {
    setActive(null);
    go({ search: box }, step);
  };
  /** Goes on at the end of a text, which is to be seen. */
  const goOnAfter = (box: string) => {
    requestAnimationFrame(() => {
      const element = input.current;
      element?.focus();
      element?.setSelectionRange(box.length, box.length);
      element?.scrollTo({ left: element.scrollWidth });
    });
  };
  /** Another text in one step, which Back undoes. */
  const replaceBy = (box: string) => {
    close();
    write(box, "push");
    goOnAfter(box);
  };
  const choose = (at: number) => {
    const suggestion = suggestions[at];
    // While the answer to the last key is on its way, nothing is offered for what stands there.
    if (!suggested || !suggestion || suggested.box !== search) return;
    // Behind a field its values are next.
    setWanted(suggestion.kind === "field");
    const box = taken(suggested, suggestion);
    write(box);
    goOnAfter(box);
  };

  const move = (event: KeyboardEvent, step: 1 | -1) => {
    const { selectionStart, value } = input.current!;
    setWanted(true);
    // From the middle of the text the arrow leads to its end first.
    if (selectionStart !== value.length) return;
    event.preventDefault();
    setAtEnd(true);
    const count = suggestions.length;
    // What is yet to be offered is gone to from its first on.
    setActive(current === null ? (step === 1 ? 0 : count - 1) : (current + step + count) % count);
  };
  const press = (event: KeyboardEvent) => {
    // These keys are the input method's while it composes.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") return move(event, 1);
    if (event.key === "ArrowUp") return open && move(event, -1);
    if (event.key === "Enter" || event.key === "Tab") {
      if (current === null) return close();
      if (event.key === "Enter") {
        event.preventDefault();
        return choose(current);
      }
      write(taken(suggested!, suggestions[current]!));
      return close();
    }
    if (event.key !== "Escape") return;
    if (open) {
      event.preventDefault();
      event.stopPropagation();
    }
    close();
  };

  const label = words.commands.search[page];
  return (
    <div className="search" role="search" aria-label={label}>
      <div className="search-field">
        <Input
          input={{ ref: input }}
          className="search-input"
          type="text"
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-activedescendant={current === null ? undefined : optionId(listId, current)}
          aria-describedby={noticesId}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          placeholder={label}
          value={search}
          contentBefore={<Search20Regular />}
          contentAfter={
            search ? (
              <Button
                appearance="transparent"
                size="small"
                icon={<Dismiss20Regular />}
                aria-label={words.box.clear}
                onClick={() => replaceBy("")}
              />
            ) : null
          }
          onChange={({ target }, { value }) => {
            setWanted(true);
            setAtEnd(target.selectionStart === value.length);
            write(value);
          }}
          onSelect={({ currentTarget }) => setAtEnd(currentTarget.selectionStart === currentTarget.value.length)}
          onKeyDown={press}
          onBlur={close}
        />
        {open && (
          <SuggestionList id={listId} page={page} suggestions={suggestions} active={current} onChoose={choose} />
        )}
      </div>
      <BoxHelp page={page} onTry={replaceBy} />
      <span className="unseen" role="status" data-test="suggested">
        {open && words.box.suggested(number(suggestions.length))}
      </span>
    </div>
  );
}
