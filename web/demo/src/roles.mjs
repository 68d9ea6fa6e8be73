// What people are trusted with: the partner's templates and their copies at each customer.

/** The Primary admin's row of the permission matrix, which is what a delegation opens by itself. */
export const primaryAdmin = [
  "rooms.view", "rooms.modify", "groups.view", "update_rings.view", "update_rings.modify", "reports.view",
  "reports.create_customer_incident", "tickets.view", "tickets.update", "roles.view", "roles.modify",
];

const view = ["rooms.view", "tickets.view"];

/** The partner's role templates. `beyond`: only for customers who opened more than usual. */
export const templates = [
  { id: "operations", name: "Operations", permissions: [...view, "rooms.modify", "tickets.update", "reports.view",
    "update_rings.view", "groups.view"] },
  { id: "help-desk", name: "Help desk", permissions: ["tickets.view", "tickets.update"] },
  { id: "field-technician", name: "Field technician", permissions: [...view, "rooms.modify", "tickets.update",
    "reports.create_customer_incident"] },
  { id: "reporting", name: "Reporting", permissions: ["rooms.view", "reports.view"] },
  { id: "coordinator", name: "Coordinator", permissions: [...view, "groups.view", "reports.view", "roles.view"] },
  { id: "regional-lead", name: "Regional lead", permissions: [...view, "rooms.modify", "tickets.update", "roles.view",
    "roles.modify"] },
  { id: "key-keeper", name: "Key keeper", permissions: ["rooms.view", "rooms.download_key"] },
];

const descriptions = {
  operations: "Looks after rooms and tickets day by day.",
  "help-desk": "Answers tickets and sees no room.",
  "field-technician": "Goes there.",
  reporting: "Reads how the rooms are doing.",
  coordinator: "Sees who does what.",
  "regional-lead": "Hands out work in a region.",
  "key-keeper": "Brings the keys for enrolment.",
};

/**
 * A copy of a template, cut down to what the customer's delegation lets through.
 * @param {string} id  of the template
 * @param {string[]} ceiling
 */
export function partnerRole(id, ceiling) {
  const { name, permissions } = templates.find((template) => template.id === id);
  const kept = permissions.filter((permission) => ceiling.includes(permission));
  return { id, side: "partner", name, description: descriptions[id], permissions: kept, revision: 1 };
}
