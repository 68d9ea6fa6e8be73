// French.

export default {
  given: ["Aurélie", "Benoît", "Clémence", "Désiré", "Éloïse", "François", "Gaëlle", "Hélène", "Irénée", "Jérôme",
    "Léonie", "Maëlys", "Noémie", "Océane", "Régis", "Séverine", "Thaïs", "Zoé"],
  family: ["Aubépin", "Bérangeot", "Chênevert", "Desrosiers", "Évrard", "Fougeray", "Grandchêne", "Hébrard", "Jolivet",
    "Lacombrade", "Maugendre", "Nœuvéglise", "Pâquerette", "Quévremont", "Roussillac", "Sèvremont", "Thévenard",
    "Villeçois"],
  person: "{given} {family}",
  stems: ["Aubelune", "Brisemarine", "Cœur-de-Chêne", "Étoilier", "Forêtnoire", "Hautclair", "Grèvevent", "Lierrefeu",
    "Mésangère", "Noisetal", "Orangelle", "Pierrefonde", "Rosemarais", "Sylvaterre", "Valdécume"],
  trades: ["Agroalimentaire", "Assurances", "Aéronautique", "Bâtiment", "Énergie", "Forêts", "Horlogerie", "Hôtellerie",
    "Imprimerie", "Logistique", "Mutuelle", "Optique", "Santé", "Télécoms", "Verrerie"],
  legal: ["SA", "SAS", "& Fils"],
  company: "{stem} {trade} {legal}",
  rooms: ["Aubrac", "Cévennes", "Écrins", "Épicéa", "Hêtre", "Îlot", "Luberon", "Mélèze", "Pyrénées", "Queyras",
    "Saule", "Vercors", "Vosges", "Érable"],
  room: "{building} {number} {word}",
  themes: { executive: "Direction générale", training: "Formation", guests: "Accueil clients" },
  faults: {
    display: [["L’écran {device} n’est pas détecté", "La console signale un écran de moins que prévu. {device} est absent depuis {minutes} minutes. Vérifier le câble."]],
    microphone: [["Le micro {device} n’est pas détecté", "Personne dans la salle ne peut être entendu. {device} a disparu il y a {minutes} minutes."]],
    speaker: [["Haut-parleur {device} déconnecté", "On n’entend plus les participants à distance. Rebrancher {device} et redémarrer la console."]],
    camera: [
      ["La caméra {device} n’est pas détectée", "Aucune image de la salle depuis {minutes} minutes. Vérifier l’alimentation de {device}."],
      ["La caméra {device} est figée", "L’image ne bouge plus depuis {minutes} minutes. Un redémarrage suffit en général."]],
    ingest: [["Le partage HDMI ne fonctionne pas", "Rien ne s’affiche quand on branche un portable. {device} ne reçoit aucun signal."]],
    exchange: [["Connexion à Exchange impossible", "Le calendrier n’est plus à jour depuis {minutes} minutes. Le mot de passe a peut-être expiré."]],
    teams: [["Connexion à Teams impossible", "La salle ne peut rejoindre aucune réunion. Connexion refusée depuis {minutes} minutes."]],
    sensor: [["Le capteur de présence ne répond pas", "La console ne se réveille plus à l’entrée. {device} est muet depuis {minutes} minutes."]],
    app: [["Version de l’application dépassée", "La version {version} est installée alors qu’une plus récente existe depuis plus de 60 jours."]],
    os: [["Système d’exploitation plus pris en charge", "La version {version} ne reçoit plus de correctifs de sécurité."]],
    network: [["La salle est hors ligne", "Aucun signe de vie depuis {minutes} minutes. Vérifier l’alimentation et le réseau de l’étage."]],
  },
  issues: [
    ["microphone", "Écho pendant tous les appels", "Nos interlocuteurs s’entendent eux-mêmes depuis que la table de {room} a été déplacée."],
    ["camera", "La caméra filme le plafond", "Sans doute le ménage. Le bouton de position n’y change rien."],
    ["ingest", "Câble arraché dans la table", "Les visiteurs ne peuvent plus rien projeter dans {room}. Prévoir un câble de deux mètres."],
    ["display", "Bande verte sur l’écran de gauche", "Visible en permanence, même sur la page d’accueil. Photo jointe."],
    ["sensor", "La lumière s’éteint en pleine réunion", "Il faut agiter les bras toutes les cinq minutes, à {building}."],
    ["teams", "Le bouton « Rejoindre » ne fait rien", "Nous avons dû appeler par téléphone, puis la console s’est bloquée."]],
  shared: [
    ["Même grésillement dans plusieurs salles", "Depuis la nuit qui a suivi la mise à jour. Elles ont toutes les mêmes micros."],
    ["Les panneaux de porte indiquent le mauvais étage", "Depuis le déménagement, plusieurs portent encore l’ancien nom."]],
  general: [
    ["Les licences expirent à la fin du mois", "Le renouvellement est aux achats. Combien de salles sont réellement utilisées ?"],
    ["Réunion générale la semaine prochaine", "Tous les sites y participent. Merci d’être joignables une heure avant."]],
};
