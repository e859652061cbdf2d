//! English words of the closed classes, and the common verbs and nouns that bound a noun phrase.

use super::super::lexicon::Flags;

/// Words by what they are. A word may stand in several lists.
pub(in super::super) const WORDS: &[(Flags, &str)] = &[
    (Flags::DETERMINER, "the a an this that these those some any no every each another such both all
        many most several few other others more less half
        one two three four five six seven eight nine ten what which whose much enough"),
    (Flags::ARTICLE, "the a an"),
    (Flags::POSSESSIVE, "his her their its my our your"),
    (Flags::PRONOUN, "he she they we i you it who"),
    (Flags::PRONOUN.and(Flags::STANDS_ALONE), "everyone everybody someone somebody nobody anyone many some others both few
        most several those one two three four five six seven eight nine ten all neither either none another"),
    (Flags::OBJECT, "him them us me her it"),
    (Flags::MASCULINE, "he him his himself mr mr. sir lord king prince man father son brother husband
        uncle grandfather boy gentleman spokesman chairman congressman businessman policeman
        widower actor waiter councilman assemblyman priest imam pope king duke baron sheikh nephew grandson
        father-in-law salesman fisherman fireman anchorman frontman"),
    (Flags::FEMININE, "she her hers herself mrs mrs. ms ms. miss madam lady queen princess woman mother
        daughter sister wife aunt grandmother girl spokeswoman chairwoman congresswoman
        businesswoman policewoman widow actress waitress councilwoman assemblywoman nun
        duchess baroness niece granddaughter heiress saleswoman"),
    (Flags::PLURAL_PRONOUN, "they them their we us our themselves both many some others several few most those"),
    (Flags::PREPOSITION, "of in on at by for from with about against between into through during before
        after above below to under over near behind beyond without within along across toward
        towards upon among amid despite until till since per via like unlike than outside inside
        around beside besides except regarding concerning throughout off onto alongside amongst aboard
        following including versus vs vs. ahead"),
    (Flags::NOUN_PREPOSITION, "of for from in at with on near against behind to outside inside across among within"),
    (Flags::CONJUNCTION, "and or but nor yet so plus"),
    (Flags::SUBORDINATOR, "that because if when while as although though since after before whether where
        why how unless until once whereas so lest when whenever wherever than"),
    (Flags::WH, "who whom whose which what when where why how whether"),
    (Flags::AUXILIARY, "is are was were be been being am has have had having do does did will would can
        could may might must shall should ought isn't aren't wasn't weren't hasn't haven't hadn't
        don't doesn't didn't won't wouldn't can't cannot couldn't mightn't mustn't shan't shouldn't
        'm 're 've 'd 'll ain't gonna got gets get getting goes going went"),
    (Flags::BE, "is are was were be been being am isn't aren't wasn't weren't 'm 're"),
    (Flags::MODAL, "will would can could may might must shall should ought won't wouldn't can't cannot
        couldn't shouldn't 'd 'll"),
    (Flags::ADVERB, "not never also later then earlier now still once just again even always often ever
        already soon first instead too only perhaps maybe meanwhile however moreover nevertheless
        nonetheless therefore thus further furthermore indeed today yesterday tomorrow tonight ago twice
        here there back away out up down off very quite rather almost nearly far well long yet much
        sometimes elsewhere otherwise afterward afterwards thereafter likewise anyway though"),
    (Flags::THAT, "that"),
    (Flags::SINGULAR, "one another each either neither someone somebody anyone anybody everyone everybody
        nobody he she it this"),
    (Flags::OFF, "off"),
    (Flags::MAKES, "make makes made making let lets letting"),
    (Flags::KNOWN, "clear plain known"),
    (Flags::WORK, "book books memoir novel film movie documentary song songs album show series program
        programme column essay article op-ed podcast poem play tune anthem musical magazine
        blog website site game exhibition painting sitcom drama comedy thriller ballad single
        chapter episode event tour festival titled entitled headlined"),
    (Flags::TO, "to"),
    (Flags::BY, "by"),
    (Flags::ACCORDING, "according"),
    (Flags::AS, "as"),
    (Flags::HAVE, "have has had having 've"),
    (Flags::NOUN, "states state house share shares issue issues end ends back backs post posts name names
        term terms frame close need needs care mind press order orders sign signs book books text object
        rule rules result results file files label brand target targets attempt attempts like love
        wish trust honor doubt view views fault rate rank hit hits cast single signal signals hint hints view
        figure figures hearing note notes judge guess start starts desire worries regrets lobby"),
    (Flags::RELATIVE, "who which that"),
    (Flags::DAY, "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays
        wednesdays thursdays fridays saturdays sundays january february
        march april may june july august september october november december jan. feb. mar.
        apr. jun. jul. aug. sep. sept. oct. nov. dec. today yesterday tomorrow tonight mon. tue. wed. thu. fri."),
    (Flags::TITLE, "mr mr. mrs mrs. ms ms. miss dr dr. sen sen. sens. rep rep. reps. gov gov. govs. gen gen. lt lt. col col. sgt sgt.
        capt capt. cmdr. adm. maj. rev rev. prof prof. hon. st. sir dame lord lady president vice-president
        senator representative congressman congresswoman governor mayor secretary minister chancellor
        chairman chairwoman chair judge justice sheriff general colonel captain major lieutenant sergeant
        admiral commissioner ambassador director professor doctor pastor bishop archbishop cardinal
        pope king queen prince princess emperor sheikh imam ayatollah rabbi reverend attorney
        premier speaker councilman councilwoman councillor detective officer inspector constable
        superintendent chief coach aunt uncle father sister brother ex-president councilor assemblyman
        assemblywoman lawmaker candidate nominee analyst strategist host anchor author
        lt.-gov. sec. amb. atty. supt. det. cpl. pvt. chairperson dean comptroller treasurer delegate"),
    (Flags::ROLE, "spokesman spokeswoman spokesperson spokespeople spokesmen official officials aide aides adviser
        advisers advisor advisors source sources witness witnesses voter voters supporter supporters
        critic critics analyst analysts expert experts observer observers leader leaders lawmaker lawmakers
        member members resident residents man woman men women people boy girl person president
        senator senators governor governors mayor secretary minister ministers chairman chairwoman chair director head
        chief executive officer officers police professor scholar researcher researchers scientist scientists
        economist economists author writer reporter reporters journalist journalists columnist editor
        editors host anchor candidate candidates nominee rival rivals opponent opponents contender contenders
        businessman businesswoman billionaire mogul tycoon developer lawyer lawyers attorney attorneys prosecutor
        prosecutors judge judges justice justices sheriff general colonel commander commanders soldier soldiers
        activist activists organizer organizers protester protesters demonstrator demonstrators
        donor donors strategist strategists consultant consultants pollster pollsters operative operatives
        staffer staffers employee employees worker workers manager managers owner owners founder
        delegate delegates politician politicians democrat democrats republican republicans
        conservative conservatives liberal liberals progressive progressives independent independents
        diplomat diplomats ambassador envoy negotiator mediator teacher teachers student students
        parent parents mother father wife husband son daughter brother sister friend friends neighbor
        neighbors neighbour neighbours doctor doctors nurse nurses patient patients farmer farmers
        pastor bishop priest preacher crowd audience attendees attendee commentator commentators pundit pundits
        historian historians biographer coach player players captain veteran veterans survivor survivors victim victims
        relative relatives lady gentleman guest guests moderator speaker insider insiders deputy partner
        colleague colleagues ally allies surrogate surrogates backer backers skeptic skeptics sceptics opponent
        frontrunner front-runner congressman congresswoman congressmen representative representatives
        vice-president premier chancellor king queen prince princess pope cardinal millennial millennials user users
        fan fans viewers readers reader viewer americans poll polls"),
    (Flags::BODY, "ministry government agency campaign administration party company group groups organization
        organisation organizations organisations committee commission council court house senate congress
        department office bureau network newspaper paper magazine outlet station channel website
        site blog university institute foundation association union unions bank corporation firm
        firms police army navy military force forces team teams board panel league club federation
        coalition alliance movement parliament cabinet embassy regime authority authorities service
        center centre program fund society school college church hospital times post journal news
        press tribune herald daily gazette media caucus delegation opposition militia tribunal
        fbi cia nsa irs epa doj nato un eu gop dnc rnc nra aclu"),
    (Flags::DOCUMENT, "report reports poll polls survey surveys study studies statement letter letters memo memos email
        emails e-mail document documents article articles editorial column book ad ads advertisement
        tweet tweets post posts video transcript transcripts lawsuit complaint filing filings
        indictment affidavit resolution bill law data figures results analysis speech findings records record sign signs
        headline headlines release text message note website page plan rule memoir story stories interview
        reporting audit review research evidence numbers statistics testimony"),
    (Flags::VERB, "made make makes making took take takes taking came come comes coming gave give gives giving
        kept keep keeps left leave leaves led lead leads lost lose loses met meet meets paid pay
        pays ran run runs running sent send sends set sat sit sits stood stand stands spent spend
        spends became become becomes brought bring brings bought buy built build caught drew draw
        fell fall falls fought fight fights flew grew grow grows kept knew let lets put puts rose
        rise rises sold sell shot sang slept spoke struck swam threw throw throws tried turned turn
        turns used use uses won win wins wore wear wears went works worked work remains remain
        remained seems seem seemed appears appear appeared happens happen happened helps help
        helped begins began starts stops stop stopped tries joins join joined faces face faced
        includes include included contains contain follows follow followed serves served serve
        lives lived live dies died die needs needed need looks look looked walks walked stays
        stayed moves moved move opens opened closes closed plays played play passes passed pass
        pushes pushed pulls pulled raises raised raise draws holds held hold gets rests sits
        lies laid lay breaks broke break hits carries carried carry wears does did done been
        beat beats beaten cost costs cut cuts dealt drove drives eaten ate hung hurt
        shut slid stuck stole swept woke wound bore bears bound chose exists exist existed
        spans ends ended provides provided provide receives received receive
        wants see seen visited visit visits boosts boosted attended attend attends"),
    (Flags::CLAUSE_NOUN, "fact idea possibility likelihood chance reason way time"),
    (Flags::LABEL, "photo photos photograph photographs photography picture pictures image images credit credits
        correction corrections clarification update updated updates related video audio watch listen
        caption graphic illustration more advertisement tags topics"),
    (Flags::TIME, "min mins week weeks month months year years morning afternoon evening night day days weekend hour hours minutes
        minute moment summer winter spring fall autumn tuesday recently earlier later last next
        early late time season decade"),
    (Flags::ADDRESSEE, "reporters supporters voters crowd audience journalists lawmakers newsmen officials
        viewers readers delegates donors attendees rally gathering conference interview
        statement tweet speech email e-mail letter post memo release message radio television tv
        newspaper magazine network agency twitter facebook instagram telegram host anchor cnn bbc
        reuters afp ap msnbc nbc cbs abc fox npr politico press news times post journal moderator"),
];
