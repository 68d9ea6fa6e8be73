import type { Engine, RoomReference, Row } from "enfilade";
import { useSpeech } from "../words/words.ts";
import { Fields } from "./fields.tsx";
import { MayDo } from "./may_do.tsx";
import { RoomLink } from "./room_link.tsx";

/** How a room did on a day. */
export function HealthDetails({ engine, row }: { engine: Engine; row: Row }) {
  const { words } = useSpeech();
  const { customer } = row;
  const room = row["room"] as RoomReference | null;

  return (
    <>
      <Fields page="health" row={row} />
      {room && (
        <section>
          <h3>{words.details.room}</h3>
          <ul className="links" data-test="rooms">
            <li><RoomLink customer={customer} room={room} /></li>
          </ul>
        </section>
      )}
      {room && (
        <section>
          <h3>{words.details.mayDo}</h3>
          <MayDo
            engine={engine}
            title={words.details.onRoom(room.name ?? room.id)}
            questions={[{ permission: "reports.view", customer, room: room.id }]}
          />
        </section>
      )}
    </>
  );
}
