//! Small tables of our own about names: countries and their peoples, big cities, titles, roles, head
//! words of bodies, places and things, and common given names. They decide kinds; they list nobody.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word (or a few, joined by spaces) is to a name. One word may be several of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a word may be any mix of these")]
pub(super) struct Hints {
    /// A country, region or city.
    pub(super) place: bool,
    /// "French", "Iranian".
    pub(super) people: bool,
    /// "President", "Mr": stands before a person's name.
    pub(super) title: bool,
    /// "spokesman", "actress": stands before or instead of a person's name.
    pub(super) role: bool,
    /// "Ministry", "Party": the head of a body's name.
    pub(super) body: bool,
    /// "River", "Street": the head of a place's name.
    pub(super) site: bool,
    /// "Agreement", "Cup": the head of a thing's name.
    pub(super) thing: bool,
    /// "Ada", "Omar".
    pub(super) given: bool,
    /// Words that start sentences and headlines and are no names: "Police", "Officials".
    pub(super) plain: bool,
}

static WORDS: LazyLock<HashMap<&'static str, Hints>> = LazyLock::new(build);

/// What is known of a word in small letters.
pub(super) fn hints(low: &str) -> Hints {
    WORDS.get(low).copied().unwrap_or_default()
}

/// The usual name of a country that goes by several, in small letters.
pub(super) fn usual_name(low: &str) -> Option<&'static str> {
    ALIASES.iter().find(|(alias, _)| *alias == low).map(|(_, name)| *name)
}

/// The American state that newspapers shorten so after a town: "Calif.", "Mo.".
pub(super) fn state_by_abbreviation(low: &str) -> Option<&'static str> {
    STATES.split(';').find_map(|entry| {
        let (state, short) = entry.trim().split_once(':')?;
        short.split_whitespace().any(|word| word == low).then_some(state)
    })
}

/// The words for the people and the language of each country, and the country.
static NATIONS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let entries = PEOPLES.split(';').filter_map(|entry| entry.trim().split_once(':'));
    // The first country that a word stands with keeps it.
    let mut nations = HashMap::new();
    for (country, words) in entries {
        for word in words.split_whitespace() {
            nations.entry(word).or_insert(country);
        }
    }
    nations
});

/// The country whose people or language are called `low`.
pub(super) fn country_of(low: &str) -> Option<&'static str> {
    let named = |word: &str| NATIONS.get(word).copied();
    named(low).or_else(|| named(low.strip_suffix('s')?))
}

/// All words for what somebody is.
pub(super) fn roles() -> impl Iterator<Item = &'static str> {
    ROLES.split_whitespace()
}

fn build() -> HashMap<&'static str, Hints> {
    let mut words: HashMap<&'static str, Hints> = HashMap::new();
    let mut put = |list: &'static str, by: char, set: fn(&mut Hints)| {
        for word in list.split(by).map(str::trim).filter(|word| !word.is_empty()) {
            set(words.entry(word).or_default());
        }
    };
    put(COUNTRIES, ';', |h| h.place = true);
    put(CITIES, ';', |h| h.place = true);
    put(TITLES, ' ', |h| h.title = true);
    put(ROLES, ' ', |h| h.role = true);
    put(BODIES, ' ', |h| h.body = true);
    put(SITES, ' ', |h| h.site = true);
    put(THINGS, ' ', |h| h.thing = true);
    put(GIVEN, ' ', |h| h.given = true);
    put(PLAIN, ' ', |h| h.plain = true);
    for entry in PEOPLES.split(';') {
        if let Some((country, peoples)) = entry.trim().split_once(':') {
            put(country, ';', |h| h.place = true);
            put(peoples, ' ', |h| h.people = true);
        }
    }
    for (alias, _) in ALIASES {
        put(alias, ';', |h| h.place = true);
    }
    words
}

const ALIASES: &[(&str, &str)] = &[
    ("u.s.", "united states"),
    ("us", "united states"),
    ("u.s", "united states"),
    ("usa", "united states"),
    ("u.s.a.", "united states"),
    ("america", "united states"),
    ("united states of america", "united states"),
    ("uk", "united kingdom"),
    ("u.k.", "united kingdom"),
    ("britain", "united kingdom"),
    ("great britain", "united kingdom"),
    ("u.a.e.", "united arab emirates"),
    ("uae", "united arab emirates"),
    ("emirates", "united arab emirates"),
    ("holland", "netherlands"),
    ("burma", "myanmar"),
    ("dprk", "north korea"),
    ("the north", "north korea"),
    ("czechia", "czech republic"),
    ("ivory coast", "cote d'ivoire"),
    ("turkiye", "turkey"),
    ("türkiye", "turkey"),
    ("drc", "congo"),
    ("ussr", "soviet union"),
    ("new york city", "new york"),
    ("washington d.c.", "washington"),
    ("la", "los angeles"),
    ("nyc", "new york"),
];

