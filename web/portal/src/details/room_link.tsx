import { Link } from "@fluentui/react-components";
import type { RoomReference } from "enfilade";
import { go } from "../state/address.ts";

/** A room that a row is about, which leads to it. */
export function RoomLink({ customer, room: { id, name } }: { customer: string; room: RoomReference }) {
  const open = () =>
    go({ page: "rooms", tenant: customer, search: "", filters: {}, sort: null, open: { customer, id } });
  return (
    <>
      <Link as="button" onClick={open}>{name ?? id}</Link>
      <span className="id">{id}</span>
    </>
  );
}
