// What the workload is written with. Two devices of fourteen are cameras; nothing else says "camera".

export const devices = [
  "Front camera", "Content camera", "Table microphone", "Ceiling speaker", "Touch console",
  "Room display", "Compute module", "HDMI ingest cable", "Booking panel", "Wireless dongle",
  "Audio processor", "Network switch", "Occupancy sensor", "Power supply",
];

export const faults = [
  "is offline", "not detected", "firmware is outdated", "restarts at night", "lost its network",
  "reports low signal", "needs calibration", "overheats", "sign-in failed", "not responding",
  "update is stuck", "drops calls",
];

export const words = [
  "atlas", "birch", "cedar", "delta", "ember", "fjord", "gamma", "harbor", "indigo", "juniper", "kappa",
  "lotus", "maple", "nimbus", "onyx", "pine", "quartz", "river", "sable", "tundra", "umber", "violet",
  "willow", "xenon", "yarrow", "zephyr",
];

/** A title is `device fault (word-number)`, its number below this. */
export const titleNumbers = 1000;

export const severities = ["Critical", "Important", "Warning", "Recommendation"];

/** The first is that of most tickets. Two are not declared by the table: a service may invent some. */
export const statuses = ["Resolved", "Needs action", "System investigating", "Scheduled", "Waiting for parts"];

export const countries = [
  "US", "DE", "GB", "FR", "JP", "CN", "NO", "SE", "NL", "ES", "IT", "PL", "GR", "BR", "MX",
  "CA", "IN", "AU", "CH", "AT", "DK", "FI", "IE", "PT", "CZ", "KR", "SG", "ZA", "NZ", "BE",
];

const givenNames = [
  "Ada", "Bruno", "Chloé", "Dmitri", "Elif", "Farid", "Greta", "Hiro", "Ingrid", "Jonas",
  "Keiko", "Léa", "Mateo", "Nadia", "Olga", "Pavel", "Rosa", "Søren", "Tomás", "Yusuf",
];

const familyNames = [
  "Almeida", "Berg", "Castro", "Dubois", "Eriksen", "Fischer", "García", "Hansen",
  "Ito", "Jansen", "Kowalski", "Lindqvist", "Moreau", "Novák", "Okafor",
];

/** Twenty given names with fifteen family names: 300 people, each name once. */
export function personName(person) {
  const family = Math.floor(person / givenNames.length) % familyNames.length;
  return `${givenNames[person % givenNames.length]} ${familyNames[family]}`;
}

const places = ["Aurora", "Bergen", "Cobalt", "Danube", "Everest", "Fuji", "Genoa", "Harz", "Iberia"];

const trades = [
  "Foods", "Logistics", "Insurance", "Motors", "Textiles", "Energy", "Clinics", "Papers", "Ferries", "Optics",
];

export const customerName = (customer) =>
  `${places[customer % places.length]} ${trades[customer % trades.length]} ${customer + 1}`;

const padded = (number, digits) => String(number).padStart(digits, "0");
export const customerId = (customer) => `t-${padded(customer + 1, 5)}`;
export const roomId = (room) => `room-${padded(room + 1, 7)}`;
export const roomName = (room, country) => `${countries[country]} room ${room + 1}`;
export const groupId = (group) => `group-${group + 1}`;
export const ticketId = (number) => `INC${padded(number + 1, 8)}`;