const STATES: &str = "alabama: ala; arizona: ariz; arkansas: ark; california: calif; colorado: colo; \
    connecticut: conn; delaware: del; florida: fla; georgia: ga; illinois: ill; indiana: ind; kansas: kan; \
    kentucky: ky; louisiana: la; maryland: md; massachusetts: mass; michigan: mich; minnesota: minn; \
    mississippi: miss; missouri: mo; montana: mont; nebraska: neb; nevada: nev; new hampshire: n.h; \
    new jersey: n.j; new mexico: n.m; new york: n.y; north carolina: n.c; north dakota: n.d; oklahoma: okla; \
    oregon: ore; pennsylvania: pa; rhode island: r.i; south carolina: s.c; south dakota: s.d; tennessee: tenn; \
    texas: tex; vermont: vt; virginia: va; washington: wash; west virginia: w.va; wisconsin: wis; wyoming: wyo";

const COUNTRIES: &str = "united states; d.c.; d.c; united kingdom; england; scotland; wales; northern ireland; soviet union; yugoslavia; \
    czechoslovakia; east germany; west germany; hong kong; macau; greenland; puerto rico; guam; bermuda; gibraltar; kashmir; \
    chechnya; crimea; donbas; catalonia; kurdistan; darfur; somaliland; siberia; tibet; xinjiang; bavaria; sicily; sardinia; corsica; \
    tasmania; queensland; victoria; new south wales; ontario; quebec; alberta; british columbia; manitoba; nova scotia; newfoundland; \
    alabama; alaska; arizona; arkansas; california; colorado; connecticut; delaware; florida; georgia; hawaii; idaho; illinois; indiana; \
    iowa; kansas; kentucky; louisiana; maine; maryland; massachusetts; michigan; minnesota; mississippi; missouri; montana; nebraska; \
    nevada; new hampshire; new jersey; new mexico; new york; north carolina; north dakota; ohio; oklahoma; oregon; pennsylvania; \
    rhode island; south carolina; south dakota; tennessee; texas; utah; vermont; virginia; washington; west virginia; wisconsin; wyoming; \
    africa; asia; europe; antarctica; north america; south america; latin america; central america; middle east; far east; balkans; \
    caribbean; scandinavia; mediterranean; atlantic; pacific; arctic; persian gulf; red sea; black sea; north sea; baltic; caucasus; \
    surrey; kent; essex; cornwall; devon; somerset; dorset; yorkshire; lancashire; cumbria; norfolk; suffolk; sussex; hampshire; \
    worcestershire; gloucestershire; oxfordshire; cambridgeshire; hertfordshire; midlands; brooklyn; manhattan; queens; bronx; \
    staten island; harlem; hollywood; silicon valley; wall street; west bank; gaza; gaza strip; golan heights; punjab; kerala; gujarat; \
    maharashtra; bihar; assam; tamil nadu; sindh; balochistan; aceh; java; sumatra; bali; borneo; hokkaido; okinawa; honshu";

