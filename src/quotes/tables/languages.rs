//! Words of other languages: enough to give marked words to whom they are given.

use super::super::lexicon::{CueClass, Flags};

/// The lists of one language.
pub(in super::super) struct Tables {
    /// ISO 639-1.
    pub(in super::super) code: &'static str,
    /// Cue words in the forms that news uses.
    pub(in super::super) cues: &'static [(CueClass, &'static str)],
    /// Words of the closed classes.
    pub(in super::super) words: &'static [(Flags, &'static str)],
}

/// French, German, Spanish, Russian and Arabic.
pub(in super::super) const TABLES: &[Tables] = &[FRENCH, GERMAN, SPANISH, RUSSIAN, ARABIC];

const FRENCH: Tables = Tables {
    code: "fr",
    cues: &[
        (CueClass::Said, "dit disait dira déclare déclaré déclarait ajoute ajouté ajoutait explique expliqué
            expliquait précise précisé précisait indique indiqué souligne souligné rappelle rappelé
            répond répondu confie confié raconte raconté conclut conclu poursuit poursuivi reprend
            lance lancé martèle martelé annonce annoncé écrit résume résumé commente commenté
            observe note noté témoigne insiste insisté glisse murmure reconnaît reconnu admet admis
            s'exclame s'est-exclamé prévient prévenu avertit averti assène tweete tweeté détaille confirme confirmé"),
        (CueClass::Claimed, "affirme affirmé affirmait assure assuré assurait soutient soutenu prétend prétendu
            estime estimé estimait accuse accusé dénonce dénoncé plaide"),
        (CueClass::Asked, "demande demandé interroge s'interroge"),
        (CueClass::Denied, "dément démenti nie nié rejette rejeté"),
        (CueClass::Thought, "pense juge jugé considère croit espère"),
    ],
    words: &[
        (Flags::ACCORDING.and(Flags::TO), "selon"),
        (Flags::PRONOUN, "il elle ils elles on je nous vous"),
        (Flags::MASCULINE, "il lui m. monsieur président ministre porte-parole-m"),
        (Flags::FEMININE, "elle mme madame mlle présidente ministre-f"),
        (Flags::PLURAL_PRONOUN, "ils elles nous"),
        (Flags::DETERMINER, "le la les l' un une des ce cet cette ces son sa ses leur leurs du"),
        (Flags::ARTICLE, "le la les l' un une"),
        (Flags::PREPOSITION, "de du des d' à au aux en dans par pour sur avec chez contre sans sous vers lors après avant selon depuis"),
        (Flags::NOUN_PREPOSITION, "de du des d' à au aux"),
        (Flags::CONJUNCTION, "et ou mais"),
        (Flags::SUBORDINATOR, "que qu' si quand lorsque comme qui"),
        (Flags::AUXILIARY, "est a ont sont était avait a-t a-t-il a-t-elle ont-ils s'est"),
        (Flags::TITLE, "m. mme monsieur madame président présidente ministre dr maître docteur général"),
        (Flags::ROLE, "porte-parole président présidente ministre directeur directrice chef responsable
            témoin témoins députée député maire secrétaire avocat avocate"),
        (Flags::BODY, "ministère gouvernement parti agence police mairie société association"),
        (Flags::DAY, "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain"),
    ],
};

const GERMAN: Tables = Tables {
    code: "de",
    cues: &[
        (CueClass::Said, "sagt sagte sagten sagen gesagt erklärt erklärte erklärten betont betonte fügte fügt ergänzte
            ergänzt antwortete antwortet berichtete berichtet schrieb schreibt meinte meint mahnte mahnt warnte warnt
            kündigte kündigt teilte mitteilte hieß heißt räumte unterstrich erläuterte erläutert erzählte erzählt
            bekräftigte bestätigte verkündete twitterte rief zitierte zitiert kommentierte kritisierte kritisiert forderte fordert"),
        (CueClass::Claimed, "behauptet behauptete versicherte versichert beteuerte"),
        (CueClass::Asked, "fragt fragte"),
        (CueClass::Denied, "bestritt dementierte widersprach wies"),
        (CueClass::Thought, "glaubt glaubte findet fand hofft hoffte denkt"),
    ],
    words: &[
        (Flags::ACCORDING.and(Flags::TO), "laut"),
        (Flags::PRONOUN, "er sie es wir ich man"),
        (Flags::MASCULINE, "er ihm ihn herr sprecher präsident minister kanzler"),
        (Flags::FEMININE, "frau sprecherin präsidentin ministerin kanzlerin"),
        (Flags::DETERMINER, "der die das den dem des ein eine einer einem einen eines dieser diese sein seine ihr ihre"),
        (Flags::ARTICLE, "der die das ein eine"),
        (Flags::PREPOSITION, "von vom in im an am auf aus bei beim mit nach zu zum zur für gegen über unter vor während laut um"),
        (Flags::NOUN_PREPOSITION, "von vom der des"),
        (Flags::CONJUNCTION, "und oder aber"),
        (Flags::SUBORDINATOR, "dass daß wenn weil als ob wie"),
        (Flags::AUXILIARY, "ist war sind waren hat hatte haben hatten wird wurde"),
        (Flags::TITLE, "herr frau dr. prof. präsident präsidentin minister ministerin kanzler kanzlerin bundeskanzler
            bundeskanzlerin außenminister außenministerin bürgermeister"),
        (Flags::ROLE, "sprecher sprecherin präsident präsidentin minister ministerin chef chefin leiter leiterin"),
        (Flags::BODY, "ministerium regierung partei polizei behörde agentur unternehmen bundesregierung"),
        (Flags::DAY, "montag dienstag mittwoch donnerstag freitag samstag sonntag gestern heute morgen"),
        (Flags::ADVERB, "auch dazu zudem weiter nun dann jedoch hinzu mit zuvor später am"),
    ],
};

const SPANISH: Tables = Tables {
    code: "es",
    cues: &[
        (CueClass::Said, "dijo dice dijeron dicho decía declaró declara agregó agrega añadió añade explicó explica señaló
            señala indicó indica expresó expresa manifestó manifiesta apuntó apunta comentó comenta
            respondió responde contestó recordó recuerda subrayó subraya destacó destaca afirmó afirma anunció anuncia
            precisó precisa advirtió advierte concluyó concluye relató relata reconoció reconoce
            admitió admite informó informa escribió escribe insistió insiste sostuvo aclaró puntualizó remarcó
            confirmó detalló tuiteó exclamó prosiguió"),
        (CueClass::Claimed, "aseguró asegura sostiene alegó alega acusó denunció denuncia"),
        (CueClass::Asked, "preguntó pregunta pidió pide"),
        (CueClass::Denied, "negó niega rechazó rechaza desmintió"),
        (CueClass::Thought, "cree consideró considera opinó opina piensa espera"),
    ],
    words: &[
        (Flags::ACCORDING.and(Flags::TO), "según"),
        (Flags::PRONOUN, "él ella ellos ellas yo nosotros usted"),
        (Flags::MASCULINE, "él señor sr. presidente ministro portavoz-m don alcalde"),
        (Flags::FEMININE, "ella señora sra. presidenta ministra doña alcaldesa"),
        (Flags::PLURAL_PRONOUN, "ellos ellas nosotros"),
        (Flags::DETERMINER, "el la los las un una unos unas este esta estos su sus"),
        (Flags::ARTICLE, "el la los las un una"),
        (Flags::PREPOSITION, "de del a al en con por para sobre contra desde entre hasta según sin tras durante ante"),
        (Flags::NOUN_PREPOSITION, "de del"),
        (Flags::CONJUNCTION, "y e o pero"),
        (Flags::SUBORDINATOR, "que si cuando como porque quien"),
        (Flags::AUXILIARY, "es son era fue ha han había está"),
        (Flags::TITLE, "señor señora sr. sra. don doña dr. dra. presidente presidenta ministro ministra"),
        (Flags::ROLE, "portavoz presidente presidenta ministro ministra director directora jefe jefa testigos alcalde"),
        (Flags::BODY, "ministerio gobierno partido policía agencia empresa organización"),
        (Flags::DAY, "lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana"),
    ],
};

const RUSSIAN: Tables = Tables {
    code: "ru",
    cues: &[
        (CueClass::Said, "сказал сказала сказали говорит говорил говорила говорят заявил заявила заявили заявляет отметил
            отметила отметили отмечает добавил добавила добавили добавляет сообщил сообщила сообщили сообщает
            пояснил пояснила пояснили объяснил объяснила объясняет рассказал рассказала рассказали
            рассказывает подчеркнул подчеркнула подчеркивает написал написала пишет ответил ответила
            напомнил напомнила уточнил уточнила предупредил предупредила признал признала
            продолжил продолжила заключил заключила цитирует передает передаёт объявил объявила
            подтвердил подтвердила прокомментировал прокомментировала"),
        (CueClass::Claimed, "утверждает утверждал утверждала утверждают уверяет заверил заверила настаивает обвинил обвинила"),
        (CueClass::Asked, "спросил спросила спрашивает"),
        (CueClass::Denied, "опроверг опровергла отрицает отверг"),
        (CueClass::Thought, "считает считают полагает думает уверен уверена надеется"),
    ],
    words: &[
        (Flags::PRONOUN, "он она они мы я"),
        (Flags::MASCULINE, "он его ему господин"),
        (Flags::FEMININE, "она ее её ей госпожа"),
        (Flags::PLURAL_PRONOUN, "они мы"),
        (Flags::PREPOSITION, "в во на с со к по из от о об у за для до при после перед через"),
        (Flags::CONJUNCTION, "и или но а"),
        (Flags::SUBORDINATOR, "что чтобы если когда как который которая"),
        (Flags::TITLE, "президент министр господин госпожа премьер-министр"),
        (Flags::ROLE, "президент министр представитель пресс-секретарь глава директор депутат губернатор мэр
            руководитель председатель очевидцы источник"),
        (Flags::BODY, "министерство правительство партия агентство полиция компания"),
        (Flags::DAY, "понедельник вторник среду четверг пятницу субботу воскресенье вчера сегодня завтра"),
        (Flags::ADVERB, "также ранее позже теперь"),
    ],
};

const ARABIC: Tables = Tables {
    code: "ar",
    cues: &[
        (CueClass::Said, "قال قالت قالوا وقال وقالت يقول تقول ويقول أضاف أضافت وأضاف وأضافت أكد أكدت وأكد وأكدت صرح صرحت وصرح أعلن
            أعلنت وأعلن أوضح أوضحت وأوضح وأوضحت ذكر ذكرت وذكر وذكرت أشار أشارت وأشار وأشارت كتب كتبت وكتب تابع وتابع
            شدد وشدد حذر وحذر مضيفا مؤكدا قائلا قائلة"),
        (CueClass::Claimed, "زعم زعمت وزعم ادعى ادعت اعتبر اعتبرت واعتبر اتهم اتهمت"),
        (CueClass::Asked, "سأل سألت تساءل"),
        (CueClass::Denied, "نفى نفت ونفى رفض رفضت"),
        (CueClass::Thought, "يعتقد رأى رأت"),
    ],
    words: &[
        (Flags::PRONOUN, "هو هي هم نحن"),
        (Flags::PREPOSITION, "في من على إلى عن مع بعد قبل خلال عبر أمام بين"),
        (Flags::SUBORDINATOR, "أن إن إنه إنها بأن أنه أنها الذي التي"),
        (Flags::CONJUNCTION, "و أو لكن"),
        (Flags::TITLE, "الرئيس الوزير السيد السيدة الدكتور"),
        (Flags::ROLE, "الرئيس الوزير رئيس وزير المتحدث الناطق المتحدثة مسؤول مدير شهود مصدر"),
        (Flags::BODY, "وزارة حكومة الحكومة حزب وكالة الشرطة الوزارة"),
        (Flags::DAY, "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد أمس اليوم"),
    ],
};
