// Written by `npm run words` from src/words/en.

export interface AthleteMessages {
  team: string;
  sportClass: string;
  sport: string;
  unexplained: string;
  guides: string;
  leads: string;
  members: string;
  medals: string;
  results: string;
  columns: {
    competition: string;
    place: string;
    result: string;
    status: string;
  };
  irms: {
    DNS: string;
    DNF: string;
    DSQ: string;
    DQB: string;
    DQP: string;
  };
  statuses: {
    "start-list": string;
    live: string;
    intermediate: string;
    unconfirmed: string;
    unofficial: string;
    official: string;
    partial: string;
    protested: string;
    provisional: string;
  };
  totals: {
    cumulative: string;
    "phase-result": string;
  };
  outcomes: {
    won: string;
    lost: string;
    tied: string;
  };
  against: string;
  bib(args: { bib: string | number }): string;
  noPlace: string;
  unknown: string;
  noResults: string;
  medalIn(args: { medal: string | number; event: string | number }): string;
}

export interface CaptionsMessages {
  title: string;
  on(args: { label: string | number }): string;
  onNone: string;
  off: string;
  none: string;
  options: string;
  why: {
    captions: string;
    description: string;
    sign: string;
  };
  sign: {
    main: string;
    beside: string;
    off: string;
  };
  said: {
    on(args: { label: string | number }): string;
    onNone(args: { name: string | number }): string;
    off: string;
    noKind(args: { name: string | number; label: string | number }): string;
    noVerbatim(args: { name: string | number }): string;
    noLanguage(args: { name: string | number; label: string | number }): string;
    now(args: { label: string | number }): string;
    place(args: { place: string | number }): string;
  };
  commentary: string;
  easy: string;
  of(args: { venue: string | number }): string;
  easyOf(args: { venue: string | number }): string;
  nothing(args: { name: string | number }): string;
  away: string;
  sheet: {
    show: string;
    language: string;
    whose: string;
    followed: string;
    second: string;
    secondText: string;
    noSecond: string;
    place: string;
    places: {
      dock: string;
      picture: string;
    };
    told: string;
    toldText: string;
    look: string;
    size: string;
    face: string;
    faces: {
      house: string;
      sans: string;
      serif: string;
      mono: string;
      casual: string;
      script: string;
      "small-caps": string;
    };
    ink: string;
    ground: string;
    window: string;
    colour(args: { part: string | number }): string;
    opacity(args: { part: string | number }): string;
    asPage: string;
    colours: {
      white: string;
      black: string;
      yellow: string;
      green: string;
      cyan: string;
      blue: string;
      magenta: string;
      red: string;
    };
    edge: string;
    edges: {
      none: string;
      outline: string;
      raised: string;
      depressed: string;
      shadow: string;
    };
    position: string;
    positions: {
      bottom: string;
      top: string;
      sent: string;
    };
    preview: string;
    sample: string;
    reset: string;
    isReset: string;
    mine(args: { host: string | number }): string;
    mineText(args: { host: string | number }): string;
    mineShared(args: { host: string | number }): string;
    mineOwn(args: { host: string | number }): string;
  };
}

export interface ClassesMessages {
  classes: {
    LW1: string;
    LW2: string;
    LW3: string;
    LW4: string;
    "LW5/7": string;
    LW6: string;
    LW8: string;
    "LW6/8": string;
    LW9: string;
    LW10: string;
    "LW10.5": string;
    LW11: string;
    "LW11.5": string;
    LW12: string;
    AS1: string;
    AS2: string;
    AS3: string;
    AS4: string;
    NS1: string;
    NS2: string;
    NS3: string;
    B1: string;
    B2: string;
    B3: string;
    "SB-LL1": string;
    "SB-LL2": string;
    "SB-UL": string;
  };
  sports: {
    IHO: string;
    CUR: string;
  };
}

export interface DeckMessages {
  layouts: string;
  layoutIs(args: { name: string | number }): string;
  answer: string;
  closeAnswer: string;
  ask: string;
  copyLink: string;
  camera: string;
  cameras: string;
  mainCamera: string;
  atLiveEdge: string;
  isLive: string;
  isBehind(args: { span: string | number }): string;
  goLive: string;
  play: string;
  pause: string;
  back10: string;
  back10Short: string;
  forward10: string;
  forward10Short: string;
  description: string;
  captions: string;
  sign: string;
  noneForThisEvent: string;
  noneShort: string;
  sound: string;
  more: string;
  player: string;
  fullScreen: string;
  leaveFullScreen: string;
  pictureInPicture: string;
  keys: string;
  time: string;
  timeLive(args: { clock: string | number }): string;
  timeBehind(args: { clock: string | number; span: string | number }): string;
  inSync: string;
  catchingUp: string;
  noPictures: string;
  playing(args: { count: number }): string;
  playingApart(args: { count: number; ms: number }): string;
  openMeter: string;
  soundOff: string;
  soundBlocked: string;
  soundNone: string;
  soundOf(args: { percent: string | number; name: string | number }): string;
  mute: string;
  unmute: string;
  volume: string;
  listenTo: string;
  theMainPicture: string;
  withoutSound: string;
  commentary: string;
}

