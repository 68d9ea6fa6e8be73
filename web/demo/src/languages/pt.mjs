// Portuguese, as it is written in Brazil and in Portugal alike.

export default {
  given: ["Antônia", "Bárbara", "Caetano", "Débora", "Estêvão", "Flávia", "Gonçalo", "Inês", "João", "Júlia", "Lourenço",
    "Mônica", "Otávio", "Quitéria", "Raíssa", "Simão", "Tomás", "Verônica"],
  family: ["Assunção", "Brandão", "Conceição", "Dourado", "Falcão", "Gusmão", "Itaparica", "Leitão", "Magalhães",
    "Nóbrega", "Patrício", "Queirós", "Ribeirão", "Salomão", "Tavares", "Vascões", "Ximenes"],
  person: "{given} {family}",
  stems: ["Águarela", "Araçari", "Bem-te-vento", "Campolindo", "Girassolar", "Ipêroxo", "Jacarandá do Sul", "Lumiara",
    "Maréalta", "Pitangueira", "Quatroventos", "Sabiámar", "Tucumã", "Vitóriarégia", "Sobreiral"],
  trades: ["Alimentos", "Aviação", "Café", "Celulose", "Construção", "Cortiça", "Distribuição", "Educação", "Energia",
    "Hospitais", "Laticínios", "Logística", "Mineração", "Navegação", "Seguros"],
  legal: ["S.A.", "& Cia."],
  company: "{stem} {trade} {legal}",
  rooms: ["Amazônia", "Andorinha", "Búzios", "Cajuína", "Douro", "Figueira", "Guaíba", "Ipê", "Manguezal", "Pantanal",
    "São Francisco", "Sertão", "Tejo", "Xingu"],
  room: "{building} {number} {word}",
  themes: { executive: "Diretoria", training: "Formação", guests: "Visitantes" },
  faults: {
    display: [["Tela {device} não foi detectada", "O console mostra uma tela a menos. {device} está ausente há {minutes} minutos. Verificar o cabo."]],
    microphone: [["Microfone {device} não foi detectado", "Ninguém na sala pode ser ouvido. {device} sumiu há {minutes} minutos."]],
    speaker: [["Alto-falante {device} desconectado", "Não se ouve o outro lado. Reconectar {device} e reiniciar o console."]],
    camera: [
      ["Câmera {device} não foi detectada", "Sem imagem da sala há {minutes} minutos. Verificar a alimentação de {device}."],
      ["Câmera {device} está travada", "A imagem não muda há {minutes} minutos. Reiniciar costuma resolver."]],
    ingest: [["Compartilhamento por HDMI não funciona", "O notebook conectado não aparece na tela. {device} está sem sinal."]],
    exchange: [["Falha de autenticação no Exchange", "A agenda não é atualizada há {minutes} minutos. A senha pode ter expirado."]],
    teams: [["Falha de autenticação no Teams", "A sala não consegue entrar em reuniões. Acesso recusado há {minutes} minutos."]],
    sensor: [["Sensor de presença não responde", "O console não acorda quando alguém entra. {device} está mudo há {minutes} minutos."]],
    app: [["Versão do aplicativo desatualizada", "Está instalada a {version}, e há uma mais nova há mais de 60 dias."]],
    os: [["Sistema operacional sem suporte", "A versão {version} não recebe mais correções de segurança."]],
    network: [["Sala fora da rede", "Sem sinal de vida há {minutes} minutos. Verificar energia e rede do andar."]],
  },
  issues: [
    ["microphone", "Eco em todas as chamadas", "Do outro lado ouvem a própria voz desde que mudaram a mesa de {room}."],
    ["camera", "Câmera aponta para o teto", "Deve ter sido na limpeza. O botão de posição não faz nada."],
    ["ingest", "Cabo da mesa foi arrancado", "Visitantes não conseguem apresentar em {room}. Dois metros bastam."],
    ["display", "Faixa verde na tela da esquerda", "Aparece o tempo todo, até na página inicial. Foto anexa."],
    ["sensor", "A luz apaga no meio da reunião", "É preciso acenar a cada cinco minutos, no prédio {building}."],
    ["teams", "Botão de entrar não faz nada", "Tivemos que ligar por telefone. Depois o console travou."]],
  shared: [
    ["O mesmo chiado em várias salas", "Desde a noite da atualização. Todas têm os mesmos microfones."],
    ["Painéis das portas mostram o andar errado", "Depois da mudança, vários ficaram com o nome antigo."]],
  general: [
    ["Licenças vencem no fim do mês", "A renovação está em compras. Quantas salas estão mesmo em uso?"],
    ["Reunião geral na próxima semana", "Todas as unidades participam. Alguém de plantão uma hora antes, por favor."]],
};
