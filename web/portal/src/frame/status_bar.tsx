import { Button, ProgressBar } from "@fluentui/react-components";
import { ArrowSync16Regular, CheckmarkCircle16Regular, Warning16Regular } from "@fluentui/react-icons";
import type { KnownCustomer } from "enfilade";
import { address } from "../state/address.ts";
import { progress } from "../state/feeds.ts";
import { list } from "../state/list.ts";
import { bringRows } from "../state/session.ts";
import { useStore } from "../state/store.ts";
import { useSpeech } from "../words/words.ts";
import { CoverageDetails } from "./coverage_details.tsx";

/** How many rows there are, of how many customers, and as of when. */
export function StatusBar({ customers }: { customers: KnownCustomer[] }) {
  const { words, number, time } = useSpeech();
  const { page } = useStore(address);
  const { total, coverage } = useStore(list);
  const feeds = useStore(progress);
  const open = customers.some(({ knows }) => knows === "data");

  const failed = coverage.customers.filter(({ state }) => state === "failed");
  const loaded = coverage.customers.filter(({ state }) => state === "ready" || state === "stale");
  const here = new Set(coverage.customers.map(({ customer }) => customer));
  const unread = feeds.unread.filter(({ customer }) => here.has(customer));
  // Before the first answer, and where no customer opened any, there is nothing to say of customers.
  const lacks = here.size > 0 && loaded.length < here.size;
  const fresh = coverage.customers.filter(({ state }) => state === "ready");
  const refreshing = here.size > 0 && !lacks && !coverage.complete;
  const asOf = Math.max(...loaded.map(({ asOf }) => asOf ?? 0));
  const rows = words.list.rows[page](number(total));

  return (
    <footer className="statusbar" aria-label={words.status.label}>
      {open ? (
        <span className="status-total">{rows}</span>
      ) : (
        <span className="status-part">{words.customer.name}: {number(customers.length)}</span>
      )}
      {open && refreshing && (
        <span className="status-part" data-test="refreshing">
          <ArrowSync16Regular /> {words.status.refreshing(number(fresh.length), number(here.size))}
        </span>
      )}
      {open && lacks && (
        <span className="status-part warning" data-test="incomplete">
          <Warning16Regular /> {words.status.incomplete}:{" "}
          {words.status.loading(number(loaded.length), number(coverage.customers.length))}
        </span>
      )}
      {open && coverage.complete && here.size > 0 && (
        <span className="status-part" data-test="complete">
          <CheckmarkCircle16Regular /> {words.status.loaded(number(coverage.customers.length))}
        </span>
      )}
      {(failed.length > 0 || unread.length > 0) && (
        <span className="status-part">
          <CoverageDetails customers={coverage.customers} unread={unread} />
          {failed.length > 0 && (
            <Button
              size="small"
              appearance="transparent"
              onClick={() => void bringRows(failed.map(({ customer }) => customer))}
            >
              {words.status.retry}
            </Button>
          )}
        </span>
      )}
      {feeds.done < feeds.customers && (
        <ProgressBar className="status-progress" aria-label={words.status.progress} max={feeds.customers} value={feeds.done} />
      )}
      <span className="grow" />
      {asOf > 0 && <span>{words.status.asOf(time(asOf))}</span>}
      <span className="unseen" role="status" aria-live="polite" data-test="announcement">
        {open && words.status.announce(rows, lacks)}
      </span>
    </footer>
  );
}