export interface EmbedMessages {
  open: string;
  openHint: string;
  mySettings: string;
  mySettingsHint: string;
  mySettingsUsed: string;
  mySettingsRefused: string;
  noCamera(args: { id: string | number }): string;
  noLayout(args: { id: string | number }): string;
  notRecorded: string;
  notYet: string;
  wrong(args: { part: string | number }): string;
}

export interface FacesMessages {
  behind(args: { span: string | number }): string;
  rendering: {
    state: string;
    title: string;
    text(args: { percent: string | number }): string;
  };
  waiting: {
    state: string;
    title: string;
    text: string;
  };
  spared: {
    state: string;
    title: string;
    text: string;
  };
  starting: {
    state: string;
    title: string;
    text: string;
  };
  loading: {
    state: string;
    title: string;
    asking: string;
    text(args: { needed: number; ready: number }): string;
  };
  stalled: {
    state: string;
    title: string;
    since(args: { clock: string | number }): string;
  };
  reconnecting: {
    state: string;
    title: string;
    text(args: { attempt: string | number; of: string | number }): string;
    since(args: { clock: string | number; attempt: string | number; of: string | number }): string;
  };
  noSignal: {
    state: string;
    title: string;
    text: string;
    since(args: { minute: string | number }): string;
  };
  fault: {
    state: string;
    title: string;
    unknown: string;
    text(args: { what: string | number }): string;
  };
  blocked: {
    state: string;
    title: string;
    action: string;
  };
  failed: {
    state: string;
    title: string;
  };
  troubles: {
    unreachable: {
      state: string;
      text: string;
    };
    stopped: {
      state: string;
      text: string;
    };
    unreadable: {
      state: string;
      text: string;
    };
    "no-video": {
      state: string;
      text: string;
    };
    "no-audio": {
      state: string;
      text: string;
    };
    "time-jump": {
      state: string;
      text: string;
    };
    "format-changed": {
      state: string;
      text: string;
    };
    "encoder-restarted": {
      state: string;
      text: string;
    };
  };
  failures: {
    network: string;
    decode: string;
    licence: string;
    "behind-live-window": string;
    autoplay: string;
    unsupported: string;
  };
}

export interface FaultsMessages {
  part: string;
  page: string;
  unfetched: string;
  again: string;
  reload: string;
  close: string;
}

export interface HereMessages {
  unit: {
    "start-list"(args: { name: string | number }): string;
    live(args: { name: string | number }): string;
    intermediate(args: { name: string | number }): string;
    unconfirmed(args: { name: string | number }): string;
    unofficial(args: { name: string | number }): string;
    official(args: { name: string | number }): string;
    partial(args: { name: string | number }): string;
    protested(args: { name: string | number }): string;
    provisional(args: { name: string | number }): string;
    unscheduled(args: { name: string | number }): string;
    scheduled(args: { name: string | number }): string;
    "getting-ready"(args: { name: string | number }): string;
    running(args: { name: string | number }): string;
    delayed(args: { name: string | number }): string;
    interrupted(args: { name: string | number }): string;
    postponed(args: { name: string | number }): string;
    rescheduled(args: { name: string | number }): string;
    cancelled(args: { name: string | number }): string;
    finished(args: { name: string | number }): string;
  };
  camera(args: { name: string | number; answer: string | number }): string;
  nothing(args: { venue: string | number }): string;
  unknown: string;
  onCourse(args: { names: string | number }): string;
  leads(args: { name: string | number }): string;
  leadsWith(args: { name: string | number; figure: string | number }): string;
  won(args: { name: string | number }): string;
  wonWith(args: { name: string | number; figure: string | number }): string;
  done(args: { done: string | number; starters: string | number }): string;
  next(args: { name: string | number }): string;
  score(args: {
    one: string | number;
    oneScore: string | number;
    other: string | number;
    otherScore: string | number;
  }): string;
  period(args: { name: string | number }): string;
  periodLeft(args: { name: string | number; clock: string | number }): string;
  last(args: { text: string | number }): string;
  now: string;
  nextTitle: string;
  nextName(args: { name: string | number }): string;
  leadingTitle: string;
  leader(args: { place: string | number; name: string | number }): string;
  afterTitle: string;
  startsAt(args: { name: string | number; minute: string | number }): string;
}

