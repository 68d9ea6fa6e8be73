// Turkish.

export default {
  given: ["Ayşegül", "Barış", "Çağla", "Doğukan", "Ebru", "Fırat", "Gülşen", "Hüseyin", "Işıl", "İlknur", "Kıvanç",
    "Lütfiye", "Nazlı", "Oğuzhan", "Özge", "Şebnem", "Tuğba", "Ümit", "Yıldız"],
  family: ["Akgüneş", "Bağcıoğlu", "Çınarlı", "Dağdelen", "Erdoğmuş", "Gündoğdu", "Işıklar", "İncesu", "Karakış",
    "Okyaycı", "Özgünay", "Sığırcı", "Şahinbaş", "Taşkıran", "Uğurludağ", "Ünsalan", "Yağmurca", "Yıldırımer"],
  person: "{given} {family}",
  stems: ["Başakyeli", "Çamlıdere Ovası", "Denizkızı", "Göktaşı", "Gümüşsuyu Koyu", "Işıkpınar", "İnciköy", "Kırlangıçtepe",
    "Leylekli", "Meşealan", "Rüzgârlı", "Serçeova", "Yakamozlu", "Zeytinışığı"],
  trades: ["Bankacılık", "Cam", "Çimento", "Denizcilik", "Enerji", "Gıda", "İlaç", "İnşaat", "Lojistik", "Seramik",
    "Sigorta", "Tekstil", "Ulaştırma"],
  legal: ["A.Ş.", "Ltd. Şti."],
  company: "{stem} {trade} {legal}",
  rooms: ["Ağrı", "Çınar", "Dicle", "Efes", "Fırat", "Göreme", "Iğdır", "İda", "Kaçkar", "Olympos", "Sümela", "Uludağ"],
  room: "{building} {number} {word}",
  themes: { executive: "Yönetim katı", training: "Eğitim", guests: "Misafir" },
  faults: {
    display: [["{device} ekranı algılanmıyor", "Konsol bir ekran eksik bildiriyor. {device} {minutes} dakikadır yok. Kabloyu kontrol edin."]],
    microphone: [["{device} mikrofonu algılanmıyor", "Odadakilerin sesi gitmiyor. {device} {minutes} dakika önce kayboldu."]],
    speaker: [["{device} hoparlörünün bağlantısı kesildi", "Karşı taraf duyulmuyor. {device} kablosunu yeniden takın ve konsolu yeniden başlatın."]],
    camera: [
      ["{device} kamerası algılanmıyor", "Odadan {minutes} dakikadır görüntü yok. Kameranın gücünü ve USB bağlantısını kontrol edin."],
      ["{device} kamerası dondu", "Görüntü {minutes} dakikadır değişmiyor. Yeniden başlatmak genellikle işe yarıyor."]],
    ingest: [["HDMI ile paylaşım çalışmıyor", "Takılan dizüstü ekrana gelmiyor. {device} sinyal almıyor."]],
    exchange: [["Exchange oturumu açılamıyor", "Takvim {minutes} dakikadır güncellenmedi. Parolanın süresi dolmuş olabilir."]],
    teams: [["Teams oturumu açılamıyor", "Oda toplantılara katılamıyor. Oturum {minutes} dakikadır reddediliyor."]],
    sensor: [["Yakınlık algılayıcısı yanıt vermiyor", "Biri girince konsol uyanmıyor. {device} {minutes} dakikadır sessiz."]],
    app: [["Uygulama sürümü eski", "{version} sürümü yüklü; daha yenisi 60 günden uzun süredir var."]],
    os: [["İşletim sistemi artık desteklenmiyor", "{version} sürümü güvenlik güncellemesi almıyor."]],
    network: [["Oda çevrimdışı", "{minutes} dakikadır haber yok. Katın elektriğini ve ağını kontrol edin."]],
  },
  issues: [
    ["microphone", "Her görüşmede yankı var", "{room} içinde masa taşındığından beri karşı taraf kendi sesini duyuyor."],
    ["camera", "Kamera tavanı gösteriyor", "Temizlik sırasında oynamış olmalı. Konsoldaki düğme işe yaramıyor."],
    ["ingest", "Masadaki kablo kopmuş", "Misafirler {room} içinde sunum yapamıyor. İki metrelik yeni bir kablo lütfen."],
    ["display", "Sol ekranda yeşil çizgi", "Sürekli görünüyor, başlangıç sayfasında da. Fotoğraf ekte."],
    ["sensor", "Toplantının ortasında ışık sönüyor", "Beş dakikada bir el sallamak gerekiyor, {building} binası."],
    ["teams", "Katıl düğmesi çalışmıyor", "Telefonla bağlanmak zorunda kaldık. Sonra konsol kilitlendi."]],
  shared: [
    ["Birkaç odada aynı cızırtı", "Güncellemeden sonraki geceden beri. Hepsinde aynı mikrofonlar var."],
    ["Kapı panelleri yanlış katı gösteriyor", "Taşınmadan sonra birkaçında eski adlar kaldı."]],
  general: [
    ["Lisanslar ay sonunda bitiyor", "Yenileme satın almada. Gerçekten kaç oda kullanılıyor?"],
    ["Gelecek hafta genel toplantı", "Bütün ofisler katılıyor. Bir saat önce biri hazır olsun lütfen."]],
};
