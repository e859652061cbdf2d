//! Word diffs as an editor would read them: news prose as it is edited, and what is shown of it.
//!
//! `[-only in the base-]`, `{+only in the version+}`, `<typographic>`, `(moved)`. Behind two bars: the
//! kinds of typographic differences, how many sentences were moved.

use crate::alignment_goldens::{aligned, diffed, version};
use std::sync::Arc;
use tellings::align::{self, Comparison, Passage, Row, RowId, SentenceGroup};
use tellings::article::{ParagraphId, Place, Version, VersionId};
use tellings::text::Span;

fn compared(versions: &[Arc<Version>]) -> Comparison {
    let rows = aligned(versions, &[]).rows;
    let row = rows.iter().find(|row| row.cells.iter().all(Option::is_some));
    let row = row.cloned().unwrap_or_else(|| one_row(versions));
    align::compare(versions, &row, VersionId(0), VersionId(1)).expect("both have the row")
}

/// One row of all that the versions have, the sentences of each in one group.
pub(crate) fn one_row(versions: &[Arc<Version>]) -> Row {
    let places: Vec<Vec<Place>> = (0..versions.len())
        .map(|v| {
            let paragraphs = versions[v].article.paragraphs.iter().enumerate();
            let place = |(index, paragraph): (usize, &tellings::article::Paragraph)| Place {
                paragraph: ParagraphId::new(VersionId::at(v), index),
                span: Span::whole(&paragraph.text),
            };
            paragraphs.map(place).collect()
        })
        .collect();
    let passage = |places: &Vec<Place>| Passage { places: places.clone(), ..Passage::default() };
    Row {
        id: RowId(0),
        cells: places.iter().map(|places| Some(passage(places))).collect(),
        nearest: vec![None; places.len()],
        sentences: vec![SentenceGroup { cells: places }],
    }
}

fn shown(base: &str, other: &str) -> String {
    let versions = [version(&[base]), version(&[other])];
    let compared = compared(&versions);
    let mut text = diffed(&versions, &compared.runs);
    let kinds: Vec<&str> = compared.typography.iter().map(|t| t.kind.name()).collect();
    if !kinds.is_empty() {
        text.push_str(&format!(" || {}", kinds.join(", ")));
    }
    if compared.moved_sentences > 0 {
        text.push_str(&format!(" || moved {}", compared.moved_sentences));
    }
    text
}

fn check(cases: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(base, other, expected)| {
            let shown = shown(base, other);
            (shown != *expected).then(|| format!("{expected}\n{shown}\n"))
        })
        .collect();
    assert!(wrong.is_empty(), "expected, shown:\n{}", wrong.join("\n"));
}

