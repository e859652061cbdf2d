//! Tests of the comparison of sheets.

use super::*;

/// A sheet from lines of CSV.
fn sheet(name: &str, csv: &str) -> Sheet {
    Sheet::read(name, csv.as_bytes()).expect("a sheet")
}

fn compared(sheets: &[(&str, &str)]) -> Agreement {
    let sheets: Vec<Sheet> = sheets.iter().map(|(name, csv)| sheet(name, csv)).collect();
    compare(&sheets, &[])
}

/// What notes begin with, one for each.
fn check_notes(sheets: &[(&str, &str)], expected: &[&str]) {
    let notes = compared(sheets).notes;
    for wanted in expected {
        assert!(notes.iter().any(|note| note.contains(wanted)), "{wanted}\nnot in\n{notes:#?}");
    }
    assert_eq!(notes.len(), expected.len(), "{notes:#?}");
}

/// What is always said of sheets that consist of two columns.
const TAKEN: &str = "no codebook has this column; it was taken as nominal";

#[test]
fn units_are_paired_by_their_ids_in_any_order() {
    let a = "unit,words,tone\nr1.A,One,good\nr2.A,Two,bad\nq1.B,Three,good\n";
    let b = "unit,words,tone\nq1.B,Three,good\nr2.A,Two,good\nr1.A,One,good\n";
    let agreement = compared(&[("a.csv", a), ("b.csv", b)]);
    let said: Vec<(Unit, usize, Result<f64, Undefined>)> =
        agreement.outcomes.iter().map(|one| (one.unit, one.by_two, one.percent)).collect();
    assert_eq!(said, [(Unit::Passage, 2, Ok(0.5)), (Unit::Quote, 1, Ok(1.0))]);
    let [one] = agreement.disagreements.as_slice() else { panic!("one disagreement") };
    assert_eq!((one.id.to_string().as_str(), one.words.as_str()), ("r2.A", "Two"));
    assert_eq!(one.values, [Some("bad".to_owned()), Some("good".to_owned())]);
}

#[test]
fn coders_are_named_by_their_column_else_by_the_file() {
    let a = "unit,words,coder,tone\nr1.A,One,Anna,x\nr2.A,Two,,y\n";
    let b = "unit,words,coder,tone\nr1.A,One,,x\nr2.A,Two,,y\n";
    let agreement = compared(&[("a.csv", a), ("ben.csv", b)]);
    let names: Vec<&str> = agreement.coders.iter().map(|coder| coder.name.as_str()).collect();
    assert_eq!(names, ["Anna", "ben"]);
    assert_eq!(agreement.outcomes[0].coded, [2, 2]);
}

#[test]
fn one_sheet_can_hold_several_coders() {
    let both =
        "unit,words,coder,tone\nr1.A,One,Anna,x\nr1.A,One,Ben,y\nr2.A,Two,Anna,x\nr2.A,Two,ben,x\n";
    let agreement = compared(&[("both.csv", both)]);
    assert_eq!(agreement.coders.len(), 2);
    assert_eq!(agreement.outcomes[0].percent, Ok(0.5));
    check_notes(&[("both.csv", both)], &["has lines of 2 coders: Anna, Ben", TAKEN]);
}

#[test]
fn one_coder_twice_is_told_as_such() {
    let a = "unit,words,coder,tone\nr1.A,One,Anna,x\n";
    let b = "unit,words,coder,tone\nr1.A,One,anna,y\n";
    check_notes(
        &[("a.csv", a), ("b.csv", b)],
        &["how far one coder agrees with themselves", TAKEN],
    );
}

#[test]
fn other_words_under_the_same_id_are_not_compared_and_it_is_said() {
    let a = "unit,words,tone\nr1.A,\"The ferry, it sank.\",x\nr2.A,Two,x\n";
    // Marks and spaces are what spreadsheets change; letters are not.
    let b = "unit,words,tone\nr1.A,The ferry – it sank,x\nr2.A,Three,y\n";
    let agreement = compared(&[("a.csv", a), ("b.csv", b)]);
    assert_eq!(agreement.outcomes[0].by_two, 1);
    assert!(agreement.disagreements.is_empty());
    let other = "b: 1 unit with other words under the same id than in the other sheets, so what was \
                 coded of them was not compared: r2.A";
    check_notes(&[("a.csv", a), ("b.csv", b)], &[other, TAKEN]);
}

