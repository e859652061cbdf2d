//! English words that say that somebody says, thinks, wants or judges something.

use super::super::lexicon::CueClass::{
    self, Asked, Claimed, Denied, Judged, Said, Showed, Thought, Wanted,
};

/// Verbs by class and by what may follow them: `s` a clause with or without "that", `t` somebody
/// who is told and then the words, `i` "to" and a verb, `n` what it is about, `p` a preposition and
/// what it is about, `q` a question, `o` always somebody who is told, `w` the verb often means
/// something else, so only a clause or marks make it a cue.
///
/// A verb alone is regular; else its forms stand with commas: base, third person, past, participle,
/// -ing.
pub(in super::super) const VERBS: &[(CueClass, &str, &str)] = &[
    (Said, "s", "say,says,said,said,saying add state reply,replies,replied,replied,replying remark exclaim respond
        respond quip,quips,quipped,quipped,quipping joke observe comment conclude continue elaborate
        interject retort reiterate declare proclaim opine muse recount recall clarify,clarifies,clarified,clarified,clarifying
        relate specify,specifies,specified,specified,specifying testify,testifies,testified,testified,testifying
        counter chant shout yell cry,cries,cried,cried,crying scream whisper mutter murmur
        hiss bark bellow thunder roar sigh snap,snaps,snapped,snapped,snapping
        gush crow chuckle laugh smile grin,grins,grinned,grinned,grinning
        deadpan,deadpans,deadpanned,deadpanned,deadpanning intone echo,echoes,echoed,echoed,echoing
        stammer,stammers,stammered,stammered,stammering chime chirp volunteer enthuse reason
        summarize summarise reflect reminisce ruminate pronounce preface rejoin,rejoins,rejoined,rejoined,rejoining
        bemoan fume rail marvel gloat chide scold sniff confide utter vent tease taunt riff,riffs,riffed,riffed,riffing
        theorize theorise philosophize surmise elucidate orate holler,hollers,hollered,hollered,hollering"),
    (Said, "snw", "write,writes,wrote,written,writing tweet retweet post text email e-mail blog,blogs,blogged,blogged,blogging
        read,reads,read,read,reading begin,begins,began,begun,beginning go,goes,went,gone,going
        note mention cite quote recite repeat answer finish"),
    (Said, "sn", "announce explain report reveal disclose acknowledge stress emphasize emphasise underscore
        underline highlight describe discuss detail address confirm confess
        admit,admits,admitted,admitted,admitting concede allow,allows,allowed,allowed,allowing
        recommend propose suggest imply,implies,implied,implied,implying hint signal indicate
        express voice outline articulate convey communicate relay publicize broach rehash retell,retells,retold,retold,retelling
        boast brag,brags,bragged,bragged,bragging tout trumpet"),
    (Said, "tsno", "tell,tells,told,told,telling remind inform assure reassure notify,notifies,notified,notified,notifying
        brief teach,teaches,taught,taught,teaching convince persuade alert lecture instruct"),
    (Said, "tsn", "advise warn caution promise"),
    (Said, "snw", "mean,means,meant,meant,meaning"),
    (Said, "pw", "speak,speaks,spoke,spoken,speaking talk refer,refers,referred,referred,referring point allude
        elaborate dwell,dwells,dwelled,dwelled,dwelling touch lie,lies,lied,lied,lying"),
    (Claimed, "sn", "claim allege assert contend insist maintain argue charge predict forecast speculate
        estimate posit,posits,posited,posited,positing hypothesize submit,submits,submitted,submitted,submitting
        affirm aver,avers,averred,averred,averring avow,avows,avowed,avowed,avowing swear,swears,swore,sworn,swearing vow pledge
        guarantee warrant attest profess protest complain lament grumble gripe object whine
        purport calculate project surmise reaffirm reassert"),
    (Asked, "qtsn", "ask question inquire enquire query,queries,queried,queried,querying wonder demand
        request beg,begs,begged,begged,begging plead implore beseech quiz,quizzes,quizzed,quizzed,quizzing
        press grill"),
    (Denied, "sn", "deny,denies,denied,denied,denying refute rebut,rebuts,rebutted,rebutted,rebutting dispute
        contradict reject dismiss disavow,disavows,disavowed,disavowed,disavowing repudiate disclaim
        discount downplay recant retract"),
    (Denied, "i", "decline refuse"),
    (Thought, "sn", "think,thinks,thought,thought,thinking believe feel,feels,felt,felt,feeling
        consider suspect assume presume doubt fear worry,worries,worried,worried,worrying
        hope expect imagine realize realise understand,understands,understood,understood,understanding
        guess reckon judge deem
        recognize recognise anticipate regret,regrets,regretted,regretted,regretting
        conceive perceive believe foresee,foresees,foresaw,foreseen,foreseeing
        envision envisage intuit view regard interpret
        agree disagree concur,concurs,concurred,concurred,concurring decide determine"),
    (Thought, "snw", "know,knows,knew,known,knowing see,sees,saw,seen,seeing hear,hears,heard,heard,hearing
        remember forget,forgets,forgot,forgotten,forgetting learn notice dream gather figure
        find,finds,found,found,finding discover hold,holds,held,held,holding accept fantasize
        ponder contemplate weigh debate"),
    (Wanted, "in", "oppose endorse demand advocate welcome applaud"),
    (Wanted, "inw", "want wish desire seek,seeks,sought,sought,seeking intend aim plan,plans,planned,planned,planning
        prefer,prefers,preferred,preferred,preferring choose,chooses,chose,chosen,choosing
        love hate dislike loathe detest await favor favour support back
        enjoy fancy crave champion espouse embrace"),
    (Wanted, "iw", "hesitate"),
    (Wanted, "i", "threaten agree promise vow pledge"),
    (Wanted, "p", "call push lobby,lobbies,lobbied,lobbied,lobbying campaign advocate argue
        yearn clamor clamour rail rally,rallies,rallied,rallied,rallying complain balk
        object apologize apologise vouch fret,frets,fretted,fretted,fretting"),
    (Wanted, "tniw", "direct invite nominate dare compel"),
    (Wanted, "tni", "urge encourage order challenge press implore exhort
        forbid,forbids,forbade,forbidden,forbidding lobby,lobbies,lobbied,lobbied,lobbying"),
    (Judged, "n", "criticize criticise praise blast slam,slams,slammed,slammed,slamming attack condemn denounce bash knock mock ridicule deride belittle lambast lambaste
        assail excoriate pillory,pillories,pilloried,pilloried,pillorying vilify,vilifies,vilified,vilified,vilifying
        disparage demonize demonise malign slander smear insult rebuke reprimand scorn
        skewer berate castigate admonish upbraid
        hail laud commend thank,,thanked,thanked,thanking congratulate salute celebrate compliment
        extol,extols,extolled,extolled,extolling honor honour admire respect
        blame accuse fault credit label dub,dubs,dubbed,dubbed,dubbing call
        characterize characterise portray liken compare equate depict rip,rips,ripped,ripped,ripping
        hammer zing lampoon scoff,scoffs,scoffed,scoffed,scoffing defend justify,justifies,justified,justified,justifying
        rationalize excuse pan,pans,panned,panned,panning trash chastise
        decry,decries,decried,decried,decrying rap,raps,rapped,rapped,rapping
        question resent savage scapegoat tar,tars,tarred,tarred,tarring trash-talk
        disown despise distrust mistrust second-guess spotlight critique bemoan
        tout shame"),
    (Showed, "sn", "show,shows,showed,shown,showing suggest indicate reveal find,finds,found,found,finding
        demonstrate conclude illustrate prove,proves,proved,proven,proving estimate confirm"),
    (Showed, "n", "unveil"),
];

/// Prepositions by which a verb of the frame `p` reaches what it is about.
pub(in super::super) const ABOUT: &[&str] =
    &["for", "about", "of", "to", "on", "against", "at", "out", "over", "with"];

/// Nouns that stand for a statement or an attitude: "his claim that", "her criticism of".
pub(in super::super) const NOUNS: &[(CueClass, &str)] = &[
    (Said, "statement remark remarks comment comments announcement suggestion proposal proposals
        speech explanation description depiction characterization characterisation mention
        acknowledgment acknowledgement admission confession revelation reference warning warnings
        promise promises pledge pledges vow vows message response reply answer testimony declaration
        recommendation prediction predictions threat threats boast boasts apology jokes joke"),
    (Claimed, "claim claims allegation allegations accusation accusations assertion assertions
        argument arguments contention insistence charge charges complaint complaints rhetoric"),
    (Asked, "question questions request demand demands call calls plea appeal appeals"),
    (Denied, "denial denials rejection refusal dismissal"),
    (Thought, "belief beliefs view views opinion opinions hope hopes fear fears concern concerns doubt doubts
        expectation expectations thoughts notion idea impression suspicion understanding assumption
        interpretation analysis assessment stance position positions decision worry worries"),
    (Wanted, "plan plans desire wish intention intent push effort efforts bid support opposition
        endorsement preference preferences backing willingness reluctance eagerness agenda"),
    (Judged, "criticism criticisms attack attacks praise condemnation defense defence critique
        denunciation treatment portrayal admiration respect embrace insult insults rebuke
        skepticism scepticism contempt disdain mockery"),
    (Showed, "findings estimate estimates poll survey analysis"),
];
