import { Combobox, Field, Option } from "@fluentui/react-components";
import type { KnownCustomer } from "enfilade";
import { useState } from "react";
import { useSpeech } from "../words/words.ts";

const shown = 100;

interface Props {
  customers: KnownCustomer[];
  chosen: string | null;
  onChoose: (customer: string) => void;
}

/** One of the customers that the viewer knows of. */
export function CustomerField({ customers, chosen, onChoose }: Props) {
  const { words } = useSpeech();
  const [typed, setTyped] = useState<string | null>(null);
  const name = customers.find(({ customer }) => customer === chosen)?.name ?? "";
  const wanted = (typed ?? "").trim().toLowerCase();
  const found = customers.filter((one) =>
    [one.name, one.alias ?? "", one.customer].some((text) => text.toLowerCase().includes(wanted)),
  );

  return (
    <Field label={words.why.customer} required>
      <Combobox
        inlinePopup
        placeholder={words.why.choose}
        value={typed ?? name}
        selectedOptions={chosen ? [chosen] : []}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => setTyped(null)}
        onOptionSelect={(_, { optionValue }) => {
          // Typing what is nobody's name tells of an option too: none.
          if (optionValue === undefined) return;
          setTyped(null);
          if (optionValue) onChoose(optionValue);
        }}
      >
        {found.slice(0, shown).map(({ customer, name: label }) => (
          <Option key={customer} value={customer}>{label}</Option>
        ))}
        {found.length === 0 && <Option value="" text="" disabled>{words.customer.none}</Option>}
      </Combobox>
    </Field>
  );
}