const CITIES: &str = "london; paris; berlin; madrid; rome; vienna; brussels; amsterdam; the hague; copenhagen; stockholm; oslo; helsinki; \
    dublin; lisbon; athens; warsaw; prague; budapest; bucharest; sofia; belgrade; zagreb; sarajevo; skopje; tirana; kiev; kyiv; minsk; \
    moscow; st petersburg; saint petersburg; sochi; vilnius; riga; tallinn; chisinau; istanbul; ankara; nicosia; jerusalem; tel aviv; \
    haifa; ramallah; beirut; damascus; aleppo; homs; idlib; raqqa; amman; baghdad; mosul; basra; kirkuk; erbil; tehran; isfahan; kabul; \
    kandahar; herat; islamabad; karachi; lahore; peshawar; delhi; new delhi; mumbai; bombay; kolkata; calcutta; chennai; bangalore; \
    bengaluru; hyderabad; dhaka; colombo; kathmandu; rangoon; yangon; bangkok; phnom penh; hanoi; saigon; ho chi minh city; vientiane; \
    kuala lumpur; singapore; jakarta; manila; beijing; shanghai; guangzhou; shenzhen; wuhan; chongqing; taipei; seoul; pyongyang; tokyo; \
    osaka; kyoto; hiroshima; nagasaki; fukushima; ulaanbaatar; astana; almaty; tashkent; baku; tbilisi; yerevan; grozny; riyadh; jeddah; \
    mecca; medina; dubai; abu dhabi; doha; manama; muscat; sanaa; aden; cairo; alexandria; tripoli; benghazi; tunis; algiers; rabat; \
    casablanca; khartoum; addis ababa; asmara; mogadishu; nairobi; mombasa; kampala; kigali; dar es salaam; lagos; abuja; accra; abidjan; \
    dakar; bamako; niamey; kinshasa; luanda; lusaka; harare; johannesburg; pretoria; cape town; durban; maputo; antananarivo; sydney; \
    melbourne; brisbane; perth; adelaide; canberra; auckland; wellington; christchurch; ottawa; toronto; montreal; vancouver; calgary; \
    edmonton; winnipeg; new york; los angeles; chicago; houston; philadelphia; phoenix; san antonio; san diego; dallas; san jose; austin; \
    jacksonville; san francisco; columbus; indianapolis; fort worth; charlotte; seattle; denver; boston; el paso; detroit; nashville; \
    memphis; portland; oklahoma city; las vegas; baltimore; louisville; milwaukee; albuquerque; tucson; fresno; sacramento; kansas city; \
    atlanta; miami; oakland; minneapolis; cleveland; tulsa; tampa; new orleans; honolulu; anchorage; pittsburgh; cincinnati; st louis; \
    buffalo; newark; orlando; salt lake city; richmond; hartford; mexico city; guadalajara; monterrey; tijuana; havana; kingston; \
    port-au-prince; santo domingo; guatemala city; san salvador; tegucigalpa; managua; panama city; bogota; medellin; caracas; quito; lima; \
    la paz; santiago; buenos aires; montevideo; asuncion; brasilia; sao paulo; são paulo; rio de janeiro; manchester; liverpool; birmingham; \
    leeds; glasgow; edinburgh; belfast; cardiff; bristol; sheffield; newcastle; nottingham; oxford; cambridge; hamburg; munich; cologne; \
    frankfurt; stuttgart; dresden; leipzig; milan; naples; turin; venice; florence; palermo; barcelona; valencia; seville; marseille; lyon; \
    nice; toulouse; strasbourg; geneva; zurich; bern; basel; davos; kharkiv; odessa; odesa; mariupol; donetsk; luhansk; lviv; malibu; biloxi";