const PROSE: &[(&str, &str, &str)] = &[
    (
        "The harbour master said the storm had destroyed three of the four cranes.",
        "The harbour master said the storm may have damaged three of the four cranes.",
        "The harbour master said the storm [-had destroyed-]{+may have damaged+} three of the four cranes.",
    ),
    (
        "Police arrested 12 people after the march through the old town on Saturday evening.",
        "Police detained 14 people after the march through the old town on Saturday night.",
        "Police [-arrested 12-]{+detained 14+} people after the march through the old town on Saturday [-evening-]{+night+}.",
    ),
    (
        "The company, which employs 1,200 people in Dunmore, will close its plant in March.",
        "The company will close its plant in March.",
        "The company[-, which employs 1,200 people in Dunmore,-] will close its plant in March.",
    ),
    (
        "The minister denied that he had lied to parliament about the cost of the bridge.",
        "The minister denied he had misled parliament about the bridge's cost.",
        "The minister denied [-that he had lied to-]{+he had misled+} parliament about the {+bridge's +}cost[- of the bridge-].",
    ),
    (
        "Residents were moved to a school overnight while crews pumped out the cellars.",
        "While crews pumped out the cellars, residents were moved to a school overnight.",
        "{+While crews pumped out the cellars, +}residents were moved to a school overnight[- while crews pumped out the cellars-].",
    ),
    (
        "The government says the law will protect children online. Critics say it will end privacy.",
        "The government insists the law protects children online. Campaigners warn it will end privacy for everyone.",
        "The government [-says-]{+insists+} the law [-will protect-]{+protects+} children online. [-Critics say-]{+Campaigners warn+} it will end privacy{+ for everyone+}.",
    ),
    (
        "Union leaders rejected the offer, saying it fell short of what members had demanded.",
        "Union leaders have rejected the offer, saying that it falls far short of members' demands.",
        "Union leaders {+have +}rejected the offer, saying [-it fell-]{+that it falls far+} short of [-what -]members[- had demanded-]{+' demands+}.",
    ),
    (
        "A spokesman for the ministry declined to comment.",
        "A ministry spokeswoman could not be reached for comment.",
        "A [-spokesman for the -]ministry [-declined to-]{+spokeswoman could not be reached for+} comment.",
    ),
    (
        "More than 300 homes were left without power, the network operator said.",
        "Some 300 homes lost power, according to the network operator.",
        "[-More than-]{+Some+} 300 homes [-were left without-]{+lost+} power, {+according to +}the network operator[- said-].",
    ),
    (
        "The club has sacked its manager after a run of eight defeats in a row.",
        "The club has parted company with its manager after a run of 8 defeats in a row.",
        "The club has [-sacked-]{+parted company with+} its manager after a run of [-eight-]{+8+} defeats in a row.",
    ),
    (
        "It is understood that the victim was a teacher at the school.",
        "The victim was a teacher at the school.",
        "[-It is understood that -]The victim was a teacher at the school.",
    ),
    (
        "Scientists say the drug could help some patients with early symptoms to live longer.",
        "Scientists say the drug will help patients live longer.",
        "Scientists say the drug [-could-]{+will+} help [-some -]patients [-with early symptoms to -]live longer.",
    ),
    (
        "The regime's forces shelled the town for the third day, killing at least nine civilians.",
        "Government forces shelled the town for a third day, killing nine people.",
        "[-The regime's-]{+Government+} forces shelled the town for [-the-]{+a+} third day, killing [-at least -]nine [-civilians-]{+people+}.",
    ),
    (
        "They told us to resign.",
        "They told the US to re-sign.",
        "They told [-us to resign-]{+the US to re-sign+}.",
    ),
    (
        "The road will be closed from Monday to Friday, the council said, and buses will be diverted.",
        "The road will be closed, the council said, from Monday to Friday. Buses will be diverted.",
        "The road will be closed{+, the council said,+} from Monday to Friday. [-the council said, and -]Buses will be diverted.",
    ),
    ("He will not resign.", "He will resign.", "He will [-not -]resign."),
    (
        "The company's chief executive, Bo Ek, will step down.",
        "Bo Ek, the company's chief executive, will step down.",
        "{+Bo Ek, +}the company's chief executive, [-Bo Ek, -]will step down.",
    ),
    (
        "Schools will stay shut until 14 September.",
        "Schools will remain closed until September 14.",
        "Schools will [-stay shut until 14 September-]{+remain closed until September 14+}.",
    ),
    (
        "Nine men and three women were detained, police said.",
        "Police said nine men and three women were detained.",
        "{+Police said +}nine men and three women were detained[-, police said-].",
    ),
    (
        "Ministers are expected to announce the decision next week, but sources close to the talks said no agreement had been reached.",
        "No agreement had been reached, sources close to the talks said, although ministers are expected to announce a decision within days.",
        "[-Ministers are expected to announce the decision next week, but-]{+No agreement had been reached,+} sources close to the talks said[- no agreement had been reached-]{+, although ministers are expected to announce a decision within days+}.",
    ),
    (
        "The officer had been cleared of any wrongdoing by an internal inquiry.",
        "An internal inquiry had cleared the officer of any wrongdoing.",
        "[-The officer had been cleared of any wrongdoing by -]An internal inquiry{+ had cleared the officer of any wrongdoing+}.",
    ),
    (
        "The dam, built in 1932, had not been inspected since 2009, a report published last month by the National Audit Office found.",
        "The dam had not been inspected since 2009, the National Audit Office found.",
        "The dam[-, built in 1932,-] had not been inspected since 2009, [-a report published last month by -]the National Audit Office found.",
    ),
    (
        "The mayor admitted that mistakes had been made in the handling of the flood.",
        "The mayor acknowledged that mistakes may have been made in handling the flood.",
        "The mayor [-admitted-]{+acknowledged+} that mistakes [-had-]{+may have+} been made in [-the -]handling [-of -]the flood.",
    ),
    (
        "A man has been charged with murder after a woman was found dead at a house in Kilbride.",
        "A man, 41, has been charged with the murder of a woman at a house in Kilbride.",
        "A man{+, 41,+} has been charged with {+the +}murder [-after-]{+of+} a woman [-was found dead -]at a house in Kilbride.",
    ),
    (
        "The strike, now in its third week, has closed 40 schools and left thousands of pupils at home.",
        "The strike has closed more than 40 schools.",
        "The strike[-, now in its third week,-] has closed {+more than +}40 schools[- and left thousands of pupils at home-].",
    ),
    (
        "Police fired tear gas at protesters who had thrown stones at the parliament building.",
        "Protesters threw stones at the parliament building, and police fired tear gas at them.",
        "{+Protesters threw stones at the parliament building, and +}police fired tear gas at [-protesters who had thrown stones at the parliament building-]{+them+}.",
    ),
    (
        "The oil company said on Tuesday it would appeal against the $50 million fine.",
        "The oil company said Tuesday it will appeal the $15 million fine.",
        "The oil company said [-on -]Tuesday it [-would-]{+will+} appeal [-against the $50 million-]{+the $15 million+} fine.",
    ),
    (
        "The terrorists killed four soldiers in the attack on the checkpoint.",
        "The militants killed four soldiers in an attack on the checkpoint.",
        "The [-terrorists-]{+militants+} killed four soldiers in [-the-]{+an+} attack on the checkpoint.",
    ),
    (
        "The law, passed in 2015, allows judges to jail journalists for up to five years.",
        "The law, which was passed in 2015, allows judges to jail journalists for as long as five years.",
        "The law, {+which was +}passed in 2015, allows judges to jail journalists for [-up to-]{+as long as+} five years.",
    ),
    (
        "The court found Mr. Adler guilty on three of five counts and sentenced him to six years in prison.",
        "The court found Adler guilty on three of the five counts and jailed him for six years.",
        "The court found [-Mr. -]Adler guilty on three of {+the +}five counts and [-sentenced him to-]{+jailed him for+} six years[- in prison-].",
    ),
    (
        "Sales rose 3.5 percent to 1.2 billion euros, beating forecasts.",
        "Sales rose by 3.5% to €1.2 billion, missing forecasts.",
        "Sales rose [-3.5 percent to 1.2 billion euros, beating-]{+by 3.5% to €1.2 billion, missing+} forecasts.",
    ),
    (
        "The group said it had no knowledge of the payments.",
        "The group denied any knowledge of the payments.",
        "The group [-said it had no-]{+denied any+} knowledge of the payments.",
    ),
];

