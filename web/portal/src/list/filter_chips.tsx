import { Button } from "@fluentui/react-components";
import { Dismiss12Regular } from "@fluentui/react-icons";
import type { KnownCustomer } from "enfilade";
import { address, clearFilters, toggleFilter } from "../state/address.ts";
import { useStore } from "../state/store.ts";
import { useSpeech } from "../words/words.ts";

interface Chip {
  key: string;
  name: string;
  value: string;
  remove: () => void;
}

/** What the list is narrowed by beside the search box, each taken away by a click. */
export function FilterChips({ customers }: { customers: KnownCustomer[] }) {
  const speech = useSpeech();
  const { words } = speech;
  const { filters } = useStore(address);

  const say = (column: string, value: string | null) =>
    value === null ? words.filters.without
    : column === "customer" ? (customers.find(({ customer }) => customer === value)?.name ?? value)
    : speech.value(column, value);
  const chips: Chip[] = Object.entries(filters).flatMap(([column, values]) =>
    values.map((value) => ({
      key: `${column}=${value}`,
      name: speech.column(column),
      value: say(column, value),
      remove: () => toggleFilter(column, value),
    })),
  );
  if (chips.length === 0) return null;

  return (
    <div className="chips">
      <ul aria-label={words.filters.active}>
        {chips.map(({ key, name, value, remove }) => (
          <li key={key}>
            <Button
              size="small"
              shape="circular"
              icon={<Dismiss12Regular />}
              iconPosition="after"
              aria-label={words.filters.remove(name, value)}
              onClick={remove}
            >
              <span className="chip-name">{name}:</span> {value}
            </Button>
          </li>
        ))}
      </ul>
      <Button size="small" appearance="transparent" onClick={clearFilters}>{words.filters.clear}</Button>
    </div>
  );
}
