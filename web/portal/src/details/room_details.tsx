import { Link } from "@fluentui/react-components";
import { EyeOff16Regular } from "@fluentui/react-icons";
import type { Engine, Permission, Row } from "enfilade";
import { markOf } from "../list/cells.ts";
import { go, type RowKey } from "../state/address.ts";
import { list } from "../state/list.ts";
import { useStore } from "../state/store.ts";
import { useSpeech } from "../words/words.ts";
import { useAnswer } from "./answer.ts";
import { Fields } from "./fields.tsx";
import { MayDo } from "./may_do.tsx";
import { ticketsOf } from "./rows.ts";

const onRoom: Permission[] = [
  "rooms.view", "rooms.modify", "tickets.view", "tickets.update", "reports.view",
  "reports.create_customer_incident", "rooms.download_key", "rooms.unenroll", "groups.view", "roles.view",
];
const few = 5;

export function RoomDetails({ engine, row }: { engine: Engine; row: Row }) {
  const { customer, id } = row;
  const name = String(row["name"] ?? id);

  return (
    <>
      <Fields page="rooms" row={row} />
      <AboutRoom engine={engine} room={{ customer, id }} name={name} />
    </>
  );
}

/** A room that is no row to the viewer: tickets name it. */
export function NamedRoom({ engine, room, name }: { engine: Engine; room: RowKey; name: string }) {
  const { words } = useSpeech();
  return (
    <>
      <section>
        <p className="note" data-test="name-only"><EyeOff16Regular /> {words.details.nameOnly}</p>
      </section>
      <AboutRoom engine={engine} room={room} name={name} />
    </>
  );
}

function AboutRoom({ engine, room, name }: { engine: Engine; room: RowKey; name: string }) {
  const { words, number } = useSpeech();
  const { customer, id } = room;
  return (
    <>
      <Tickets engine={engine} room={{ customer, id }} count={(total) => words.list.rows.incidents(number(total))} />
      <section>
        <h3>{words.details.mayDo}</h3>
        <MayDo
          engine={engine}
          title={words.details.onRoom(name)}
          questions={onRoom.map((permission) => ({ permission, customer, room: id }))}
        />
      </section>
    </>
  );
}

function Tickets({ engine, room, count }: { engine: Engine; room: RowKey; count: (total: number) => string }) {
  const { words, value: say } = useSpeech();
  const { version } = useStore(list);
  const { value } = useAnswer(`${room.customer}/${room.id}`, version, () => ticketsOf(engine, room, few));
  if (!value) return null;
  return (
    <section>
      <h3>{words.details.tickets} <span className="quiet">{count(value.total)}</span></h3>
      <ul className="links">
        {value.rows.map((ticket) => (
          <li key={ticket.id}>
            <span className={`${markOf(ticket["severity"])} severity`}>{say("severity", ticket["severity"])}</span>
            <Link as="button" onClick={() => openTicket({ customer: room.customer, id: ticket.id })}>
              {String(ticket["title"] ?? ticket.id)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function openTicket(open: RowKey) {
  go({ page: "incidents", tenant: open.customer, search: "", filters: {}, sort: null, open });
}