#[test]
fn only_what_an_editor_changed_is_marked() {
    check(PROSE);
}

#[test]
fn names_figures_and_dates_change_whole() {
    check(&[
        (
            "Mayor Ida Holm opened the new library on Tuesday.",
            "Ida Holmgren, the mayor, opened the new library on Wednesday.",
            "{+Ida Holmgren, the +}mayor, [-Ida Holm -]opened the new library on [-Tuesday-]{+Wednesday+}.",
        ),
        (
            "The council voted 9-2 against the scheme, which would have cost 5 million euros.",
            "The council voted 9–3 against the scheme, which would have cost €5m.",
            "The council voted [-9-2-]{+9–3+} against the scheme, which would have cost [-5 million euros-]{+€5m+}.",
        ),
        (
            "The ship sailed on 3 May 2019 from Port Said.",
            "The ship sailed on May 3, 2019 from Port Said.",
            "The ship sailed on [-3 May 2019-]{+May 3, 2019+} from Port Said.",
        ),
        (
            "The judge ordered the newspaper to pay costs of about 40,000 pounds.",
            "The judge told the newspaper to pay costs of nearly 45,000 pounds.",
            "The judge [-ordered-]{+told+} the newspaper to pay costs of [-about 40,000-]{+nearly 45,000+} pounds.",
        ),
        (
            "The suspect, a 34-year-old man from Lund, was released without charge.",
            "The suspect, 35, was released without charge on Sunday.",
            "The suspect, [-a 34-year-old man from Lund-]{+35+}, was released without charge{+ on Sunday+}.",
        ),
        (
            "President Ann Lee met Prime Minister Bo Ek in Paris on Thursday to discuss the treaty.",
            "Ann Lee met Bo Ek in Paris to discuss the treaty.",
            "[-President -]Ann Lee met [-Prime Minister -]Bo Ek in Paris [-on Thursday -]to discuss the treaty.",
        ),
        ("Yesterday Ann Lee said no.", "Ann Lee said no.", "[-Yesterday -]Ann Lee said no."),
        (
            "The vote was 52 to 48.",
            "The vote was 48 to 52.",
            "The vote was [-52 to 48-]{+48 to 52+}.",
        ),
        (
            "Temperatures fell to -5 degrees.",
            "Temperatures fell to 5 degrees.",
            "Temperatures fell to [--5-]{+5+} degrees.",
        ),
        (
            "She was born in 1961 in Cork, Ireland, and studied at the University of Leeds.",
            "She was born in 1962 in Cork and studied at the University of Bristol.",
            "She was born in [-1961-]{+1962+} in Cork[-, Ireland,-] and studied at the [-University of Leeds-]{+University of Bristol+}.",
        ),
        (
            "Bank of England governor Ann Lee raised rates.",
            "Bank of Scotland governor Ann Lee raised rates.",
            "[-Bank of England-]{+Bank of Scotland+} governor Ann Lee raised rates.",
        ),
        (
            "Prices rose by 2.5% in May and by 3% in June.",
            "Prices rose by 2.5 per cent in May and 3.1 per cent in June.",
            "Prices rose by [-2.5%-]{+2.5 per cent+} in May and [-by 3%-]{+3.1 per cent+} in June.",
        ),
        (
            "The storm is expected to reach the coast by 6 p.m. on Friday, forecasters said.",
            "Forecasters expect the storm to reach the coast by 8 p.m. on Friday.",
            "{+Forecasters expect +}the storm [-is expected -]to reach the coast by [-6 p.m.-]{+8 p.m.+} on Friday[-, forecasters said-].",
        ),
        (
            "Some 20,000 people fled their homes as the river rose.",
            "More than 20,000 people have fled their homes as the river rises.",
            "[-Some-]{+More than+} 20,000 people {+have +}fled their homes as the river [-rose-]{+rises+}.",
        ),
        (
            "In March 2019, Ann Lee moved to New York.",
            "In May 2019, Ann Lee moved to New York City.",
            "In [-March 2019-]{+May 2019+}, Ann Lee moved to [-New York-]{+New York City+}.",
        ),
    ]);
}

