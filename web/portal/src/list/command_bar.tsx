import { Button, Switch, ToggleButton } from "@fluentui/react-components";
import { ArrowClockwise20Regular, Filter20Regular } from "@fluentui/react-icons";
import { useId } from "react";
import { BoxNotices } from "../box/notices.tsx";
import { SearchBox } from "../box/search_box.tsx";
import { address, go } from "../state/address.ts";
import { bringRows, type SignedIn } from "../state/session.ts";
import { useStore } from "../state/store.ts";
import { WhyButton } from "../why/why_button.tsx";
import { useSpeech } from "../words/words.ts";

interface Props {
  session: SignedIn;
  facets: boolean;
  onFacets: () => void;
}

export function CommandBar({ session, facets, onFacets }: Props) {
  const { words } = useSpeech();
  const noticesId = useId();
  const { page, tenant, all, filters } = useStore(address);

  const switchAll = (on: boolean) => {
    const { customer = [], ...others } = filters;
    // Whoever has one customer before them keeps that one.
    const only = tenant ?? (customer.length === 1 ? customer[0]! : null);
    go({ all: on, tenant: on ? null : only, open: null, filters: others });
  };

  return (
    <div className="commands" role="group" aria-label={words.commands.label}>
      <SearchBox engine={session.engine} noticesId={noticesId} />
      {page === "incidents" && (
        <Switch
          label={words.commands.allTickets}
          checked={all}
          onChange={(_, { checked }) => switchAll(checked)}
        />
      )}
      <span className="grow" />
      <ToggleButton appearance="subtle" icon={<Filter20Regular />} checked={facets} onClick={onFacets}>
        {words.commands.filters}
      </ToggleButton>
      <Button appearance="subtle" icon={<ArrowClockwise20Regular />} onClick={() => void bringRows()}>
        {words.commands.refresh}
      </Button>
      <WhyButton session={session} />
      <BoxNotices id={noticesId} />
    </div>
  );
}
