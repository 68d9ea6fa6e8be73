import { Button, Checkbox, Input } from "@fluentui/react-components";
import type { FacetCount } from "enfilade";
import { memo, useState } from "react";
import { toggleFilter } from "../state/address.ts";
import { useSpeech, type Speech } from "../words/words.ts";

interface Props {
  column: string;
  counts: FacetCount[];
  chosen: readonly (string | null)[];
}

const few = 6;
const many = 100;

/** The values of one column, as many as are of use: the chosen ones are always there. */
export const Facet = memo(function Facet({ column, counts, chosen }: Props) {
  const speech = useSpeech();
  const { words, number } = speech;
  const [whole, setWhole] = useState(false);
  const [typed, setTyped] = useState("");

  const name = speech.column(column);
  const values = valuesOf(speech, { column, counts, chosen });
  // Where no row has a value there is nothing to choose between.
  if (values.every(({ value }) => value === null) && chosen.length === 0) return null;

  const wanted = typed.trim().toLowerCase();
  const found = values.filter(({ label }) => label.toLowerCase().includes(wanted));
  const first = found.slice(0, whole ? many : few);
  const shown = [...first, ...found.slice(first.length).filter(({ value }) => chosen.includes(value))];
  const rest = found.length - shown.length;

  return (
    <section className="facet" role="group" aria-label={name} data-facet={column}>
      <h2>{name}</h2>
      {whole && values.length > few * 2 && (
        <Input
          size="small"
          aria-label={words.filters.find(name)}
          placeholder={words.filters.find(name)}
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
        />
      )}
      <div className="facet-values">
        {shown.map(({ value, label, count }) => (
          <Checkbox
            key={value ?? "\u0000"}
            size="medium"
            className="facet-value"
            data-value={value ?? ""}
            checked={chosen.includes(value)}
            onChange={() => toggleFilter(column, value)}
            label={
              <span className="facet-label">
                <span className="facet-name" title={label}>{label}</span>
                <span className="facet-count">{number(count)}</span>
              </span>
            }
          />
        ))}
      </div>
      {!whole && rest > 0 && (
        <Button size="small" appearance="transparent" className="facet-more" onClick={() => setWhole(true)}>
          {words.filters.more(number(rest))}
        </Button>
      )}
      {whole && rest > 0 && <p className="quiet">{words.filters.many(number(rest))}</p>}
      {whole && (
        <Button size="small" appearance="transparent" className="facet-more" onClick={() => { setWhole(false); setTyped(""); }}>
          {words.filters.fewer}
        </Button>
      )}
    </section>
  );
});

function valuesOf({ value: say, words }: Speech, { column, counts, chosen }: Props) {
  const counted = counts.map(({ value, label, count }) => ({
    value: value === null ? null : String(value),
    label: label ?? (value === null ? words.filters.without : say(column, value)),
    count,
  }));
  const missing = chosen
    .filter((value) => !counted.some((other) => other.value === value))
    .map((value) => ({ value, label: value === null ? words.filters.without : say(column, value), count: 0 }));
  return [...counted, ...missing];
}