#[test]
fn changes_do_not_reach_across_quotation_marks() {
    check(&[
        (
            "“We were not warned,” said Councillor Ann Lee. “Nobody told us anything.”",
            r#""We were not warned," said Councilor Ann Lee. "Nobody told us a thing.""#,
            r#"<">We were not warned<," >said <Councilor> Ann Lee. <">Nobody told us [-anything.”-]{+a thing."+} || quotation-marks, quotation-marks, spelling, quotation-marks"#,
        ),
        (
            "He called the plan dead.",
            "He called the plan “dead”.",
            "He called the plan {+“+}dead{+”+}.",
        ),
        (
            "The plan was “dead on arrival,” he said.",
            "The plan was “dead on arrival”, he said.",
            "The plan was “dead on arrival”, he said.",
        ),
        (
            "He called it “a great day for the whole of Europe” and left.",
            "He called it a “great day for the whole of Europe” and left.",
            "He called it [-“-]a {+“+}great day for the whole of Europe” and left.",
        ),
        (
            "“I have never seen anything like it in thirty years of fishing,” said Bo Ek, who owns two boats. “It was like a wall.”",
            "“I have never seen anything like it in 30 years,” said Bo Ek, a fisherman. “It was a wall of water.”",
            "“I have never seen anything like it in [-thirty-]{+30+} years[- of fishing-],” said Bo Ek, [-who owns two boats-]{+a fisherman+}. “It was [-like -]a wall{+ of water+}.”",
        ),
        (
            "The plan was “a gift to polluters”, Greenpeace said on Friday, and would be challenged in court.",
            "Greenpeace called the plan “a gift to the polluters” on Friday and vowed to challenge it in court.",
            "{+Greenpeace called +}the plan [-was -]“a gift to {+the +}polluters” [-Greenpeace said -]on <Friday >and [-would be challenged-]{+vowed to challenge it+} in court. || punctuation",
        ),
        (
            "“This is a disaster,” she said.",
            "“This is a tragedy and a disaster,” she said, weeping.",
            "“This is {+a tragedy and +}a disaster,” she said{+, weeping+}.",
        ),
        (
            "He said the deal was “good”, then left.",
            "He said the deal was good, then left.",
            "He said the deal was [-“-]good[-”-], then left.",
        ),
        (
            "The Sea Star, a Greek freighter, sank off Malta.",
            "The “Sea Star”, a Greek freighter, sank off Malta.",
            "The {+“+}Sea Star{+”+}, a Greek freighter, sank off Malta.",
        ),
        (
            "The opposition leader described the vote as a farce and called for new elections.",
            r#"The opposition leader described the vote as "deeply flawed" and demanded a recount."#,
            r#"The opposition leader described the vote as [-a farce and called for new elections-]{+"deeply flawed" +}{+and demanded a recount+}."#,
        ),
        (
            "“The talks were constructive,” said the foreign minister, Lena Holt, after the meeting in Oslo.",
            "“The talks were constructive and frank,” Foreign Minister Lena Holt said after the meeting in Oslo.",
            "“The talks were constructive[-,” -][-said the-]{+ and frank,”+} <Foreign> <Minister >Lena Holt {+said +}after the meeting in Oslo. || case, case, punctuation",
        ),
        (
            "Ms Holt said she “would never have signed” the contract had she known about the debts.",
            "Holt said she “would not have signed” the contract if she had known about the debts.",
            "[-Ms -]Holt said she “would [-never-]{+not+} have signed” the contract [-had she-]{+if she had+} known about the debts.",
        ),
        (
            "The well known author's new novel, “The Salt Road”, is set in 19th century Lisbon.",
            "The well-known author’s new novel, ‘The Salt Road’, is set in 19th-century Lisbon.",
            "The well<->known <author’s> new novel, <‘>The Salt Road<’, >is set in 19th<->century Lisbon. || dash, quotation-marks, quotation-marks, quotation-marks, dash",
        ),
        (
            r#"He said: "It's the players' choice.""#,
            "He said: “It’s the players’ choice.”",
            "He said: <“It’s> the players<’ >choice<.”> || quotation-marks, quotation-marks, quotation-marks, quotation-marks",
        ),
    ]);
}