export interface KeepingMessages {
  denied: string;
  full: string;
  settings(args: { why: string; kept: string }): string;
  walls(args: { why: string; kept: string }): string;
  noFrames: string;
}

export interface KeysMessages {
  title: string;
  modes: {
    title: string;
    single: string;
    altShift: string;
    off: string;
    text: string;
  };
  change: string;
  changeOf(args: { name: string | number; key: string | number }): string;
  press: string;
  noKey: string;
  isNow(args: { name: string | number; key: string | number }): string;
  isGone(args: { name: string | number }): string;
  isTaken(args: { key: string | number; name: string | number }): string;
  isNoKey: string;
  reset: string;
  isReset: string;
  with(args: { key: string | number }): string;
  fixed: {
    title: string;
    cameras: string;
    listen: string;
    space: string;
    arrows: string;
    end: string;
    home: string;
    escape: string;
  };
  fixedKeys: {
    cameras: string;
    listen: string;
    listenAltShift: string;
    space: string;
    arrows: string;
    end: string;
    home: string;
    escape: string;
  };
  commands: {
    "toggle-play": string;
    back: string;
    forward: string;
    live: string;
    mute: string;
    captions: string;
    "caption-options": string;
    sign: string;
    "full-screen": string;
    "picture-in-picture": string;
    layout: string;
    ask: string;
    schedule: string;
    medals: string;
    share: string;
    "run-sound": string;
    meter: string;
    larger: string;
    smaller: string;
    whole: string;
    keys: string;
  };
}

export interface LoaderMessages {
  title: string;
  refused: string;
  silent: string;
  watch: string;
  forDeveloper(args: { detail: string | number }): string;
  noAnswer(args: { here: string | number; origin: string | number }): string;
}

export interface MedalsMessages {
  title: string;
  table: string;
  columns: {
    place: string;
    team: string;
    total: string;
  };
  medallists: string;
  medal: string;
  winner: string;
  none: string;
  noTable: string;
}

export interface MeterMessages {
  title: string;
  text: string;
  camera: string;
  off: string;
  latency: string;
  rendition: string;
  dropped: string;
  buffer: string;
  state: string;
  locked: string;
  following: string;
  none: string;
  noSpread: string;
  spread(args: { ms: string | number }): string;
  ofFrames(args: { count: number }): string;
  stalls(args: { count: number }): string;
}

export interface MetricsMessages {
  quantity(args: { value: string | number; unit: string | number }): string;
  yes: string;
  no: string;
}

export interface MomentsMessages {
  leads(args: { name: string | number; figure: string | number }): string;
  finishes(args: { rank: number; name: string | number; figure: string | number }): string;
  split(args: {
    name: string | number;
    point: string | number;
    rank: number;
    gap: string;
    by: string | number;
  }): string;
  shooting(args: { name: string | number; hits: string | number; shots: string | number }): string;
  clean(args: { name: string | number; shots: string | number }): string;
  out: {
    DNS(args: { name: string | number }): string;
    DNF(args: { name: string | number }): string;
    DSQ(args: { name: string | number }): string;
    DQB(args: { name: string | number }): string;
    DQP(args: { name: string | number }): string;
  };
  status: {
    "start-list": string;
    live: string;
    intermediate: string;
    unconfirmed: string;
    unofficial: string;
    official: string;
    partial: string;
    protested: string;
    provisional: string;
  };
  play(args: { text: string | number }): string;
  playBy(args: { text: string | number; names: string | number }): string;
  playScore(args: { text: string | number; one: string | number; other: string | number }): string;
  playByScore(args: {
    text: string | number;
    names: string | number;
    one: string | number;
    other: string | number;
  }): string;
}

export interface NamesMessages {
  labels: {
    speed: string;
    "g-force": string;
    distance: string;
    "heart-rate": string;
    "run-time": string;
    gate: string;
    shot: string;
    "on-course": string;
    "best-run": string;
    "snow-temperature": string;
    "ice-temperature": string;
    "air-temperature": string;
    humidity: string;
    "wind-speed": string;
    "stone-speed": string;
    "puck-speed": string;
    ready: string;
  };
  units: {
    "km/h": string;
    "m/s": string;
    m: string;
    bpm: string;
    g: string;
    ms: string;
    s: string;
    "Mbit/s": string;
  };
}

