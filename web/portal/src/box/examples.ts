// What the help of the search box offers to try, in the box's own language.

import type { Page } from "../state/address.ts";
import type { Words } from "../words/en.ts";

interface Example {
  says: keyof Words["box"]["examples"];
  box: string;
}

export const examplesOf: Record<Page, readonly Example[]> = {
  incidents: [
    { says: "camera", box: 'camera "not detected"' },
    { says: "severe", box: "severity:critical,important -status:resolved" },
    { says: "mine", box: "assignee:@me" },
    { says: "unassigned", box: "assignee:@empty sort:created" },
    { says: "week", box: "updated:>=@today-7d" },
    { says: "either", box: "(camera OR display) -room.country:de" },
  ],
  rooms: [
    { says: "unwell", box: "health:unhealthy,disconnected" },
    { says: "large", box: "capacity:8..12" },
    { says: "silent", box: "lastSeen:<@now-24h sort:lastSeen" },
    { says: "unlicensed", box: "licensed:no health:healthy" },
    { says: "abroad", box: "country:de,ch roomGroups:@empty" },
    { says: "order", box: "sort:city,name" },
  ],
  health: [
    { says: "lost", box: "minutesUnhealthy:>60 sort:minutesUnhealthy-desc" },
    { says: "screens", box: "category:display,camera day:>=@today-7d" },
    { says: "poor", box: "callQuality:<80 calls:>=5" },
    { says: "idle", box: "utilization:<5 health:healthy" },
  ],
  updates: [
    { says: "failed", box: "failed:>0 sort:failed-desc" },
    { says: "stuck", box: 'status:paused,"in progress" starts:<@today-7d' },
    { says: "soon", box: "status:scheduled starts:<@today+14d" },
    { says: "windows", box: "kind:windows -ring:staging" },
  ],
};