const TYPOGRAPHY: &[(&str, &str, &str)] = &[
    (
        "The fire spread quickly and destroyed the roof of the hall before crews arrived at 10 p.m. on Monday.",
        "The fire destroyed the hall's roof before crews arrived at 10pm Monday.",
        "The fire [-spread quickly and -]destroyed the {+hall's +}roof [-of the hall -]before crews arrived at <10pm> [-on -]Monday. || punctuation",
    ),
    (
        "The centre’s long-term programme cost $1.2 million, officials at the Ministry of Health said.",
        "The center's long term program cost $1.4 million, officials at the Ministry of Defence said.",
        "The <center's> <long >term <program> cost [-$1.2 million-]{+$1.4 million+}, officials at the [-Ministry of Health-]{+Ministry of Defence+} said. || quotation-marks, spelling, dash, spelling",
    ),
    (
        "J. K. Lee wrote to Jan van der Berg about St. Mary's.",
        "J.K. Lee wrote to Jan van den Berg about St Mary’s.",
        "<J.K. Lee> wrote to [-Jan van der Berg-]{+Jan van den Berg+} about <St Mary’s>. || space, punctuation, quotation-marks",
    ),
    (
        "The bank said profits fell 9 per cent in the third quarter, less than analysts had expected.",
        "The bank said profits fell 9 percent in the third quarter, more than analysts expected.",
        "The bank said profits fell <9 percent> in the third quarter, [-less-]{+more+} than analysts [-had -]expected. || space",
    ),
    (
        "In a statement, the airline apologised to passengers and said it was investigating the failure.",
        "The airline apologized to passengers in a statement and said it was looking into the failure.",
        "[-In a statement, -]The airline <apologized> to passengers {+in a statement +}and said it was [-investigating-]{+looking into+} the failure. || spelling",
    ),
    (
        "Ferry Runs Aground Off Skerry Point",
        "Ferry runs aground off Skerry Point",
        "Ferry <runs> <aground> <off> Skerry Point || case, case, case",
    ),
    (
        "The United Nations said on Monday it had received reports of torture; the government denies it.",
        "The UN said on Monday that it had received credible reports of torture. The government denies it.",
        "The [-United Nations-]{+UN+} said on Monday {+that +}it had received {+credible +}reports of torture<. >The government denies it. || punctuation",
    ),
    (
        "The award-winning chef will co-operate with the e-mail inquiry.",
        "The award winning chef will cooperate with the email enquiry.",
        "The <award >winning chef will <cooperate> with the <email> <enquiry>. || dash, dash, dash, spelling",
    ),
    (
        "The report , published today ,  says costs rose.",
        "The report, published today, says costs rose.",
        "The report<, >published today<, >says costs rose. || space, space",
    ),
    (
        "About 30 organisations signed the letter to the U.S. government.",
        "About thirty organizations signed the letter to the US government.",
        "About [-30-]{+thirty+} <organizations> signed the letter to the <US> government. || spelling, punctuation",
    ),
    (
        "The protest — the largest since 2011 — ended peacefully.",
        "The protest, the largest since 2011, ended peacefully.",
        "The protest<, >the largest since 2011<, >ended peacefully. || punctuation, punctuation",
    ),
    (
        "The 5km race starts at 10:30.",
        "The 5 km race starts at 10.30.",
        "The <5 km> race starts at [-10:30-]{+10.30+}. || space",
    ),
    (
        "He was, she said, a kind man, and a good father to his three children.",
        "She said he was a kind man and a loving father to his children.",
        "[-He was, -]She said {+he was +}a kind <man >and a [-good-]{+loving+} father to his [-three -]children. || punctuation",
    ),
    (
        "Doctors at St. Mary's Hospital said the boy was in a stable condition on Sunday.",
        "Doctors at St Mary’s Hospital said the boy was in critical condition on Sunday.",
        "Doctors at <St Mary’s> Hospital said the boy was in [-a stable-]{+critical+} condition on Sunday. || punctuation, quotation-marks",
    ),
    (
        "The deal — reached after all-night talks — must be ratified by both parliaments.",
        "The deal, reached after all night talks, must be ratified by both parliaments.",
        "The deal<, >reached after <all >night talks<, >must be ratified by both parliaments. || punctuation, dash, punctuation",
    ),
    (
        "THE COUNCIL WILL APPEAL",
        "The council will appeal",
        "<The> <council> <will> <appeal> || case, case, case, case",
    ),
];