export interface PwaMessages {
  install: {
    title: string;
    text: string;
    press: string;
    installed: string;
    accepted: string;
    apple: string;
    menu: string;
  };
  update: {
    title: string;
    ready: string;
    now: string;
    later: string;
  };
  offline: {
    offline: string;
    away: string;
    since(args: { time: string | number; day: string | number }): string;
    asOf(args: { time: string | number; day: string | number }): string;
    comesBack: string;
    back: string;
    results: string;
    noResults: string;
    wallsText: string;
  };
  strip: {
    title: string;
    seen(args: { first: string | number; last: string | number; of: string | number }): string;
    back: string;
    forth: string;
  };
  saver: {
    title: string;
    text: string;
    saves(args: { mb: string | number }): string;
    asked: string;
  };
}

export interface ResultsMessages {
  results: string;
  standings: string;
  startList: string;
  noResults: string;
  noStartList: string;
  noUnit: string;
  unknown: string;
  away: string;
  status: {
    "start-list": string;
    live: string;
    intermediate: string;
    unconfirmed: string;
    unofficial: string;
    official: string;
    partial: string;
    protested: string;
    provisional: string;
  };
  unitStatus: {
    unscheduled: string;
    scheduled: string;
    "getting-ready": string;
    running: string;
    delayed: string;
    interrupted: string;
    postponed: string;
    rescheduled: string;
    cancelled: string;
    finished: string;
  };
  irm: {
    DNS: string;
    DNF: string;
    DSQ: string;
    DQB: string;
    DQP: string;
  };
  medal: {
    gold: string;
    silver: string;
    bronze: string;
  };
  atStake: {
    final: string;
    bronze: string;
  };
  calculatedOverReal(args: { done: string | number; of: string | number }): string;
  after(args: { done: string | number; of: string | number }): string;
  nextIs(args: { name: string | number }): string;
  place: string;
  athlete: string;
  result: string;
  real: string;
  onCourse: string;
  next: string;
  atSplit(args: { at: string | number }): string;
  tied: string;
  guide(args: { names: string | number }): string;
  explain(args: { sportClass: string | number }): string;
  factor(args: { factor: string | number }): string;
  noExplanation: string;
  splits: string;
  split(args: { at: string | number }): string;
  time: string;
  gap: string;
  finish: string;
  toBeat(args: { time: string | number }): string;
  against(args: { name: string | number }): string;
  ordinal(args: { place: number }): string;
  why(args: {
    faster: string | number;
    gap: string | number;
    leader: string | number;
    leaderFactor: string | number;
    fasterFactor: string | number;
  }): string;
  shooting(args: { hits: string | number; shots: string | number }): string;
  shootingIn(args: { hits: string | number; shots: string | number; position: string | number }): string;
  shootings(args: { hits: string | number; shots: string | number; bouts: string | number }): string;
  loops(args: { count: number }): string;
  match: string;
  total: string;
  team: string;
  period(args: { number: string | number }): string;
  end(args: { number: string | number }): string;
  clockRuns: string;
  clockStands: string;
  powerPlay(args: { team: string | number; more: string | number; fewer: string | number }): string;
  hammer(args: { team: string | number }): string;
  stonesLeft(args: { count: number }): string;
  timeLeft(args: { time: string | number }): string;
  shots(args: { count: number }): string;
  penaltyMinutes(args: { count: number }): string;
  bracket: string;
  rounds: {
    "8FNL": string;
    QFNL: string;
    SFNL: string;
    FNL: string;
  };
  heat(args: { number: string | number }): string;
  roundsAside: string;
  shownHere: string;
  seed: string;
  winner: string;
  toBeDecided: string;
  decidedIn(args: { unit: string | number }): string;
}

export interface ScheduleMessages {
  title: string;
  list: string;
  columns: {
    time: string;
    competition: string;
    venue: string;
    status: string;
    watch: string;
  };
  statuses: {
    unscheduled: string;
    scheduled: string;
    "getting-ready": string;
    running: string;
    delayed: string;
    interrupted: string;
    postponed: string;
    rescheduled: string;
    cancelled: string;
    finished: string;
  };
  today(args: { day: string | number }): string;
  onDay(args: { weekday: string | number; minute: string | number }): string;
  noTime: string;
  now: string;
  was: string;
  follows: string;
  beganEarly(args: { minute: string | number }): string;
  beganLate(args: { minute: string | number }): string;
  medals: {
    final: string;
    bronze: string;
  };
  timesIn: string;
  yourTime(args: { place: string | number }): string;
  venueTime(args: { place: string | number }): string;
  venue: string;
  allVenues: string;
  discipline: string;
  allDisciplines: string;
  empty: string;
  noMatch: string;
  orderWaits: string;
  watchLive: string;
  watchFromStart: string;
  noCamera: string;
  startGone: string;
  isOver: string;
}

