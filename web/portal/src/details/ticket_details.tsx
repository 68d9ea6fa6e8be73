import { EyeOff16Regular } from "@fluentui/react-icons";
import type { Engine, Permission, Row } from "enfilade";
import { useSpeech } from "../words/words.ts";
import { Fields } from "./fields.tsx";
import { MayDo } from "./may_do.tsx";
import { RoomLink } from "./room_link.tsx";

const onRoom: Permission[] = ["rooms.view", "rooms.modify", "reports.view", "reports.create_customer_incident"];
const few = 3;

export function TicketDetails({ engine, row }: { engine: Engine; row: Row }) {
  const { words, number } = useSpeech();
  const { customer, id, rooms = [], partial = false } = row;
  const first = rooms.slice(0, few);

  return (
    <>
      <Fields page="incidents" row={row} />
      <section>
        <h3>{words.details.rooms}</h3>
        <ul className="links" data-test="rooms">
          {rooms.map((room) => (
            <li key={room.id} data-room={room.id}>
              <RoomLink customer={customer} room={room} />
            </li>
          ))}
        </ul>
        {rooms.length === 0 && !partial && <p className="quiet">{words.details.noRooms}</p>}
        {partial && (
          <p className="note" data-test="partial"><EyeOff16Regular /> {words.details.partial}</p>
        )}
      </section>
      <section>
        <h3>{words.details.mayDo}</h3>
        <MayDo
          engine={engine}
          title={words.details.onTicket}
          questions={[{ permission: "tickets.update", customer, ticket: id }]}
        />
        {first.map((room) => (
          <MayDo
            key={room.id}
            engine={engine}
            title={words.details.onRoom(room.name ?? room.id)}
            questions={onRoom.map((permission) => ({ permission, customer, room: room.id }))}
          />
        ))}
        {rooms.length > few && <p className="quiet">{words.details.moreRooms(number(rooms.length - few))}</p>}
      </section>
    </>
  );
}
