// Every word of the portal, in English. `zh.ts` has the same shape.

import type { BoxNotice, RelationshipStatus, RowReason } from "enfilade";
import { englishReasons } from "./reasons_en.ts";

const s = (count: string) => (count === "1" ? "" : "s");

export const en = {
  product: "Enfilade",
  area: "Multi-tenant management",
  skip: "Skip to the list",

  signIn: {
    title: "Who are you today?",
    lead: "This is a demonstration: everybody here is invented. Each person sees what customers opened to them, and nothing else.",
    as: (name: string) => `Sign in as ${name}`,
    out: "Sign out",
    partner: "Partner",
    customer: "Customer",
    size: (customers: string, rooms: string, tickets: string) =>
      `${customers} customers, ${rooms} rooms, ${tickets} tickets`,
    starting: (name: string) => `Signing in as ${name} …`,
    failed: "You could not be signed in",
    noPeople: "The list of people could not be read. Make the demo data (scripts/demo-data), then load this page again.",
  },

  pages: { incidents: "Incidents", rooms: "Rooms" },
  navigation: "Pages",
  top: {
    account: (name: string) => `Account of ${name}`,
    theme: "Appearance",
    system: "Like the system",
    light: "Light",
    dark: "Dark",
    language: "Language",
  },

  customer: {
    label: "Customer",
    all: "All customers",
    find: "Name, alias or tenant ID",
    none: "No customer is called that",
    data: "Open to you",
    name: "Known by name only",
    closed: {
      pending: "Invitation pending: nothing is open before it is accepted",
      active: "Nobody has assigned you a role here",
      ended: "The relationship has ended",
      declined: "The invitation was declined",
      expired: "The invitation has expired",
      withdrawn: "The invitation was withdrawn",
    } satisfies Record<RelationshipStatus, string>,
    relationship: {
      pending: "Pending",
      active: "Active",
      ended: "Ended",
      declined: "Declined",
      expired: "Expired",
      withdrawn: "Withdrawn",
    } satisfies Record<RelationshipStatus, string>,
    nothing: "No customer's data is open to you",
    nothingLead:
      "You know the customers below by name. To see rooms and tickets of one, ask a primary admin of that customer to add you to an assignment.",
  },

  commands: {
    label: "Commands",
    allTickets: "Enable all tickets view",
    search: { incidents: "Search tickets, rooms, customers", rooms: "Search rooms, customers" },
    filters: "Filters",
    refresh: "Refresh",
    why: "Why can't I see …?",
  },

  /** The search box and its language, of which the fields, values and examples are the engine's. */
  box: {
    clear: "Clear the search",
    suggestions: "Suggestions",
    suggested: (count: string) => `${count} suggestion${s(count)}`,
    orders: "The search box says the order",
    /** What offered words mean that no column or value of the list is called by. */
    means: {
      sort: "Order",
      room: "Room",
      "customer.id": "Tenant ID of the customer",
      "customer.alias": "Alias of the customer",
      "customer.tags": "Tags of the customer",
      "room.id": "Room ID",
      "@me": "You",
      "@empty": "Without a value",
      "@any": "With any value",
      "@now": "This moment",
      "@today": "Today",
      "@today-1d": "Yesterday",
      "@today-7d": "A week ago",
      "@today-4w": "Four weeks ago",
    } as Record<string, string>,
    taken: "What the search understood otherwise",
    more: (count: string) => `and ${count} more`,
    notices: {
      unknown_field: {
        says: "There is no such field, so it is searched for as a word.",
        next: "Choose a field from the suggestions, or put it in quotes if you mean the word.",
      },
      empty_field: {
        says: "Nothing follows the colon, so it is passed over.",
        next: "Write a value right after the colon; the down arrow suggests some.",
      },
      unreadable_value: {
        says: "The field before it cannot have this value, so it is passed over.",
        next: "Write another one; the examples behind \"?\" show how.",
      },
      undeclared_value: {
        says: "This is none of the field's known values; it is searched for all the same.",
        next: "If nothing is found, choose a value from the suggestions.",
      },
      unclosed_quote: {
        says: "The quote does not end, so it is read to the end of the text.",
        next: "Put a \" where it ends.",
      },
      unclosed_group: {
        says: "The parenthesis is not closed, so the group is read to the end of the text.",
        next: "Put a ) where the group ends.",
      },
      stray_close: {
        says: "This parenthesis closes nothing, so it is passed over.",
        next: "Take it away, or put a ( where the group begins.",
      },
      empty_group: {
        says: "There is nothing inside, so it is passed over.",
        next: "Write something inside, or take it away.",
      },
      or_is_word: {
        says: "There is nothing on one side of it, so it is searched for as a word.",
        next: "Write what else may match on both sides of OR.",
      },
      too_deep: {
        says: "This group is within too many others, so its parentheses are passed over.",
        next: "Use fewer parentheses.",
      },
      too_long: {
        says: "The text is too long: from here on it is not read.",
        next: "Search for less at once.",
      },
    } satisfies Record<BoxNotice["kind"], { says: string; next: string }>,
    help: "How to search",
    helpLead: "Words must all occur. Fields, written with a colon, look at one thing. Choose an example to try it:",
    helpKeys: "What you type is completed: the arrow keys choose, Enter takes, Escape puts away.",
    examples: {
      camera: "A word and a phrase: both occur",
      severe: "Critical or important, and not resolved",
      mine: "Assigned to you",
      unassigned: "Assigned to nobody, the oldest first",
      week: "Updated in the last seven days",
      either: "Either of two words, and of no room in Germany",
      unwell: "Unhealthy or disconnected",
      large: "With eight to twelve seats",
      silent: "Not seen for a day, the longest first",
      unlicensed: "Without a licence, but well",
      abroad: "In one of two countries, in no room group",
      order: "Ordered by city, then by name",
    },
  },

  filters: {
    label: "Filters",
    active: "Active filters",
    clear: "Clear all",
    remove: (name: string, value: string) => `Remove filter ${name}: ${value}`,
    find: (name: string) => `Find in ${name}`,
    more: (count: string) => `Show ${count} more`,
    fewer: "Show fewer",
    many: (count: string) => `${count} more: type to find them`,
    without: "(none)",
  },

  list: {
    tickets: (count: string) => `${count} ticket${s(count)}`,
    rooms: (count: string) => `${count} room${s(count)}`,
    sortBy: (name: string) => `Sort by ${name}`,
    empty: "Nothing matches",
    emptyLead: "Take a filter away, or search for less.",
    none: { incidents: "No ticket here is open to you", rooms: "No room here is open to you" },
    noneLead: "No filter hides anything. Ask \"Why can't I see …?\" for the reason of one that you miss.",
    noOrder: "The address asks for an order that does not exist",
    noOrderLead: "The list stands in its usual order.",
    dropOrder: "Use the usual order",
    waiting: "The rows are on their way",
    more: (count: string) => `+${count}`,
    partial: "+ hidden",
  },

  status: {
    label: "Status",
    incomplete: "Incomplete",
    loading: (done: string, all: string) => `${done} of ${all} customers loaded`,
    loaded: (count: string) => `${count} customer${s(count)}, complete`,
    failed: (count: string) => `${count} customer${s(count)} could not be loaded`,
    retry: "Try again",
    asOf: (time: string) => `Data as of ${time}`,
    announce: (rows: string, incomplete: boolean) => (incomplete ? `${rows}, incomplete` : rows),
    progress: "Loading rows",
    refreshing: (done: string, all: string) => `Refreshing: ${done} of ${all} customers are up to date`,
    unread: (failed: string, all: string) => `${failed} of ${all} rows could not be read`,
    notLoaded: "Could not be loaded",
    notRead: "Could not be read",
    row: (table: string, at: string, column: string) => `${table}, row ${at}${column && `, ${column}`}`,
    moreRows: (count: string) => `and ${count} more`,
  },

  columns: {
    customer: "Customer",
    id: "ID",
    name: "Name",
    title: "Title",
    description: "Description",
    rooms: "Rooms",
    type: "Type",
    origin: "Origin",
    severity: "Severity",
    status: "Status",
    highImpact: "High impact",
    assignee: "Assigned to",
    notes: "Notes",
    created: "Created",
    updated: "Last updated",
    closed: "Closed",
    closedBy: "Closed by",
    reason: "Close reason",
    health: "Health",
    account: "Resource account",
    roomGroups: "Room groups",
    ring: "Update ring",
    country: "Country",
    state: "State",
    city: "City",
    campus: "Campus",
    building: "Building",
    floor: "Floor",
    roomType: "Room type",
    deviceType: "Device",
    capacity: "Seats",
    licensed: "Licensed",
    lastSeen: "Last seen",
    key: "Enrolment key",
    tenant: "Tenant ID",
  },

  /** Values that stand in the data; what is not here is shown as it stands. */
  values: { true: "Yes", false: "No" } as Record<string, string>,

  details: {
    ticket: "Ticket",
    room: "Room",
    close: "Close",
    fields: "Details",
    rooms: "Rooms of this ticket",
    partial: "This ticket also has rooms that you do not see.",
    noRooms: "This ticket belongs to no room: it is the customer's own.",
    withheld: "Withheld",
    withheldWhy: "Your roles do not include what is needed to see this.",
    tickets: "Tickets of this room",
    mayDo: "What you may do",
    onTicket: "On this ticket",
    onRoom: (name: string) => `On ${name}`,
    allowed: "Allowed",
    denied: "Not allowed",
    by: (assignment: string, role: string, path: string) =>
      `By "${assignment}" (${role}), ${path ? `through ${path}` : "as a member"}`,
    gone: "It is not here",
    goneLead: "It may still be loading, or you may not know of it. Ask \"Why can't I see …?\" for the reason.",
    nameOnly: "Only this room's name is known to you: a ticket that you see names it, and the room itself is not open to you.",
    moreRooms: (count: string) => `Only the first rooms are shown; there are ${count} more.`,
    loading: "Loading",
  },

  why: {
    title: "Why can't I see …?",
    lead: "Name a room or a ticket. The answer is the rule's own, with what to do next.",
    customer: "Customer",
    choose: "Choose a customer",
    kind: "What",
    room: "Room",
    ticket: "Ticket",
    id: { room: "Room ID", ticket: "Ticket ID" },
    permission: "To do what",
    colleague: "Ask for a colleague (optional)",
    colleagueHint: "Their user ID. Answered where you may see the roles there.",
    whose: "Whose colleague is it?",
    ask: "Ask",
    close: "Close",
  },

  roles: {
    primary_admin: "Primary admin",
    mmr_administrator: "MMR administrator",
    site_lead: "Site lead",
    site_technician: "Site technician",
  } as Record<string, string>,

  permissions: {
    "rooms.view": "View room",
    "rooms.modify": "Modify room",
    "rooms.reset_key": "Reset key",
    "rooms.download_key": "Download key",
    "rooms.unenroll": "Unenroll room",
    "rooms.create": "Create room",
    "groups.view": "View room groups",
    "groups.modify": "Modify room groups",
    "groups.create": "Create room groups",
    "update_rings.view": "View update rings",
    "update_rings.modify": "Modify update rings",
    "reports.view": "View reports",
    "reports.create_customer_incident": "Record an issue",
    "tickets.view": "View tickets",
    "tickets.update": "Respond to tickets",
    "settings.view": "View settings",
    "settings.modify": "Modify settings",
    "roles.view": "View roles",
    "roles.modify": "Modify roles",
  },

  /** What is wrong with a row. */
  faults: {
    not_an_object: "it is not an object",
    missing_id: "it has no ID",
    wrong_type: "the value is of another type",
    duplicate_key: "a name stands twice in it",
    out_of_range: "the number is too large or too small",
    foreign_customer: "it is of another customer",
    no_such_customer: "it is of no customer whose rows are held here",
    no_such_row: "there is no row of that id to change",
  } satisfies Record<RowReason, string>,

  reasons: englishReasons,

  troubles: {
    not_found: {
      says: "This customer is not among those you know of",
      next: "Choose another customer above. If a link brought you here, ask its sender whether you should have access.",
    },
    all_tickets_view_off: {
      says: "Tickets of several customers are shown only in the all tickets view",
      next: "Choose one customer, or turn \"Enable all tickets view\" on.",
    },
    bad_query: {
      says: "The address holds a filter that does not exist",
      next: "Clear all filters and start again.",
    },
    unavailable: {
      says: "The engine could not run",
      next: "Load the page again. If that does not help, show your administrator the message below.",
    },
    other: {
      says: "This did not work",
      next: "Try again. If it stays, show your administrator the message below.",
    },
  },
};

/** The shape of a language. */
export type Words = typeof en;
