// Polish.

export default {
  given: ["Agnieszka", "Bożena", "Czesław", "Dobrosława", "Elżbieta", "Grażyna", "Józef", "Krzysztof", "Łucja",
    "Małgorzata", "Paweł", "Rafał", "Sławomir", "Świętosława", "Wojciech", "Zdzisław", "Żaneta"],
  family: ["Bąkowicz", "Chrząszczyk", "Dąbrowiecki", "Gałązka", "Jeżowiecki", "Kądziołka", "Łęczycki", "Miętus",
    "Niedźwiecki", "Ożarowicz", "Pszczółkowicz", "Rzeźniczak", "Śliwowicz", "Trzciński", "Wężyk", "Źródlak", "Żurawicz"],
  person: "{given} {family}",
  agree: (given, family) => (given.endsWith("a") ? family.replace(/([sc]k|dzk)i$/, "$1a") : family),
  stems: ["Bursztynia", "Dębowiec", "Gęśle", "Jaworznia", "Kłosowo", "Łabędzia", "Mroźnik", "Orlęta", "Ślimakowo",
    "Wrzosowia", "Zielonka Mała", "Źródłowo", "Żurawino"],
  trades: ["Browary", "Budownictwo", "Chłodnie", "Energia", "Farmacja", "Huta", "Kolej", "Logistyka", "Meble",
    "Papiernia", "Spożywcze", "Ubezpieczenia", "Żegluga"],
  legal: ["S.A.", "Sp. z o.o."],
  company: "{stem} {trade} {legal}",
  rooms: ["Babia Góra", "Bóbr", "Giewont", "Łysica", "Nysa", "Rysy", "San", "Śnieżka", "Świteź", "Turbacz", "Wisła",
    "Żubr"],
  room: "{building} {number} {word}",
  themes: { executive: "Zarząd", training: "Szkolenia", guests: "Goście" },
  faults: {
    display: [["Nie wykryto ekranu {device}", "Konsola zgłasza o jeden ekran za mało. {device} nie odpowiada od {minutes} minut. Sprawdź kabel."]],
    microphone: [["Nie wykryto mikrofonu {device}", "Nikogo w sali nie słychać. {device} zniknął {minutes} minut temu."]],
    speaker: [["Głośnik {device} odłączony", "Nie słychać drugiej strony. Podłącz ponownie {device} i uruchom konsolę od nowa."]],
    camera: [
      ["Nie wykryto kamery {device}", "Od {minutes} minut brak obrazu z sali. Sprawdź zasilanie i USB kamery {device}."],
      ["Obraz z kamery {device} stoi", "Obraz nie zmienia się od {minutes} minut. Zwykle pomaga ponowne uruchomienie."]],
    ingest: [["Udostępnianie przez HDMI nie działa", "Podłączony laptop nie jest widoczny. {device} nie ma sygnału."]],
    exchange: [["Nie można zalogować do Exchange", "Kalendarz nie odświeża się od {minutes} minut. Być może wygasło hasło."]],
    teams: [["Nie można zalogować do Teams", "Sala nie może dołączyć do spotkań. Logowanie odrzucane od {minutes} minut."]],
    sensor: [["Czujnik zbliżeniowy nie odpowiada", "Konsola nie budzi się, gdy ktoś wchodzi. {device} milczy od {minutes} minut."]],
    app: [["Nieaktualna wersja aplikacji", "Zainstalowano {version}, a nowsza jest dostępna od ponad 60 dni."]],
    os: [["System nie jest już wspierany", "Wersja {version} nie dostaje poprawek bezpieczeństwa."]],
    network: [["Sala jest offline", "Brak sygnału od {minutes} minut. Sprawdź zasilanie i sieć na piętrze."]],
  },
  issues: [
    ["microphone", "Echo w każdej rozmowie", "Rozmówcy słyszą samych siebie, odkąd w {room} przestawiono stół."],
    ["camera", "Kamera pokazuje sufit", "Pewnie po sprzątaniu. Przycisk na konsoli nic nie daje."],
    ["ingest", "Wyrwany kabel w stole", "Goście nie mogą nic pokazać w {room}. Proszę o nowy, dwa metry wystarczą."],
    ["display", "Zielony pas na lewym ekranie", "Widać go cały czas, także na stronie startowej."],
    ["sensor", "Światło gaśnie w trakcie spotkania", "Co pięć minut trzeba machać rękami, budynek {building}."],
    ["teams", "Przycisk dołączania nie działa", "Musieliśmy zadzwonić z telefonu. Potem konsola się zawiesiła."]],
  shared: [
    ["Ten sam szum w kilku salach", "Od nocy po aktualizacji. Wszystkie mają te same mikrofony."],
    ["Panele przy drzwiach pokazują złe piętro", "Po przeprowadzce na kilku zostały stare nazwy."]],
  general: [
    ["Licencje kończą się z końcem miesiąca", "Przedłużenie jest w zakupach. Ile sal jest naprawdę w użyciu?"],
    ["Zebranie ogólne w przyszłym tygodniu", "Łączą się wszystkie oddziały. Prosimy o dyżur godzinę wcześniej."]],
};