const PEOPLES: &str = "afghanistan: afghan; albania: albanian; algeria: algerian; argentina: argentine argentinian; armenia: armenian; \
    australia: australian; austria: austrian; azerbaijan: azerbaijani azeri; bahrain: bahraini; bangladesh: bangladeshi; belarus: belarusian; \
    belgium: belgian; bolivia: bolivian; bosnia: bosnian; brazil: brazilian; bulgaria: bulgarian; cambodia: cambodian; cameroon: cameroonian; \
    canada: canadian; chad: chadian; chile: chilean; china: chinese; colombia: colombian; congo: congolese; costa rica: costa-rican; \
    croatia: croatian croat; cuba: cuban; cyprus: cypriot; czech republic: czech; denmark: danish dane; ecuador: ecuadorian; egypt: egyptian; \
    el salvador: salvadoran; eritrea: eritrean; estonia: estonian; ethiopia: ethiopian; finland: finnish finn; france: french frenchman; \
    gambia: gambian; germany: german; ghana: ghanaian; greece: greek; guatemala: guatemalan; guinea: guinean; haiti: haitian; \
    honduras: honduran; hungary: hungarian; iceland: icelandic icelander; india: indian; indonesia: indonesian; iran: iranian; iraq: iraqi; \
    ireland: irish; israel: israeli; italy: italian; jamaica: jamaican; japan: japanese; jordan: jordanian; kazakhstan: kazakh; kenya: kenyan; \
    kosovo: kosovar; kuwait: kuwaiti; kyrgyzstan: kyrgyz; laos: laotian; latvia: latvian; lebanon: lebanese; liberia: liberian; libya: libyan; \
    lithuania: lithuanian; luxembourg: luxembourger; macedonia: macedonian; madagascar: malagasy; malawi: malawian; malaysia: malaysian; \
    maldives: maldivian; mali: malian; malta: maltese; mauritania: mauritanian; mexico: mexican; moldova: moldovan; mongolia: mongolian; \
    montenegro: montenegrin; morocco: moroccan; mozambique: mozambican; myanmar: burmese; namibia: namibian; nepal: nepalese nepali; \
    netherlands: dutch; new zealand: new-zealander; nicaragua: nicaraguan; niger: nigerien; nigeria: nigerian; north korea: north-korean; \
    norway: norwegian; oman: omani; pakistan: pakistani; palestine: palestinian; panama: panamanian; paraguay: paraguayan; peru: peruvian; \
    philippines: philippine filipino; poland: polish pole; portugal: portuguese; qatar: qatari; romania: romanian; russia: russian; \
    rwanda: rwandan; saudi arabia: saudi; senegal: senegalese; serbia: serbian serb; sierra leone: sierra-leonean; singapore: singaporean; \
    slovakia: slovak; slovenia: slovenian slovene; somalia: somali; south africa: south-african; south korea: south-korean korean; \
    south sudan: south-sudanese; spain: spanish spaniard; sri lanka: sri-lankan; sudan: sudanese; sweden: swedish swede; \
    switzerland: swiss; syria: syrian; taiwan: taiwanese; tajikistan: tajik; tanzania: tanzanian; thailand: thai; tunisia: tunisian; \
    turkey: turkish turk; turkmenistan: turkmen; uganda: ugandan; ukraine: ukrainian; united arab emirates: emirati; \
    united kingdom: british briton; united states: american; uruguay: uruguayan; uzbekistan: uzbek; venezuela: venezuelan; \
    vietnam: vietnamese; yemen: yemeni; zambia: zambian; zimbabwe: zimbabwean; england: english englishman; scotland: scottish scot; \
    wales: welsh; europe: european; africa: african; asia: asian; vatican: papal; catalonia: catalan; chechnya: chechen; \
    tibet: tibetan; kurdistan: kurdish kurd; sicily: sicilian";

const TITLES: &str = "vp svp evp coo ceo cfo cto gm mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir lord lady dame baron baroness count countess duke duchess \
    president vice-president premier chancellor minister secretary senator sen sen. representative rep rep. congressman congresswoman \
    governor gov gov. mayor councillor councilman councilwoman ambassador judge justice king queen prince princess emperor sultan emir \
    sheikh shaikh sheik ayatollah imam mullah pope cardinal archbishop bishop rabbi reverend rev rev. father sister brother general gen gen. \
    colonel col col. major maj maj. captain capt capt. lieutenant lt lt. sergeant sgt sgt. corporal private admiral adm adm. commander \
    officer detective inspector superintendent constable sheriff deputy marshal attorney coach chairman chairwoman director chief \
    speaker leader spokesman spokeswoman counsel commissioner chairperson first vice former ex-president prime foreign defense defence interior \
    special deputy-prime agent trooper patrolman lieutenant-colonel lieutenant-general supt supt. pc cpl cpl. pte det det. insp insp. hon hon. \
    uncle aunt comrade crown saint chef";

const ROLES: &str = "counsel technician deputy president premier chancellor minister secretary senator congressman congresswoman governor mayor ambassador judge king \
    queen prince princess pope cardinal archbishop bishop rabbi reverend general colonel major captain lieutenant sergeant admiral commander \
    officer detective inspector superintendent sheriff deputy marshal attorney coach chairman chairwoman director chief speaker leader \
    spokesman spokeswoman spokesperson commissioner lawyer solicitor barrister prosecutor actor actress singer rapper comedian star model \
    author writer novelist poet journalist reporter editor producer filmmaker director screenwriter musician guitarist drummer artist painter \
    sculptor architect designer scientist researcher physicist chemist biologist economist analyst historian philosopher engineer doctor \
    nurse surgeon teacher student pupil farmer fisherman fishermen sailor pilot driver worker resident neighbour neighbor witness victim \
    suspect defendant plaintiff gunman shooter attacker killer murderer robber thief hijacker kidnapper terrorist militant rebel soldier \
    policeman policewoman constable trooper agent guard inmate prisoner convict detainee hostage survivor passenger tourist fan supporter \
    opponent candidate activist campaigner dissident refugee migrant dictator tyrant lawmaker politician diplomat envoy negotiator mediator \
    official aide adviser advisor assistant executive founder co-founder owner manager boss mobster godfather tycoon billionaire banker broker \
    trader investor entrepreneur programmer developer hacker striker midfielder defender goalkeeper quarterback linebacker receiver \
    pitcher catcher outfielder shortstop guard forward center centre boxer champion heavyweight fighter wrestler swimmer runner \
    sprinter golfer cyclist jockey skater skier gymnast athlete player teammate rookie veteran referee umpire wife husband mother mom mum father \
    dad son daughter brother sister uncle aunt nephew niece cousin grandmother grandfather grandson granddaughter widow widower girlfriend \
    coroner ranger curator conductor choreographer bodyguard boyfriend fiance fiancee fiancé fiancée partner friend colleague man woman boy girl teenager child baby toddler infant youth individual \
    employee employer clerk janitor caretaker tenant landlord patient";