#[test]
fn typographic_differences_are_marked_and_named() {
    check(TYPOGRAPHY);
}

#[test]
fn moved_sentences_are_marked_with_the_edits_in_them() {
    check(&[
        (
            "Rescuers found two survivors in the rubble on Friday. They had been trapped for five days. The army has sent more dogs.",
            "The army has sent more dogs. Rescuers found two survivors in the rubble on Friday. They had been trapped for five days.",
            "(The army has sent more dogs. )Rescuers found two survivors in the rubble on Friday. They had been trapped for five days. || moved 1",
        ),
        (
            "Rescuers found two survivors in the rubble on Friday. They had been trapped for five days. The army has sent more dogs to the valley.",
            "Rescuers found three survivors in the rubble on Friday. The army has sent more dogs to the valley. They had been trapped for almost five days.",
            "Rescuers found [-two-]{+three+} survivors in the rubble on Friday. The army has sent more dogs to the valley. (They had been trapped for ){+almost +}(five days.) || moved 1",
        ),
        (
            "The minister arrived late. She said the road would open in June. Drivers had complained for years about the delays.",
            "Drivers had complained for years about the delays. The minister arrived late. She said the road would open in July.",
            "(Drivers had complained for years about the delays. )The minister arrived late. She said the road would open in [-June-]{+July+}. || moved 1",
        ),
        (
            "Water rose quickly. The dam held. Nobody in the valley was hurt, the mayor said.",
            "The dam held. Water rose quickly. Nobody in the valley was hurt, the mayor said.",
            "(The dam held. )Water rose quickly. Nobody in the valley was hurt, the mayor said. || moved 1",
        ),
        (
            r#"She asked, "Why now?" and left. He stayed."#,
            r#"He stayed. She asked, "Why now?" and left the room."#,
            r#"(He stayed. )She asked, "Why now?" and left{+ the room+}. || moved 1"#,
        ),
    ]);
}

