import { useEffect, useRef } from "react";
import { address, go, pageOf } from "../state/address.ts";
import { list } from "../state/list.ts";
import { progress } from "../state/feeds.ts";
import { useStore } from "../state/store.ts";
import { useSpeech } from "../words/words.ts";
import { columnsOf } from "./columns.ts";
import { Grid } from "./grid.ts";

/** The rows, drawn by a table of its own that asks the view for those on the screen. */
export function ListGrid() {
  const speech = useSpeech();
  const { words } = speech;
  const { page, tenant, open } = useStore(address);
  const { query, ordered, total, version, coverage } = useStore(list);
  const { done, customers } = useStore(progress);
  const host = useRef<HTMLDivElement>(null);
  const grid = useRef<Grid | null>(null);

  useEffect(() => {
    const made = new Grid(host.current!, {
      open: ({ customer, id }) => go({ open: { customer, id } }),
      sort: (next) => go({ sort: next }),
    });
    grid.current = made;
    return () => made.remove();
  }, []);

  // What is drawn is what was answered, in columns of its own: another address alone draws nothing.
  const shown = query ? pageOf(query.table) : page;
  const everybody = query ? query.customers === undefined : tenant === null;
  useEffect(() => {
    const order = query?.orderBy?.[0];
    grid.current?.show({
      query,
      total,
      columns: columnsOf(shown, everybody),
      sort: order ? { column: order.column, descending: order.descending ?? false } : null,
      sortable: !ordered,
      speech,
      label: words.pages[shown],
    });
  }, [query, ordered, total, version, shown, everybody, speech, words]);

  // Whoever closes the details goes on in the list.
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open) grid.current?.focus();
    wasOpen.current = open !== null;
  }, [open]);

  const empty = query !== null && total === 0;
  // Nobody's rows are to come, or none that came may be seen: no filter is to blame.
  const none = coverage.complete && coverage.customers.every(({ rows }) => rows === 0);
  return (
    <div className="grid-host">
      <div className="grid-place" ref={host} />
      {empty && (
        <div className="grid-empty">
          {done < customers && !none ? (
            <p>{words.list.waiting}</p>
          ) : (
            <>
              <p className="grid-empty-title">{none ? words.list.none[page] : words.list.empty}</p>
              <p>{none ? words.list.noneLead : words.list.emptyLead}</p>
            </>
          )}
        </div>
      )}
    </div>
  );
}