const BODIES: &str = "ministry department agency party union university college school institute academy council committee commission \
    court bank fund office bureau authority board association organization organisation federation league alliance coalition front \
    movement army navy force forces police corps brigade battalion guard guards militia parliament senate congress assembly house cabinet \
    government administration foundation trust society club team company corporation corp corp. inc inc. co co. ltd ltd. llc plc group \
    holdings industries partners airlines airways motors systems technologies laboratories labs network news times post journal herald \
    tribune gazette telegraph guardian press agency radio television broadcasting channel church diocese hospital clinic museum \
    ministry embassy consulate mission delegation task squad unit division service services command nations community communities \
    orchestra band exchange securities capital insurance media studios pictures entertainment records stores supermarket supermarkets \
    archive archives lines ferries railways center centre authority tribunal directorate secretariat caucus syndicate brotherhood pentagon kremlin taliban hamas hezbollah fbi cia nato opec imf nasa";

const SITES: &str = "isle isles lighthouse reef river lake sea ocean bay gulf strait channel island islands peninsula mountain mountains mount hill hills valley desert \
    forest park beach coast street road avenue boulevard lane drive highway bridge square place plaza airport station port harbour harbor \
    city town village county province state district region territory prison jail stadium arena field hall tower palace castle hotel mall \
    building cathedral mosque temple cemetery border reserve canyon falls creek heights springs gardens camp base zone quarter \
    terminal garden canal dam reservoir volcano glacier republic kingdom";

const THINGS: &str = "agreement accord accords treaty convention pact protocol act law bill constitution charter declaration resolution \
    amendment code plan program programme project initiative operation war battle revolution uprising crisis summit conference congress \
    forum talks election elections referendum games olympics cup championship championships tournament open trophy award awards prize \
    festival day week month memorial report review inquiry investigation trial case scandal affair hurricane storm typhoon cyclone \
    earthquake flight ship satellite telescope rocket missile spacecraft shuttle bible koran quran movie film album song show series book \
    explorer index average bowl classic derby race marathon tour series mission virus disease syndrome deal dialogue process proposition \
    dream fire fires massacre bombing shooting attack attacks windows internet web express";

