// Each reason of a decision in words, and what to do about it.

import type { Reason } from "enfilade";

export interface ReasonWords {
  says: string;
  next: string;
}

export const englishReasons: Record<Reason, ReasonWords> = {
  allowed: { says: "This is allowed.", next: "Nothing needs to change." },
  not_found: {
    says: "There is nothing by this ID that you may know of.",
    next: "Check the ID. If the customer says it exists, ask a primary admin of that customer whether it was opened to your organisation and to you.",
  },
  no_relationship: {
    says: "There is no active relationship with this customer.",
    next: "The customer has to invite your organisation, or the invitation has to be accepted.",
  },
  room_not_delegated: {
    says: "The customer did not open this room to your organisation.",
    next: "Ask the customer's administrator to add the room to what your organisation may manage.",
  },
  permission_not_delegated: {
    says: "The customer did not open this action to your organisation.",
    next: "Ask the customer's administrator to widen what your organisation may do.",
  },
  not_assigned: {
    says: "No assignment of this customer includes this person.",
    next: "Ask a primary admin of this customer to add them, or a group they are in, to an assignment.",
  },
  not_in_force: {
    says: "There is an assignment, but it is not in force now.",
    next: "Ask a primary admin of this customer to check its first and last day.",
  },
  outside_scope: {
    says: "No assignment in force covers this room.",
    next: "Ask a primary admin of this customer to add the room, or its group, to the assignment's scope.",
  },
  role_forbids: {
    says: "The role that covers this does not include this action.",
    next: "Ask a primary admin of this customer for a role that does.",
  },
  ticket_exceeds_scope: {
    says: "The ticket also has rooms in which this action is not allowed.",
    next: "Ask a colleague who may act in all of its rooms, or a primary admin of this customer to widen the scope.",
  },
};