export interface SettingsMessages {
  language: string;
  asBrowser: string;
  languageText: string;
  theme: string;
  themes: {
    system: string;
    dark: string;
    light: string;
  };
  plates: string;
  platesAt: {
    picture: string;
    below: string;
    off: string;
  };
  telling: string;
  tellings: {
    off: string;
    moments: string;
    full: string;
  };
  tellingText: string;
  spoilers: string;
  spoilersText: string;
}

export interface ShareMessages {
  copied: string;
  notCopied: string;
  noCamera(args: { id: string | number }): string;
  noLayout(args: { id: string | number }): string;
  layoutStays(args: { linked: string | number; own: string | number }): string;
  notRecorded: string;
  notYet: string;
  wrong(args: { part: string | number }): string;
}

export interface SheetsMessages {
  asOf(args: { minute: string | number }): string;
  old: string;
  asking: string;
  disciplines: {
    ALP: string;
    BTH: string;
    CCS: string;
    SBD: string;
    IHO: string;
    CUR: string;
  };
  medals: {
    gold: string;
    silver: string;
    bronze: string;
  };
  guide: string;
  tied(args: { rank: string | number }): string;
  tiedShort(args: { rank: string | number }): string;
  updateOrder: string;
  orderIsNew: string;
}

export interface SightMessages {
  picture: string;
  pictureIs(args: { zoom: string | number }): string;
  magnifier: string;
  times(args: { zoom: string | number }): string;
  off: string;
  larger: string;
  smaller: string;
  end: string;
  way: string;
  whole: string;
  lens: string;
  follow: string;
  follows(args: { name: string | number }): string;
  thing(args: { of: string }): string;
  noPosition: string;
  notNow: string;
  place(args: { down: string; across: string }): string;
  inset(args: { zoom: string | number }): string;
  announce: {
    at(args: { zoom: string | number; place: string | number }): string;
    following(args: { zoom: string | number; name: string | number }): string;
    off: string;
  };
  brightness: string;
  contrast: string;
  colour: string;
  figures: string;
  percent(args: { value: string | number }): string;
  asSent: string;
  break: {
    title: string;
    text: string;
    never: string;
    after(args: { minutes: string | number }): string;
    note(args: { minutes: string | number }): string;
    pause: string;
    goOn: string;
    later: string;
    region: string;
  };
}

export interface SonificationMessages {
  title: string;
  sound: string;
  soundText: string;
  volume: string;
  vibration: string;
  vibrationText: string;
  cannotVibrate: string;
  learn: string;
  isOn: string;
  isOnSilent: string;
  isOff: string;
  lessons: {
    intro: string;
    gap: string;
    gapText: string;
    ahead(args: { seconds: string | number }): string;
    level: string;
    behind(args: { seconds: string | number }): string;
    slider: string;
    speed: string;
    speedText: string;
    moments: string;
    momentsText: string;
    names: {
      gate: string;
      hit: string;
      miss: string;
      finish: string;
      goal: string;
    };
    sounds: {
      gate: string;
      hit: string;
      miss: string;
      finish: string;
      goal: string;
    };
    quiz: string;
    quizText: string;
    play: string;
    again: string;
    next: string;
    answers: string;
    right(args: { name: string | number }): string;
    wrong(args: { name: string | number }): string;
    score(args: { right: string | number; asked: string | number }): string;
  };
}

export interface StoryMessages {
  noPictures: string;
  newestFirst: string;
  onCourse: string;
  nobody: string;
  conditions: string;
  venue: string;
  columns: {
    ground: string;
    air: string;
    humidity: string;
    wind: string;
  };
  run: string;
  speedOverDistance: string;
  chart(args: { name: string | number }): string;
  chartAgainst(args: { name: string | number; best: string | number }): string;
  noRun: string;
  bestRunOf(args: { name: string | number }): string;
  asFast(args: { name: string | number; best: string | number; distance: string | number }): string;
  slower(args: {
    name: string | number;
    speed: string | number;
    best: string | number;
    distance: string | number;
  }): string;
  faster(args: {
    name: string | number;
    speed: string | number;
    best: string | number;
    distance: string | number;
  }): string;
  alone(args: { name: string | number; speed: string | number; distance: string | number }): string;
  first(args: { name: string | number; speed: string | number; distance: string | number }): string;
}