const GIVEN: &str = "aaron abdul abdullah abigail adam ahmad ahmed alan albert alejandro alex alexander alexandra alexei alfred ali alice alison \
    allison amanda amy ana andre andrea andrei andrew andy angela angelina ann anna anne annie anthony antonio arthur ashley asma barack barbara bashar \
    ben benjamin bernard bernie beth betty bill billy bob bobby boris brad bradley brandon brenda brett brian bruce bryan carl carla carlos carol \
    caroline catherine cathy charles charlie charlotte cheryl chris christian christina christine christopher cindy claire claude colin connor \
    craig cynthia dan daniel danielle danny darren dave david dean deborah debra dennis derek diana diane diego dmitry don donald donna doris doug \
    douglas dylan ed eddie edith edward eileen elaine eleanor elena eli elizabeth ella ellen emily emma emmanuel eric erica erik ernest ethan eugene \
    eva evan evelyn fatima felix fernando fiona florence frances francesco francis francisco francois frank fred frederick gabriel gareth gary gavin \
    gene geoffrey george gerald gerard gerry gina giovanni glenn gloria gordon grace graham greg gregory guy hamza hannah harold harriet harry hassan \
    heather heidi helen henry herbert hillary holly howard hugh hugo hussein ian ibrahim igor irene isaac isabel ivan jack jackie jacob jacqueline jacques \
    jake james jamie jan jane janet janice jared jason javier jay jean jeff jeffrey jennifer jenny jeremy jerome jerry jesse jessica jesus jill jim jimmy \
    joan joanna joe joel johanna john johnny jon jonathan jordan jorge jose joseph josh joshua joyce juan judith judy julia julian julie justin karen karl \
    kate katherine kathleen kathryn kathy katie keith kelly ken kenneth kevin khaled khalid kim kimberly kirsten klaus kurt kyle larry laura lauren laurence \
    laurie lawrence leah lee leo leon leonard leslie lewis liam linda lindsay lindsey lisa liz lloyd lorraine louis louise lucas lucy luis luke lydia lynn \
    madeleine mahmoud malcolm manuel marc marcel marco marcus margaret maria marie marilyn mario marion mark marta martha martin marvin mary matt matteo \
    matthew maureen maurice max maxim megan melanie melissa michael michel michelle miguel mike mikhail miriam mitch mohamed mohammad mohammed molly monica \
    morgan muhammad mustafa nancy naomi natalie natasha nathan neil nicholas nick nicola nicolas nicole nigel nikolai nina noah noel nora norman oleg oliver \
    olivia omar oscar owen pablo pamela pat patricia patrick paul paula pauline pedro penny pete peter phil philip philippe phillip pierre rachel ralph ramon \
    randy raymond rebecca reggie rex ricardo richard rick rita rob robert roberto robin rodney roger roland ron ronald rosa rose ross roy ruben russell ruth \
    ryan sally sam samantha samuel sandra sara sarah scott sean sebastian sergei shane shannon sharon shaun sheila shirley silvia simon sofia sonia sophia \
    sophie stanley stefan stella stephanie stephen steve steven stewart stuart sue susan suzanne sylvia tara ted teresa terry theresa thomas tim timothy \
    tina todd tom tommy toni tony tracy trevor tyler valerie vanessa vera veronica victor victoria vincent virginia vladimir walter wanda warren wayne wendy \
    wilhelm will william willie wolfgang xavier yasmin yehya yolanda yuri yusuf yves yvonne zoe";

const PLAIN: &str = "whatever whoever wherever whenever nobody somebody everybody anybody everyone someone anyone nothing something everything \
    anything rather throughout aides right-wing left-wing inside outside either neither whether none nor yet ahead apart aside beyond regarding \
    concerning considering assuming provided especially particularly certainly probably possibly obviously clearly apparently finally eventually \
    recently currently previously originally initially immediately suddenly unfortunately fortunately sadly hopefully additionally similarly \
    honestly frankly basically actually really sure okay hello thanks thank please sorry dear anyway mommy daddy mom dad police officials authorities investigators prosecutors residents witnesses people men women children one two three four five six \
    seven eight nine ten firefighters rescuers doctors lawyers analysts experts critics supporters voters workers students teachers parents \
    scientists researchers officers soldiers troops rebels militants protesters leaders sources reports shares sales profits revenue \
    meanwhile however although despite according earlier later yesterday today tomorrow tonight last next first second third new old more most \
    several many some all both such other another every each no not only even still yet then there here what when where why how who which while \
    since until before after during under over between among against without within through because if unless once as at by for from in into \
    of off on onto out to up with and but or nor so just also too very well now asked speaking thousands hundreds millions dozens half nearly about \
    around almost given based following including like unlike instead thus therefore moreover besides indeed perhaps maybe sometimes often \
    always never again back down away together further much few little less least good great big small long high low local national federal \
    international state government company business market economy world country city town war peace news photo image video file related \
    read share watch follow click editor update updated breaking exclusive opinion analysis review sport sports weather health science \
    technology politics culture entertainment life home money debt jobs trade tax oil gas power water food fire death murder attack \
    court trial judge jury prison jail school church hospital family friends mother father son daughter wife husband man woman boy girl god \
    monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december \
    let see make take get go come look think know want need use find give tell try leave call keep put mean become show hear play run \
    move live believe bring happen write sit stand lose pay meet include continue set learn lead understand";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_give_hints_of_kind() {
        assert!(hints("france").place && hints("french").people && hints("ministry").body);
        assert!(hints("agreement").thing && hints("mr").title && hints("omar").given);
        assert_eq!(hints("zzz"), Hints::default());
    }

    #[test]
    fn countries_by_other_names_and_by_their_people() {
        assert_eq!(usual_name("u.s."), Some("united states"));
        assert_eq!(country_of("iranians"), Some("iran"));
        assert_eq!(country_of("harbour"), None);
        assert_eq!(state_by_abbreviation("calif"), Some("california"));
        assert_eq!(state_by_abbreviation("cal"), None);
    }
}
