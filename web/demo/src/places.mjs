// Countries, their cities and the buildings there. A building or city whose name is not in Latin
// letters has its Latin spelling after a bar. `offset` is hours east of UTC, summer time aside.

const city = (name, state, ...buildings) => ({ name, state, buildings });

export const countries = [
  { country: "NO", region: "emea", language: "nb", offset: 1, cities: [
    city("Oslo", "Oslo", "Aker", "Bjørvika", "Majorstuen", "Skøyen"),
    city("Bergen", "Vestland", "Bryggen", "Sandviken", "Kokstad"),
    city("Tromsø", "Troms", "Breivika", "Sentrum"),
    city("Trondheim", "Trøndelag", "Brattøra", "Lerkendal")] },
  { country: "SE", region: "emea", language: "nb", offset: 1, cities: [
    city("Göteborg", "Västra Götaland", "Lindholmen", "Gårda"),
    city("Malmö", "Skåne", "Västra Hamnen", "Hyllie")] },
  { country: "CH", region: "emea", language: "de", offset: 1, cities: [
    city("Zürich", "Zürich", "Sihlhof", "Oerlikon", "Limmatquai"),
    city("Genève", "Genève", "Cornavin", "Plainpalais")] },
  { country: "DE", region: "emea", language: "de", offset: 1, cities: [
    city("München", "Bayern", "Isarhof", "Werksviertel", "Theresienhöhe"),
    city("Köln", "Nordrhein-Westfalen", "Rheinauhafen", "Deutz"),
    city("Düsseldorf", "Nordrhein-Westfalen", "Medienhafen", "Königsallee")] },
  { country: "AT", region: "emea", language: "de", offset: 1, cities: [
    city("Wien", "Wien", "Donaustadt", "Belvedere", "Prater"),
    city("Graz", "Steiermark", "Murinsel", "Eggenberg")] },
  { country: "FR", region: "emea", language: "fr", offset: 1, cities: [
    city("Paris", "Île-de-France", "Bercy", "La Défense", "Opéra"),
    city("Lyon", "Auvergne-Rhône-Alpes", "Part-Dieu", "Confluence"),
    city("Orléans", "Centre-Val de Loire", "Cathédrale", "Source")] },
  { country: "CA", region: "amer", language: "fr", offset: -5, cities: [
    city("Montréal", "Québec", "Mile End", "Ville-Marie"),
    city("Québec", "Québec", "Saint-Roch", "Grande Allée")] },
  { country: "PL", region: "emea", language: "pl", offset: 1, cities: [
    city("Łódź", "łódzkie", "Manufaktura", "Piotrkowska", "Księży Młyn"),
    city("Wrocław", "dolnośląskie", "Nadodrze", "Ołbin"),
    city("Kraków", "małopolskie", "Zabłocie", "Podgórze"),
    city("Gdańsk", "pomorskie", "Oliwa", "Wrzeszcz")] },
  { country: "BR", region: "amer", language: "pt", offset: -3, cities: [
    city("São Paulo", "SP", "Faria Lima", "Berrini", "Consolação"),
    city("Belém", "PA", "Nazaré", "Umarizal"),
    city("Florianópolis", "SC", "Trindade", "Lagoa da Conceição")] },
  { country: "PT", region: "emea", language: "pt", offset: 0, cities: [
    city("Lisboa", "Lisboa", "Saldanha", "Parque das Nações"),
    city("Évora", "Évora", "Rossio", "São Mamede")] },
  { country: "TR", region: "emea", language: "tr", offset: 3, cities: [
    city("İstanbul", "İstanbul", "Levent", "Kadıköy", "Beşiktaş"),
    city("İzmir", "İzmir", "Alsancak", "Karşıyaka"),
    city("Eskişehir", "Eskişehir", "Odunpazarı", "Tepebaşı")] },
  { country: "GR", region: "emea", language: "el", offset: 2, cities: [
    city("Αθήνα|Athens", "Αττική|Attica", "Κηφισιά|Kifisia", "Σύνταγμα|Syntagma", "Μαρούσι|Marousi"),
    city("Πειραιάς|Piraeus", "Αττική|Attica", "Ακτή Μιαούλη|Akti Miaouli", "Καστέλλα|Kastella"),
    city("Θεσσαλονίκη|Thessaloniki", "Κεντρική Μακεδονία|Central Macedonia", "Λαδάδικα|Ladadika", "Πυλαία|Pylaia")] },
  { country: "BG", region: "emea", language: "bg", offset: 2, cities: [
    city("София|Sofia", "София-град|Sofia City", "Лозенец|Lozenets", "Младост|Mladost"),
    city("Пловдив|Plovdiv", "Пловдив|Plovdiv", "Капана|Kapana", "Тракия|Trakia")] },
  { country: "CN", region: "apac", language: "zh", offset: 8, cities: [
    city("上海|Shanghai", "上海市|Shanghai", "陆家嘴中心|Lujiazui Center", "虹桥大厦|Hongqiao Tower", "张江园区|Zhangjiang Park"),
    city("深圳|Shenzhen", "广东省|Guangdong", "南山科技楼|Nanshan Tech", "福田中心|Futian Center"),
    city("成都|Chengdu", "四川省|Sichuan", "天府一号|Tianfu One", "锦江楼|Jinjiang House"),
    city("杭州|Hangzhou", "浙江省|Zhejiang", "钱塘大厦|Qiantang Tower", "西溪楼|Xixi House")] },
  { country: "JP", region: "apac", language: "ja", offset: 9, cities: [
    city("東京|Tokyo", "東京都|Tokyo", "丸の内棟|Marunouchi", "品川ビル|Shinagawa", "渋谷タワー|Shibuya Tower"),
    city("大阪|Osaka", "大阪府|Osaka", "梅田ビル|Umeda", "中之島棟|Nakanoshima"),
    city("札幌|Sapporo", "北海道|Hokkaido", "大通ビル|Odori", "駅前棟|Ekimae"),
    city("福岡|Fukuoka", "福岡県|Fukuoka", "天神ビル|Tenjin", "博多棟|Hakata")] },
  { country: "US", region: "amer", language: "en", offset: -6, cities: [
    city("Chicago", "IL", "Lakeside", "Wacker", "Fulton"),
    city("Seattle", "WA", "Harbor", "Pine", "Union"),
    city("Austin", "TX", "Barton", "Congress", "Mueller"),
    city("Raleigh", "NC", "Oakwood", "Falls")] },
  { country: "GB", region: "emea", language: "en", offset: 0, cities: [
    city("London", "England", "Bankside", "Aldgate", "Paddington"),
    city("Leeds", "England", "Aire", "Kirkgate"),
    city("Edinburgh", "Scotland", "Leith", "Haymarket")] },
  { country: "IE", region: "emea", language: "en", offset: 0, cities: [
    city("Dublin", "Leinster", "Liffey", "Grand Canal", "Smithfield"),
    city("Cork", "Munster", "Shandon", "Lee")] },
  { country: "AU", region: "apac", language: "en", offset: 10, cities: [
    city("Melbourne", "VIC", "Docklands", "Collins"),
    city("Brisbane", "QLD", "Eagle", "Newstead")] },
];
