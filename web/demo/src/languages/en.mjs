// English: half of what technicians write, wherever they are.

export default {
  given: ["Amelia", "Callum", "Dorothea", "Elliot", "Fiona", "Graham", "Harriet", "Imogen", "Jonah", "Keira",
    "Leland", "Marcus", "Nadine", "Orla", "Percy", "Rowan", "Sinead", "Tobias", "Una", "Wesley"],
  family: ["Ashdown", "Birkett", "Calloway", "Dunmore", "Everard", "Farrow", "Gilchrist", "Hathersage", "Ingleby",
    "Kilbride", "Lockhart", "Marlowe", "Nettleship", "O’Doherty", "Pemberley", "Quayle", "Ravenhill", "Selwyn",
    "Thackray", "Winterbourne"],
  person: "{given} {family}",
  stems: ["Alderwick", "Brackenfell", "Cindermoor", "Dapplewood", "Eastmarrow", "Fennimoor", "Gorsebank", "Hollowmere",
    "Inglethorn", "Juniperholt", "Kestrelby", "Larkmarsh", "Mosswater", "Nettlecombe", "Oakenshaw Vale", "Pinderhay",
    "Quillhaven", "Rushbarrow", "Silverbrae", "Thistledown Bay", "Umberleigh Row", "Vellumgate", "Wickermoss",
    "Yarrowfen"],
  trades: ["Aerospace", "Assurance", "Brewing", "Care Homes", "Civil Works", "Dairies", "Energy", "Foods", "Freight",
    "Glass", "Instruments", "Legal", "Minerals", "Mutual", "Optics", "Packaging", "Paper", "Pharma", "Rail",
    "Textiles", "Water"],
  legal: ["Ltd", "Group", "Inc.", "Partners"],
  company: "{stem} {trade} {legal}",
  rooms: ["Alder", "Bittern", "Cedar", "Curlew", "Dunlin", "Elder", "Fulmar", "Hawthorn", "Juniper", "Kestrel",
    "Linden", "Maple", "Nightjar", "Osprey", "Plover", "Rowan", "Sorrel", "Wren"],
  room: "{building} {number} {word}",
  themes: { executive: "Executive floor", training: "Training", guests: "Client suites" },
  faults: {
    display: [
      ["Display {device} is not detected", "The console reports one display fewer than configured. {device} has been missing for {minutes} minutes. Check the cable and the input."],
      ["Front of room display missing", "{device} does not answer on HDMI. Power-cycle it; if it stays dark, swap the extender."],
      ["Display {device} flickers after standby", "The link was renegotiated {minutes} times within the hour. Replace the cable or lower the resolution."]],
    microphone: [
      ["Microphone {device} is not detected", "Nobody in the room can be heard. {device} vanished from the audio devices {minutes} minutes ago."],
      ["Conference microphone is the wrong one", "The default microphone is not {device}. Choose it again in the device settings."]],
    speaker: [
      ["Speaker {device} is not detected", "Far end cannot be heard. Reseat the USB cable of {device} and restart the console."],
      ["Conference speaker disconnected", "{device} was lost during a meeting and did not come back within {minutes} minutes."]],
    camera: [
      ["Camera {device} is not detected", "No video from the room for {minutes} minutes. {device} may be unplugged, or its hub has no power."],
      ["Camera {device} is frozen", "The picture has not changed for {minutes} minutes. A restart of the camera usually helps."],
      ["Camera drops out of meetings", "{device} disconnects and returns several times a day. Try another USB port; firmware {version} is known to help."]],
    ingest: [
      ["HDMI ingest is not working", "Nothing is shown when a laptop is plugged in. {device} reports no signal."],
      ["Content sharing over cable fails", "{device} was not found at start-up. Check the cable between table box and console."]],
    exchange: [
      ["Cannot sign in to Exchange", "The calendar of the room has not been updated for {minutes} minutes. The password of the account may have expired."],
      ["Calendar is out of date", "Meetings booked today do not show on the console. Sign-in to the mailbox was refused."]],
    teams: [
      ["Cannot sign in to Teams", "The room cannot join meetings. Sign-in has been refused for {minutes} minutes; check the conditional access rules."],
      ["Console is signed out", "The account was signed out after a change of its password. Sign in again on the console."]],
    sensor: [
      ["Proximity sensor is not answering", "The console does not wake when people enter. {device} has not reported for {minutes} minutes."]],
    app: [
      ["App version is out of date", "Version {version} is installed, and a newer one was released more than 60 days ago. Updates may be blocked."],
      ["App update failed", "The update to {version} ended with an error and was rolled back. It will be tried again tonight."]],
    os: [
      ["OS version is not supported any more", "Version {version} gets no more security fixes. Plan the upgrade with the local team."]],
    network: [
      ["High packet loss on the room's network", "{minutes} minutes of poor calls since this morning. Look at the switch port and its duplex setting."],
      ["Room is offline", "No heartbeat for {minutes} minutes. Power or network of the room is down."]],
  },
  issues: [
    ["microphone", "Far end hears an echo", "Every call from {room} has an echo since the furniture was moved. It is worse with the door open."],
    ["camera", "Camera points at the ceiling", "Somebody cleaned it, I think. The preset button on the console does nothing."],
    ["ingest", "Cable in the table is torn out", "Guests cannot share from their laptops in {room}. Please bring a new one, 2 m is enough."],
    ["display", "Left screen has a green stripe", "It is visible all the time, also on the start page. Picture attached."],
    ["sensor", "Lights and console stay on all night", "The room in {building} never goes to sleep. Security complained again."],
    ["teams", "Join button does nothing", "We had to dial in by phone for the weekly. Tried three times, then the console froze."],
    ["speaker", "Sound is far too quiet", "Even at full volume the back row cannot follow. It was fine last week."]],
  shared: [
    ["Same echo in several rooms since the update", "It started the morning after the maintenance window. All of them have the same table microphones."],
    ["Booking panels show the wrong building", "After the move several panels still have the old names. Visitors get lost."],
    ["Video breaks off in several rooms at noon", "Always between 12 and 13 h, in more than one building. Could it be the backup?"]],
  general: [
    ["Licences run out at the end of the month", "Renewal is with purchasing. Please tell us how many rooms are really in use."],
    ["Town hall next week: please stand by", "All sites join. We would like somebody on the line an hour before it begins."],
    ["New conditional access policy is coming", "It may sign out room accounts. Can you check which ones are exempt?"]],
  asides: ["Remote restart did not help.", "Please check on site.", "Same as last week.", "Spare part is ordered.",
    "Waiting for the local IT.", "Customer wants a call back before noon."],
};