export interface WallMessages {
  product: string;
  title(args: { camera: string | number; event: string | number; product: string | number }): string;
  skip: string;
  close: string;
  settings: string;
  schedule: string;
  medals: string;
  pages: string;
  openingTitle: string;
  opening: string;
  away: {
    title: string;
    text: string;
  };
  refused: {
    title: string;
    text: string;
  };
  unreadable: {
    title: string;
    text: string;
  };
  noFeeds: {
    title: string;
    text: string;
  };
  serverAway: string;
  again: string;
  live: string;
  behindLive(args: { span: string | number }): string;
  mainPicture(args: { name: string | number }): string;
  cameraWall: string;
  tile: {
    veiled(args: { title: string | number; text: string | number }): string;
    playing(args: { number: string | number; name: string | number; state: string | number }): string;
    paused(args: { number: string | number; name: string | number; state: string | number }): string;
    other(args: { number: string | number; name: string | number; state: string | number }): string;
    action(args: { action: string | number; name: string | number }): string;
  };
  story: string;
  storyPart(args: { number: string | number }): string;
  sampleEvent: string;
  whatHappened: string;
  nothingYet: string;
  happened: {
    start(args: { name: string | number }): string;
    gate(args: { name: string | number; gate: string | number }): string;
    gateAt(args: { name: string | number; gate: string | number; speed: string | number }): string;
    hit(args: { name: string | number }): string;
    miss(args: { name: string | number }): string;
  };
  bib(args: { bib: string | number }): string;
  calculated: string;
  real(args: { time: string | number; factor: string | number }): string;
  shared(args: { label: string | number }): string;
  gate(args: { number: string | number }): string;
  shots(args: { hits: string | number; of: string | number }): string;
  announce: {
    main(args: { name: string | number }): string;
    layout(args: { name: string | number; purpose: string | number }): string;
    listening(args: { name: string | number }): string;
    noSound(args: { name: string | number }): string;
    paused: string;
    playing: string;
    muted: string;
    unmuted: string;
    lost(args: { others: number; name: string | number }): string;
    back(args: { name: string | number }): string;
    serverAway: string;
    serverBack: string;
    noPictureInPicture: string;
  };
}

export interface WallsMessages {
  menu: string;
  arrange: string;
  name: string;
  save: string;
  saved: string;
  none: string;
  cameras(args: { count: number }): string;
  open(args: { name: string | number }): string;
  rename: string;
  renameWall(args: { name: string | number }): string;
  newName(args: { name: string | number }): string;
  keepName: string;
  remove: string;
  removeWall(args: { name: string | number }): string;
  undo: string;
  fault: {
    noName(args: { most: string | number }): string;
    taken(args: { name: string | number }): string;
    full(args: { most: string | number }): string;
  };
  bar: string;
  tile(args: { name: string | number; column: string | number; row: string | number; size: string | number }): string;
  help: string;
  hasTile(args: { name: string | number }): string;
  left: string;
  right: string;
  up: string;
  down: string;
  larger: string;
  smaller: string;
  earlier: string;
  earlierOf(args: { name: string | number }): string;
  later: string;
  laterOf(args: { name: string | number }): string;
  takeAway: string;
  takeAwayOf(args: { name: string | number }): string;
  add: string;
  allThere: string;
  done: string;
  cancel: string;
  say: {
    begun(args: { count: number }): string;
    placed(args: {
      name: string | number;
      column: string | number;
      row: string | number;
      size: string | number;
      moved: number;
    }): string;
    inOrder(args: { name: string | number; place: string | number; count: string | number }): string;
    noFurther(args: { name: string | number }): string;
    noRoom(args: { name: string | number }): string;
    added(args: {
      name: string | number;
      column: string | number;
      row: string | number;
      size: string | number;
    }): string;
    takenAway(args: { name: string | number }): string;
    last: string;
    done: string;
    cancelled: string;
    saved(args: { name: string | number }): string;
    savedOver(args: { name: string | number }): string;
    opened(args: { name: string | number }): string;
    renamed(args: { name: string | number }): string;
    removed(args: { name: string | number }): string;
    undone(args: { name: string | number }): string;
  };
}
