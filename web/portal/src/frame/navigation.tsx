import {
  ArrowSyncCircle24Filled, ArrowSyncCircle24Regular, ConferenceRoom24Filled, ConferenceRoom24Regular, HeartPulse24Filled,
  HeartPulse24Regular, TicketDiagonal24Filled, TicketDiagonal24Regular,
} from "@fluentui/react-icons";
import type { MouseEvent } from "react";
import { address, go, writeAddress, type Page } from "../state/address.ts";
import { useStore } from "../state/store.ts";
import { useSpeech } from "../words/words.ts";

const pages = [
  { page: "incidents", Idle: TicketDiagonal24Regular, Here: TicketDiagonal24Filled },
  { page: "rooms", Idle: ConferenceRoom24Regular, Here: ConferenceRoom24Filled },
  { page: "health", Idle: HeartPulse24Regular, Here: HeartPulse24Filled },
  { page: "updates", Idle: ArrowSyncCircle24Regular, Here: ArrowSyncCircle24Filled },
] as const;

/** The pages. Going to another keeps the customer and lets go of what was filtered. */
export function Navigation() {
  const { words } = useSpeech();
  const now = useStore(address);
  const at = (page: Page) => ({ ...now, page, search: "", filters: {}, sort: null, open: null });

  return (
    <nav className="navigation" aria-label={words.navigation}>
      {pages.map(({ page, Idle, Here }) => {
        const here = page === now.page;
        const follow = (event: MouseEvent) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          if (!here) go(at(page));
        };
        return (
          <a key={page} href={writeAddress(at(page))} onClick={follow} aria-current={here ? "page" : undefined}>
            {here ? <Here /> : <Idle />}
            <span>{words.pages[page]}</span>
          </a>
        );
      })}
    </nav>
  );
}
