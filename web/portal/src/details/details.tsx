import { Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, OverlayDrawer, Spinner } from "@fluentui/react-components";
import { Dismiss20Regular } from "@fluentui/react-icons";
import type { Engine, Row } from "enfilade";
import { useState, type ComponentType } from "react";
import { roomName } from "../list/cells.ts";
import { address, go, type Page, type RowKey } from "../state/address.ts";
import { progress } from "../state/feeds.ts";
import { list } from "../state/list.ts";
import type { SignedIn } from "../state/session.ts";
import { useStore } from "../state/store.ts";
import { Trouble } from "../trouble.tsx";
import { useSpeech } from "../words/words.ts";
import { useAnswer } from "./answer.ts";
import { HealthDetails } from "./health_details.tsx";
import { nameOf, rowOf } from "./rows.ts";
import { NamedRoom, RoomDetails } from "./room_details.tsx";
import { TicketDetails } from "./ticket_details.tsx";
import { UpdateDetails } from "./update_details.tsx";

const contents: Record<Page, ComponentType<{ engine: Engine; row: Row }>> = {
  incidents: TicketDetails,
  rooms: RoomDetails,
  health: HealthDetails,
  updates: UpdateDetails,
};

/** What a row is called. */
function titleOf(page: Page, row: Row): string {
  if (page === "health") return roomName(row["room"]) || row.id;
  return String(row[page === "incidents" ? "title" : "name"] ?? row.id);
}

/** The panel of one row, at the side of the list. */
export function Details({ session }: { session: SignedIn }) {
  const { words } = useSpeech();
  const { open } = useStore(address);
  // What is on its way out keeps its content until it is gone.
  const [last, setLast] = useState<RowKey | null>(open);
  if (open && open !== last) setLast(open);
  const shown = open ?? last;

  return (
    <OverlayDrawer
      modalType="non-modal"
      position="end"
      size="medium"
      className="details"
      open={open !== null}
      aria-label={words.details.fields}
      onOpenChange={(_, { open: stays }) => !stays && go({ open: null })}
    >
      {shown && <Panel key={`${shown.customer}/${shown.id}`} session={session} row={shown} />}
    </OverlayDrawer>
  );
}

function Panel({ session, row: wanted }: { session: SignedIn; row: RowKey }) {
  const { words } = useSpeech();
  const { page } = useStore(address);
  const { done } = useStore(progress);
  const { version } = useStore(list);
  const { engine } = session;
  const Content = contents[page];

  // Asked again as rows come: a link may be quicker than they are, and another time they are others.
  const { value, trouble } = useAnswer(`${page}/${wanted.customer}/${wanted.id}`, `${version}/${done}`, async () => {
    const row = await rowOf(engine, page, wanted);
    return { row, name: row || page !== "rooms" ? null : await nameOf(engine, wanted) };
  });
  const { row = null, name = null } = value ?? {};
  const title = row ? titleOf(page, row) : (name ?? wanted.id);

  return (
    <>
      <DrawerHeader>
        <p className="details-kind">
          <span>{words.details.kinds[page]}</span> <span className="id">{wanted.id}</span>
          {row && <span className="details-customer">{row.customerName}</span>}
        </p>
        <DrawerHeaderTitle
          heading={{ as: "h2" }}
          action={
            <Button
              appearance="subtle"
              aria-label={words.details.close}
              icon={<Dismiss20Regular />}
              onClick={() => go({ open: null })}
            />
          }
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody tabIndex={0} aria-label={title} role="region">
        {trouble !== null && <Trouble trouble={trouble} />}
        {!row && trouble === null && value === null && <Spinner size="small" label={words.details.loading} />}
        {!row && name !== null && <NamedRoom engine={engine} room={wanted} name={name} />}
        {!row && name === null && value !== null && (
          <div className="gone">
            <p className="grid-empty-title">{words.details.gone}</p>
            <p>{words.details.goneLead}</p>
          </div>
        )}
        {row && <Content engine={engine} row={row} />}
      </DrawerBody>
    </>
  );
}
