//! Words of a text: the units of similarity, diff and counting.

use super::Span;
use std::collections::HashSet;
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation as _;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters or digits.
    Word,
    /// White space.
    Space,
    /// Anything else.
    Punctuation,
}

/// One piece of a text between word boundaries (UAX #29).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// Every token of `text`, spaces and punctuation included; their spans join without gaps.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    text.split_word_bound_indices().map(move |(at, piece)| Token {
        span: Span::snapped(text, at..at + piece.len()),
        kind: kind_of(piece),
    })
}

fn kind_of(piece: &str) -> TokenKind {
    match piece.chars().next() {
        Some(c) if c.is_whitespace() => TokenKind::Space,
        Some(c) if c.is_alphanumeric() => TokenKind::Word,
        _ => TokenKind::Punctuation,
    }
}

/// How many words `text` has, as a person would count them.
#[must_use]
pub fn count(text: &str) -> usize {
    text.unicode_words().count()
}

/// Whether `word`, folded, only holds a sentence together: articles, pronouns, prepositions,
/// auxiliary verbs. English, German, French, Spanish, Italian, Dutch, Portuguese and Russian.
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> =
        LazyLock::new(|| FUNCTION_WORDS.iter().flat_map(|words| words.split(' ')).collect());
    WORDS.contains(word)
}

/// One string a language, in the order of the doc above. Words that carry content in another of these
/// languages ("war", "die", "man") are left out.
const FUNCTION_WORDS: &[&str] = &[
    "a an the and or but nor so yet if then than that this these those there here it its he \
     him his she her hers they them their theirs we us our ours you your yours i me my \
     who whom whose which what when where why how as at by for from in into of off on onto \
     out over to up upon with without within about after before between during through under \
     until against among across toward towards is am are was were be been being has have had \
     having do does did doing will would shall should can could may might must not no also \
     just only very too such some any each every all both either neither own same other \
     another more most much many few it's that's he's she's they're isn't wasn't don't didn't \
     doesn't won't can't",
    "der das den dem des ein eine einen einem einer eines und oder aber denn sondern wenn \
     weil dass ob als wie so da dann er sie es ihn ihm ihr ihnen wir uns euch ich mich mir du \
     dich dir sein seine seinen seinem seiner ihre ihren ihrem ihrer wer was wo wann warum im \
     in ins am an auf aus bei beim bis durch für gegen hinter mit nach neben ohne seit über \
     um unter von vom vor zu zum zur zwischen ist sind waren bist sei wird werden \
     wurde wurden worden haben hatte hatten kann können konnte muss müssen soll sollen \
     sollte will wollen nicht kein keine keinen auch nur noch schon sehr mehr sich dieser \
     diese dieses diesen diesem",
    "le la les l un une des du de d et ou mais donc or ni car si que qu qui quoi où ce \
     cet cette ces il elle ils elles on nous vous je tu me te se lui leur leurs sa ses \
     mon ma mes notre nos votre vos en y au aux à dans par sur sous avec sans entre vers \
     chez est sont était étaient être été a ont avait avaient avoir ne pas plus aussi très",
    "el la los las un una unos unas y e o u pero sino si que quien cual cuando donde como \
     este esta estos estas ese esa eso aquel lo le les se su sus mi mis tu tus nos de del en \
     a al por para con sin sobre entre desde hasta hacia es eran ser fue fueron está \
     están ha han había no más muy también ya",
    "il lo la i gli le un uno una e ed o ma se che chi cui quando questo questa \
     questi queste di del dello della dei degli delle a al allo alla ai agli alle da dal \
     dalla in nel nella con su sul sulla per tra fra è sono erano essere stato ha hanno \
     aveva non più anche si ci",
    "de het een en of maar want dat dit deze er hij zij ze wij we ik je jij u hen \
     haar zijn mijn in op aan van voor met bij uit naar over onder tot door om te is was \
     waren wordt werd heeft had hebben niet geen ook nog",
    "o os as um uma uns umas e ou mas se que quem quando onde como este esta isso isto aquele \
     de do da dos das em no na nos nas por pelo pela para com sem sobre entre é são ser \
     foi foram está tem têm não mais também já seu sua ao à",
    "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только \
     ее её мне было вот от меня еще ещё нет о из ему теперь когда даже ну ли если уже или ни \
     быть был него до вас нибудь опять уж вам ведь там потом себя ничего ей может они тут где \
     есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж \
     тогда кто этот того потому этого какой",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_join_without_gaps() {
        let text = "Don’t wait: 3,500 people, “they” said — 選挙は";
        let joined: String = tokens(text).map(|token| token.span.slice(text)).collect();
        assert_eq!(joined, text);
    }

    #[test]
    fn function_words_are_told_from_words_that_carry_content() {
        let all = FUNCTION_WORDS.iter().flat_map(|words| words.split(' '));
        all.for_each(|word| assert_eq!(crate::text::normalise::fold(word), word));
        for (word, expected) in
            [("the", true), ("und", true), ("к", true), ("ferry", false), ("", false)]
        {
            assert_eq!(is_function_word(word), expected, "{word}");
        }
    }
}