#[test]
fn accents_that_a_guessed_encoding_spoils_keep_no_unit_from_its_like() {
    let sheets = [
        sheet("a.csv", "unit,words,tone\nr1.A,£1.4 million at café,x\n"),
        Sheet::read("b.csv", b"unit,words,tone\nr1.A,\xa31.4 million at caf\xe9,x\n")
            .expect("a sheet"),
    ];
    assert_eq!(compare(&sheets, &[]).outcomes[0].by_two, 1);
    let other = [
        sheet("a.csv", "unit,words,tone\nr1.A,паром,x\n"),
        sheet("b.csv", "unit,words,tone\nr1.A,порт,x\n"),
    ];
    assert_eq!(compare(&other, &[]).outcomes[0].by_two, 0);
}

#[test]
fn units_of_one_sheet_only_and_ids_of_none_are_named() {
    let a = "unit,words,tone\nr1.A,One,x\nr9.A,Nine,x\n";
    let b = "unit,words,tone\nr1.A,One,x\nr1.A,One,y\nrow two,Two,x\n";
    check_notes(
        &[("a.csv", a), ("b.csv", b)],
        &[
            "b.csv: row 4 has codes and no id of a unit (“row two”), so it was not compared",
            "b: 1 unit coded twice with different values; the first line counts: r1.A (row 3)",
            "b: 1 unit of other sheets can’t be compared here: r9.A",
            TAKEN,
        ],
    );
}

#[test]
fn sheets_of_other_files_are_told() {
    let made = |sum: &str| {
        format!(
            "section,id,version,note,words,tone\nversion,A,A,file: a.txt; SHA-256: {sum},,\n\
             passage,r1,A,,One,x\n"
        )
    };
    let (a, b) = (made("0a"), made("0b"));
    check_notes(
        &[("a.csv", &a), ("b.csv", &b), ("c.csv", "unit,words,tone\nr1.A,One,x\n")],
        &[
            "b.csv was not made from the same files as a.csv: version A differs",
            "c.csv does not say from which files it was made",
            TAKEN,
        ],
    );
    check_notes(&[("a.csv", &a), ("b.csv", &a)], &["a.csv and b.csv are the same file", TAKEN]);
}

const CODEBOOK: &str = "section,id,version,kind,label,status,value,words,tone\n\
    codebook,tone,,ordinal,How it speaks,Passages,'-1; 0; 1,,\n";

#[test]
fn levels_and_values_come_from_the_codebook_and_typing_faults_are_named() {
    let filled = |codes: &[&str]| {
        let lines = codes
            .iter()
            .enumerate()
            .map(|(n, code)| format!("passage,r{},A,,,,,Words,{code}\n", n + 1));
        format!("{CODEBOOK}{}", lines.collect::<String>())
    };
    let a = filled(&["-1", "0", "1", "0", "1"]);
    let b = filled(&["-1", "0", "1.0", "zero", "0"]);
    let agreement = compared(&[("a.csv", &a), ("b.csv", &b)]);
    let [outcome] = agreement.outcomes.as_slice() else { panic!("one variable") };
    assert_eq!(outcome.variable.level, Level::Ordinal);
    assert_eq!((outcome.units, outcome.by_two), (5, 4));
    // By hand: 8 values, -1 twice, 0 and 1 three times each; mid-ranks 1, 3.5, 6.5. D_o = 2 · 9 / 8, D_e =
    // 2 · (6 · 6.25 + 6 · 30.25 + 9 · 9) / 56.
    let expected = 1.0 - (18.0 / 8.0) / (2.0 * 300.0 / 56.0);
    let alpha = outcome.alpha.expect("an alpha").alpha;
    assert!((alpha - expected).abs() < 1e-12, "{alpha} is not {expected}");
    check_notes(
        &[("a.csv", &a), ("b.csv", &b)],
        &[
            "b, Passages, tone: 1 value without a rank in the codebook, left out: “zero” (r4.A)",
            "b, Passages, tone: 1 value spelled otherwise than in the codebook, counted as its \
             values: “1.0” (r3.A)",
        ],
    );
}

#[test]
fn a_level_that_is_named_counts_more_than_the_codebook() {
    let a = "unit,words,tone\nr1.A,One,1\nr2.A,Two,2\n";
    let sheets = [sheet("a.csv", a), sheet("b.csv", a)];
    let named = Variable::parse("tone:interval").expect("a variable");
    let agreement = compare(&sheets, &[named]);
    assert_eq!(agreement.outcomes[0].variable.level, Level::Interval);
}

#[test]
fn what_nobody_coded_has_no_figures_and_a_reason() {
    let a = format!("{CODEBOOK}passage,r1,A,,,,,Words,\n");
    let agreement = compared(&[("a.csv", &a), ("b.csv", &a)]);
    let [outcome] = agreement.outcomes.as_slice() else { panic!("one variable") };
    assert_eq!(outcome.alpha, Err(Undefined::NothingToPair));
    assert_eq!((outcome.by_none, outcome.interval), (1, None));
}
