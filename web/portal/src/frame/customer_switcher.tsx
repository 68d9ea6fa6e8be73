import { Combobox, Option, OptionGroup } from "@fluentui/react-components";
import type { KnownCustomer } from "enfilade";
import { useState } from "react";
import { address, switchCustomer } from "../state/address.ts";
import { useStore } from "../state/store.ts";
import { useSpeech } from "../words/words.ts";

/** As many as are drawn at once; whoever has more customers types. */
const shown = 100;
const everybody = "\u0000all";

/** Whose data is on the screen: one customer, or all while that is allowed here. */
export function CustomerSwitcher({ customers }: { customers: KnownCustomer[] }) {
  const { words } = useSpeech();
  const { tenant, page, all } = useStore(address);
  const [typed, setTyped] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);

  const current = customers.find(({ customer }) => customer === tenant);
  const aggregate = page !== "incidents" || all;
  const found = customers.filter((customer) => matches(customer, typed ?? "")).slice(0, shown);
  const open = found.filter(({ knows }) => knows === "data");
  const closed = found.filter(({ knows }) => knows === "name");
  const some = customers.some(({ knows }) => knows === "data");
  const name = current?.name ?? (tenant !== null ? tenant : some ? words.customer.all : "");

  return (
    <Combobox
      className="switcher"
      aria-label={words.customer.label}
      placeholder={words.customer.find}
      value={typed ?? name}
      selectedOptions={[tenant ?? everybody]}
      onFocus={(event) => event.target.select()}
      inlinePopup
      open={opened}
      onChange={(event) => {
        setTyped(event.target.value);
        setOpened(true);
      }}
      onOpenChange={(_, { open: opens }) => {
        setOpened(opens);
        if (!opens) setTyped(null);
      }}
      onBlur={() => setTyped(null)}
      onOptionSelect={(_, { optionValue }) => {
        // Typing what is nobody's name tells of an option too: none.
        if (optionValue === undefined) return;
        setTyped(null);
        if (optionValue) switchCustomer(optionValue === everybody ? null : optionValue);
      }}
      positioning={{ position: "below", align: "start", matchTargetSize: "width" }}
      listbox={{ className: "switcher-list" }}
    >
      {aggregate && some && !typed && <Option value={everybody}>{words.customer.all}</Option>}
      {open.length > 0 && (
        <OptionGroup label={words.customer.data}>
          {open.map(({ customer, name, alias }) => (
            <Option key={customer} value={customer} text={name}>
              <span className="known-name">
                {name}
                {(alias || typed) && <span className="quiet">{[alias, typed && customer].filter(Boolean).join(" · ")}</span>}
              </span>
            </Option>
          ))}
        </OptionGroup>
      )}
      {closed.length > 0 && (
        <OptionGroup label={words.customer.name}>
          {closed.map(({ customer, name, relationship }) => (
            <Option key={customer} value={customer} text={name} disabled>
              <span className="known-name">
                {name}
                <span className="quiet">{words.customer.closed[relationship]}</span>
              </span>
            </Option>
          ))}
        </OptionGroup>
      )}
      {found.length === 0 && <Option value="" text="" disabled>{words.customer.none}</Option>}
    </Combobox>
  );
}

function matches({ customer, name, alias }: KnownCustomer, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return [name, alias ?? "", customer].some((text) => text.toLowerCase().includes(wanted));
}
