import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { useEffect } from "react";
import { address, clearFilters, go, tableOf } from "../state/address.ts";
import { list, showList } from "../state/list.ts";
import { want, type SignedIn } from "../state/session.ts";
import { storeOf, useStore } from "../state/store.ts";
import { Trouble } from "../trouble.tsx";
import { useSpeech } from "../words/words.ts";
import { hasOrder } from "./columns.ts";
import { CommandBar } from "./command_bar.tsx";
import { FacetPanel } from "./facet_panel.tsx";
import { FilterChips } from "./filter_chips.tsx";
import { ListGrid } from "./list_grid.tsx";

const facetsShown = storeOf(matchMedia("(min-width: 900px)").matches);

/** The list of a page: what is asked stands above it, what may be asked beside it. */
export function ListPage({ session, place }: { session: SignedIn; place: string }) {
  const { words } = useSpeech();
  const asked = useStore(address);
  const { trouble } = useStore(list);
  const facets = useStore(facetsShown);
  const { page, tenant, all, search, filters, sort } = asked;
  const { engine, customers } = session;
  const noOrder = sort !== null && !hasOrder(page, sort.column);
  const chooses = page === "incidents" && !all && tenant === null;

  useEffect(() => {
    const first = customers.find(({ knows }) => knows === "data");
    if (chooses && first) go({ tenant: first.customer }, "replace");
  }, [chooses, customers]);

  // Before the list is asked for: it must not be told as complete while its rows are yet to be brought.
  useEffect(() => want(tableOf[page]), [engine, page]);

  useEffect(() => {
    if (chooses) return;
    // The engine answers in the order of asking: the switch is thrown before the list is asked for.
    engine.setAllTicketsView(all).catch(() => {});
    void showList(engine, { page, tenant, all, search, filters, sort, open: null });
  }, [engine, chooses, page, tenant, all, search, filters, sort]);

  return (
    <>
      <div className="page-head">
        <h1 tabIndex={-1}>
          {words.pages[page]} <span className="page-place">{place}</span>
        </h1>
        <CommandBar session={session} facets={facets} onFacets={() => facetsShown.set(!facets)} />
        <FilterChips customers={customers} />
        {noOrder && (
          <MessageBar className="no-order" intent="warning" data-test="no-order">
            <MessageBarBody><MessageBarTitle>{words.list.noOrder}</MessageBarTitle> {words.list.noOrderLead}</MessageBarBody>
            <MessageBarActions>
              <Button onClick={() => go({ sort: null }, "replace")}>{words.list.dropOrder}</Button>
            </MessageBarActions>
          </MessageBar>
        )}
      </div>
      <div className="page-body">
        {facets && <FacetPanel />}
        <section className="list" id="list" aria-label={words.pages[page]} tabIndex={-1}>
          {trouble !== null ? (
            <Trouble trouble={trouble} action={{ label: words.filters.clear, run: clearFilters }} />
          ) : (
            <ListGrid />
          )}
        </section>
      </div>
    </>
  );
}
