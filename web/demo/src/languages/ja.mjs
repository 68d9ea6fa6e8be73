// Japanese, with Latin spellings after the bar.

export default {
  given: ["美咲|Misaki", "健太|Kenta", "陽菜|Hina", "大輔|Daisuke", "さくら|Sakura", "拓海|Takumi", "結衣|Yui",
    "直樹|Naoki", "千尋|Chihiro", "誠|Makoto", "彩花|Ayaka", "翔太|Shota", "由美子|Yumiko", "悠真|Yuma", "みどり|Midori",
    "隆|Takashi"],
  family: ["佐藤|Sato", "鈴木|Suzuki", "高橋|Takahashi", "渡辺|Watanabe", "小林|Kobayashi", "斎藤|Saito", "五十嵐|Igarashi",
    "長谷川|Hasegawa", "早川|Hayakawa", "森田|Morita", "白石|Shiraishi", "黒木|Kuroki", "大野|Ono", "三浦|Miura",
    "藤原|Fujiwara", "久保田|Kubota"],
  person: "{family} {given}",
  stems: ["青霞|Aogasumi", "白樺野|Shirakabano", "霧ヶ浜|Kirigahama", "月見坂|Tsukimizaka", "風音|Kazane", "若竹堂|Wakatakedo",
    "千歳橋|Chitosebashi", "夕凪|Yunagi", "銀杏庵|Ichoan", "雪待|Yukimachi", "茜雲|Akanegumo", "みなも|Minamo"],
  trades: ["物産|Trading", "製薬|Pharma", "精機|Precision", "海運|Shipping", "食品|Foods", "電鉄|Railway", "硝子|Glass",
    "損保|Insurance", "建設|Construction", "繊維|Textiles"],
  legal: ["株式会社|K.K.", "ホールディングス|Holdings"],
  company: "{stem}{trade}{legal}",
  rooms: ["富士", "浅間", "白山", "立山", "阿蘇", "桜", "楓", "松", "琵琶湖", "ひまわり", "すみれ", "オリオン"],
  room: "{building} {number} {word}",
  themes: { executive: "役員フロア", training: "研修室", guests: "来客用" },
  faults: {
    display: [["ディスプレイ {device} が検出されません", "設定より一台少なく認識されています。{device} は {minutes} 分前から応答がありません。ケーブルを確認してください。"]],
    microphone: [["マイク {device} が検出されません", "会議室の音声が相手に届きません。{device} は {minutes} 分前に切断されました。"]],
    speaker: [["スピーカー {device} が切断されました", "相手の声が聞こえません。{device} を接続し直し、コンソールを再起動してください。"]],
    camera: [
      ["カメラ {device} が検出されません", "{minutes} 分間映像がありません。{device} の電源と USB を確認してください。"],
      ["カメラ {device} の映像が止まっています", "{minutes} 分間画面が変わりません。たいていは再起動で直ります。"]],
    ingest: [["HDMI での画面共有ができません", "ノート PC をつないでも表示されません。{device} に信号がありません。"]],
    exchange: [["Exchange にサインインできません", "予定表が {minutes} 分間更新されていません。パスワードの期限切れの可能性があります。"]],
    teams: [["Teams にサインインできません", "会議に参加できません。サインインが {minutes} 分間拒否されています。"]],
    sensor: [["近接センサーが応答しません", "人が入ってもコンソールが起動しません。{device} から {minutes} 分間報告がありません。"]],
    app: [["アプリのバージョンが古くなっています", "{version} が入っていますが、新しい版が出て 60 日以上たっています。"]],
    os: [["OS のサポートが終了しています", "バージョン {version} にはセキュリティ更新が提供されません。"]],
    network: [["会議室がオフラインです", "{minutes} 分間応答がありません。フロアの電源とネットワークを確認してください。"]],
  },
  issues: [
    ["microphone", "通話のたびにエコーがかかる", "{room} のテーブルを動かしてから、相手に自分の声が戻るそうです。"],
    ["camera", "カメラが天井を向いている", "清掃のときに触れたようです。プリセットのボタンも効きません。"],
    ["ingest", "机のケーブルが抜けて壊れた", "{room} で来客が画面を出せません。二メートルの新品をお願いします。"],
    ["display", "左の画面に緑の線が出る", "ホーム画面でも常に見えます。写真を添付します。"],
    ["sensor", "会議の途中で照明が消える", "{building} のこの部屋だけ、五分おきに手を振っています。"],
    ["teams", "「参加」を押しても反応がない", "定例は電話で入りました。その後コンソールが固まりました。"]],
  shared: [
    ["更新後、複数の会議室で同じ雑音がする", "メンテナンスの翌朝からです。どれも同じ卓上マイクです。"],
    ["ドアのパネルの階数が違う", "移転後も古い名前のままのものがいくつかあります。"]],
  general: [
    ["ライセンスが月末で切れます", "更新は購買で手続き中です。実際に使っている会議室の数を教えてください。"],
    ["来週の全社会議の待機をお願いします", "全拠点が参加します。一時間前から待機をお願いします。"]],
};
