// Norwegian.

export default {
  given: ["Åse", "Bjørn", "Dagny", "Eirik", "Frøya", "Gunnar", "Håkon", "Ingrid", "Jørgen", "Kari", "Liv", "Magnus",
    "Nils", "Øystein", "Ragnhild", "Sigrid", "Torbjørn", "Vårin"],
  family: ["Aasgård", "Bergslien", "Dybvik", "Eidsvåg", "Fosshaug", "Grønnestad", "Hjelmås", "Kråkenes", "Løvlien",
    "Myrvold", "Nygårdshaug", "Østby", "Røssland", "Skjærvø", "Tveitnes", "Ulvestad", "Vågen", "Ytrehorn"],
  person: "{given} {family}",
  stems: ["Fjordglimt", "Hvalskjær", "Isbrenna", "Kvernsund", "Langøyra", "Måketind", "Nattljos", "Rimfaks", "Skodde",
    "Solhyl", "Stormåsen", "Tindvær", "Utmyra", "Vardøye", "Værbit", "Ytterskjær"],
  trades: ["Bryggeri", "Bygg", "Energi", "Fiskeri", "Forsikring", "Havbruk", "Helse", "Kraft", "Logistikk", "Maritim",
    "Meieri", "Miljø", "Papir", "Sparebank", "Transport", "Verft"],
  legal: ["AS", "ASA"],
  company: "{stem} {trade} {legal}",
  rooms: ["Galdhøpiggen", "Glittertind", "Hårteigen", "Jostedal", "Kjerag", "Lofoten", "Mjøsa", "Nordkapp", "Rondane",
    "Snøhetta", "Stetind", "Sunnmøre", "Trollheimen", "Vøringen"],
  room: "{building} {number} {word}",
  themes: { executive: "Ledelsen", training: "Kursrom", guests: "Besøkende" },
  faults: {
    display: [["Skjermen {device} blir ikke funnet", "Konsollen melder om en skjerm for lite. {device} har vært borte i {minutes} minutter. Sjekk kabelen."]],
    microphone: [["Mikrofonen {device} blir ikke funnet", "Ingen i rommet kan høres. {device} forsvant for {minutes} minutter siden."]],
    speaker: [["Høyttaleren {device} er frakoblet", "Den andre siden høres ikke. Koble {device} til på nytt og start konsollen om igjen."]],
    camera: [
      ["Kameraet {device} blir ikke funnet", "Ikke noe bilde fra rommet på {minutes} minutter. Sjekk strøm og USB til {device}."],
      ["Kameraet {device} har frosset", "Bildet har stått stille i {minutes} minutter. Omstart pleier å hjelpe."]],
    ingest: [["Deling over HDMI virker ikke", "Bærbare som kobles til, vises ikke på skjermen. {device} har ikke signal."]],
    exchange: [["Kan ikke logge på Exchange", "Kalenderen er ikke oppdatert på {minutes} minutter. Passordet kan være utløpt."]],
    teams: [["Kan ikke logge på Teams", "Rommet kommer ikke inn i møter. Påloggingen har vært avvist i {minutes} minutter."]],
    sensor: [["Nærhetssensoren svarer ikke", "Konsollen våkner ikke når noen kommer inn. {device} har vært stille i {minutes} minutter."]],
    app: [["Appen er utdatert", "Versjon {version} er installert, og det finnes en nyere. Oppdateringer kan være sperret."]],
    os: [["Operativsystemet støttes ikke lenger", "Versjon {version} får ikke flere sikkerhetsoppdateringer."]],
    network: [["Rommet er frakoblet", "Ikke noe livstegn på {minutes} minutter. Strøm eller nett er nede."]],
  },
  issues: [
    ["microphone", "Ekko i alle møter", "De andre hører seg selv når de ringer inn til {room}. Begynte etter at bordet ble flyttet."],
    ["camera", "Kameraet viser bare taket", "Noen har nok tørket støv. Knappen for forhåndsvalg gjør ingenting."],
    ["ingest", "Kabelen i bordet er røket", "Gjester får ikke delt skjerm i {room}. Ta med en ny på to meter."],
    ["display", "Grønn stripe på venstre skjerm", "Den er der hele tiden, også på startsiden."],
    ["sensor", "Lyset slukkes midt i møtet", "Må vinke hvert femte minutt. Gjelder {room} i {building}."],
    ["teams", "Får ikke startet møtet", "Vi måtte ringe inn på telefon. Skjermen hang seg til slutt."]],
  shared: [
    ["Samme brus på lyden i flere rom", "Begynte natten etter oppdateringen. Alle har de samme mikrofonene."],
    ["Romskiltene viser feil etasje", "Etter flyttingen står det gamle navn på flere av dem. Besøkende går seg bort."]],
  general: [
    ["Lisensene går ut ved månedsskiftet", "Fornyelsen ligger hos innkjøp. Hvor mange rom er egentlig i bruk?"],
    ["Allmøte på fredag: vær klare", "Alle kontorer er med. Fint om noen er på linjen en time før."]],
};