#[test]
fn sentences_that_share_too_little_are_replaced_whole() {
    check(&[
        (
            "The train left at noon.",
            "Farmers blocked the motorway with tractors in a protest against fuel taxes.",
            "[-The train left at noon-]{+Farmers blocked the motorway with tractors in a protest against fuel taxes+}.",
        ),
        (
            "Nobody was injured.",
            "Three people were injured, two of them seriously.",
            "[-Nobody was injured-]{+Three people were injured, two of them seriously+}.",
        ),
        (
            "There was no immediate comment from the army.",
            "The army did not immediately respond to a request for comment.",
            "[-There was no immediate comment from the army-]{+The army did not immediately respond to a request for comment+}.",
        ),
    ]);
}

#[test]
fn other_languages_are_compared_alike() {
    check(&[
        (
            "Die Polizei nahm am Montag zwölf Männer fest.",
            "Die Polizei nahm am Dienstag zwölf Männer vorläufig fest.",
            "Die Polizei nahm am [-Montag-]{+Dienstag+} zwölf Männer {+vorläufig +}fest.",
        ),
        (
            "Le ministre a déclaré : « Nous ne céderons pas. »",
            "Le ministre a affirmé: “Nous ne céderons jamais.”",
            "Le ministre a [-déclaré : «-]{+affirmé:+} <“>Nous ne céderons [-pas. »-]{+jamais.”+} || quotation-marks",
        ),
        (
            "Правительство отвергло предложение оппозиции в понедельник.",
            "Правительство отклонило предложение оппозиции во вторник.",
            "Правительство [-отвергло-]{+отклонило+} предложение оппозиции [-в понедельник-]{+во вторник+}.",
        ),
        ("北京表示将继续谈判。", "北京表示不会继续谈判。", "北京表示[-将-]{+不会+}继续谈判。"),
    ]);
}
