// How many tickets there are of each customer, severity, status and country.

/** Of the first `count` of `rows`. */
export function countFacets(columns, rows, count) {
  const counts = new Counts(columns);
  for (let i = 0; i < count; ++i) counts.add(rows[i]);
  return counts.facets();
}

/**
 * Of the visible tickets that say what is asked, where severity and status are counted without their
 * own condition. `wanted`: by column, a flag for each code that its condition takes.
 */
export function countFacetsWithoutOwn(columns, visible, wanted, text) {
  const { tickets } = columns;
  const { severity, status } = tickets;
  const rows = new Uint32Array(tickets.count);
  let count = 0;
  for (let row = 0; row < tickets.count; ++row)
    if (visible[row] && wanted.severity[severity[row]] | wanted.status[status[row]]) rows[count++] = row;
  count = tickets.title.keepContaining(text, rows, count);

  const counts = new Counts(columns);
  for (let i = 0; i < count; ++i) {
    const row = rows[i];
    const severityWanted = wanted.severity[severity[row]];
    const statusWanted = wanted.status[status[row]];
    if (severityWanted & statusWanted) counts.add(row);
    else if (statusWanted) ++counts.severity[severity[row]];
    else ++counts.status[status[row]];
  }
  return counts.facets();
}

class Counts {
  #columns;

  constructor(columns) {
    this.#columns = columns;
    this.customer = new Uint32Array(columns.customers.length);
    this.severity = new Uint32Array(columns.severities.values.length);
    this.status = new Uint32Array(columns.statuses.values.length);
    this.country = new Uint32Array(columns.countries.values.length);
  }

  add(row) {
    const { tickets, rooms } = this.#columns;
    ++this.customer[tickets.customer[row]];
    ++this.severity[tickets.severity[row]];
    ++this.status[tickets.status[row]];
    ++this.country[rooms.country[tickets.room[row]]];
  }

  facets() {
    const { customers, severities, statuses, countries } = this.#columns;
    return {
      customer: listed(this.customer, (code) => ({ value: customers[code].id, label: customers[code].name })),
      severity: listed(this.severity, (code) => ({ value: severities.values[code] })),
      status: listed(this.status, (code) => ({ value: statuses.values[code] })),
      "room.country": listed(this.country, (code) => ({ value: countries.values[code] })),
    };
  }
}

/** What occurs, the most frequent first. */
function listed(counts, describe) {
  const found = [];
  counts.forEach((count, code) => { if (count) found.push({ ...describe(code), count }); });
  return found.sort((a, b) => b.count - a.count);
}
