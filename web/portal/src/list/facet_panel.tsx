import { address } from "../state/address.ts";
import { list } from "../state/list.ts";
import { useStore } from "../state/store.ts";
import { useSpeech } from "../words/words.ts";
import { facetsOf } from "./columns.ts";
import { Facet } from "./facet.tsx";

/** What the list can be narrowed by. Each count says how many rows there would be of that value. */
export function FacetPanel() {
  const { words } = useSpeech();
  const { page, tenant, filters } = useStore(address);
  const { facets } = useStore(list);

  return (
    <aside className="facets" aria-label={words.filters.label}>
      {facetsOf(page, tenant === null).map((column) => (
        <Facet key={`${page}/${column}`} column={column} counts={facets[column] ?? []} chosen={filters[column] ?? []} />
      ))}
    </aside>
  );
}
