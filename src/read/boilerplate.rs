//! Lines that stand around articles and are not part of them, told by their words. The table is kept
//! strict: a line of the article that is lost this way costs more than a line too many.

use crate::article::Role;
use crate::text::normalise::fold;

/// The reason of lines and boxes that point to other articles.
pub(super) const RELATED: &str = "a link to other articles";
/// The reason of notices about cookies.
pub(super) const COOKIES: &str = "a notice about cookies";

/// The role of what stands around an article, by the reason.
pub(super) fn role_for(why: &str) -> Role {
    if why == RELATED { Role::Related } else { Role::Boilerplate }
}

/// Where a phrase has to stand in a line.
#[derive(Clone, Copy)]
enum Where {
    /// It is the whole line, punctuation aside.
    Whole,
    /// The line begins with it.
    Start,
    /// It stands anywhere.
    Anywhere,
}

/// One kind of line that is not part of an article.
struct Kind {
    /// Said to the user.
    why: &'static str,
    place: Where,
    /// Longer lines, in words, are taken for text of the article.
    longest: usize,
    /// In lower case, separated by bars; en, de, fr, es, it, pt, nl, Scandinavian, pl, ru, tr, ar.
    phrases: &'static str,
}

const KINDS: &[Kind] = &[
    Kind {
        why: "a label for an advertisement",
        place: Where::Whole,
        longest: 6,
        phrases: "story continues below|story continues below advertising|article continues below this ad|story continues below this ad|don't want to see this? remove ads|advertisement|advertisment|ad|advert|sponsored|sponsored content|story continues below advertisement|article continues below|article continues after this advertisement|article continues below advertisement|this advertisement has not loaded yet, but your article continues below|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|advertentie|annonce|annons|reklama|reklam|реклама|إعلان|continue reading|story continues|scroll to continue|scroll to continue with content|remove ads",
    },
    Kind {
        why: "buttons for sharing or saving",
        place: Where::Whole,
        longest: 12,
        phrases: "share|share this|share this article|share this story|share article|share on facebook|share on twitter|share on x|share on whatsapp|share via email|copy link|link copied|copy url|tweet|email|print|save|bookmark|facebook|twitter|whatsapp|linkedin|telegram|reddit|pinterest|facebook twitter|email this article|print this article|teilen|artikel teilen|drucken|merken|link kopieren|partager|imprimer|copier le lien|enregistrer|compartir|imprimir|guardar|copiar enlace|condividi|stampa|copia link|compartilhar|partilhar|delen|deel dit artikel|del|dela|del artikel|udostępnij|drukuj|поделиться|paylaş|شارك|مشاركة|gift this article|save article|listen|listen to this article|listen to article|read aloud|unmute|close|play video|now playing|toggle text size|change text size",
    },
    Kind {
        why: "buttons for sharing or saving",
        place: Where::Start,
        longest: 14,
        phrases: "share this article on|share this on|share on facebook|click to share|print this article|email this article|diesen artikel teilen|partager cet article|partager sur|compartir en|compartir esta|condividi su|listen to this article|follow live",
    },
    Kind {
        why: RELATED,
        place: Where::Start,
        longest: 40,
        phrases: "read more:|read more :|read more |read more>|read also:|read also |also read:|also read |read:|read next:|read next |see also:|see also |see more:|related:|related |related article|related stor|more on this|more from|more:|watch:|watch |listen:|recommended:|recommended |you may also like|you might also like|don't miss:|don't miss|must read|must-read|in pics:|in pictures:|lesen sie auch|lesen sie mehr|lesen sie hier|lesen sie dazu|mehr zum thema|auch interessant|mehr dazu|lire aussi|à lire aussi|à lire|lire la suite|à voir aussi|voir aussi|sur le même sujet|lea también|lea tambien|leer más|lee también|le puede interesar|te puede interesar|ver también|también lee|noticia relacionada|leggi anche|leggi tutto|per approfondire|leia também|leia mais|saiba mais|veja também|lees ook|lees meer|lees verder|bekijk ook|læs også|les også|läs också|läs även|läs mer|czytaj też|czytaj także|czytaj więcej|zobacz też|zobacz także|przeczytaj|читайте также|читайте ещё|смотрите также|по теме|čtěte také|přečtěte si|ayrıca oku|ilgili haber|اقرأ أيضا|إقرأ أيضا|اقرأ أيضاً|إقرأ أيضاً|اقرأ المزيد|مواضيع ذات صلة",
    },
    Kind {
        why: "an invitation to subscribe or sign up",
        place: Where::Start,
        longest: 50,
        phrases: "sign up for our|sign up to our|sign up for the newsletter|sign up to the newsletter|sign up here|sign up now|sign up for free|sign up for newsletters|subscribe to our|subscribe to the newsletter|subscribe now|subscribe here|subscribe today|get our newsletter|get the latest news|get the best of|join our whatsapp|join our telegram|join the conversation|stay informed|stay up to date|already a subscriber|already have an account|not a subscriber|create an account|create a free account|log in to continue|log in to comment|register for free|register to continue|register to read|this article is for subscribers|this content is for subscribers|to continue reading|support our journalism|support independent journalism|enter your email|your email address|by signing up|by subscribing|by clicking|thank you for subscribing|melden sie sich für unseren|jetzt anmelden|jetzt abonnieren|abonnieren sie|newsletter abonnieren|inscrivez-vous|abonnez-vous|cet article est réservé aux abonnés|recevez notre|recevez nos|recevez chaque|suscríbete|suscribete|suscríbase|regístrate|iscriviti|abbonati|assine|inscreva-se|cadastre-se|schrijf je in|meld je aan|tilmeld dig|prenumerera|zapisz się|подпишитесь|подписывайтесь|hemen abone ol|اشترك",
    },
    Kind {
        why: COOKIES,
        place: Where::Start,
        longest: 120,
        phrases: "we use cookies|we and our partners use|we and our partners store|this site uses cookies|this website uses cookies|our website uses cookies|we value your privacy|wir verwenden cookies|wir nutzen cookies|diese website verwendet cookies|nous utilisons des cookies|utilizamos cookies|este sitio utiliza cookies|utilizziamo i cookie|questo sito utilizza|utilizamos cookies|wij gebruiken cookies|deze website maakt gebruik van cookies|vi bruger cookies|vi använder cookies|ta strona używa plików cookie",
    },
    Kind {
        why: "a notice that the text is for subscribers",
        place: Where::Start,
        longest: 40,
        phrases: "you have reached your limit of|you've reached your limit of|you have read all your free|you've read all your free|you have no free articles|this story is available exclusively to|this article is exclusive to|this content is only available to|this article is only available to|unlock this article|unlock this story|start your free trial|to read the full story|to read the full article|to read this article in full|subscribe to continue reading|subscribe to read|subscribe to unlock|the rest of this article is|dieser artikel ist nur für|um diesen artikel zu lesen|weiterlesen mit|la suite est réservée|il vous reste|este contenido es exclusivo|contenuto riservato agli abbonati",
    },
    Kind {
        why: "subject labels",
        place: Where::Start,
        longest: 30,
        phrases: "tags:|topics:|tagged:|tagged in:|tagged as:|filed under:|filed under|filed in:|keywords:|subjects:|themen:|schlagworte:|schlagwörter:|mots-clés :|mots clés :|etiquetas:|temas:|tag:",
    },
    Kind {
        why: "an invitation to follow or download",
        place: Where::Start,
        longest: 40,
        phrases: "follow us on|follow us|follow him on|follow her on|follow me on|follow our|like us on facebook|find us on|download our app|download the app|download our|get the app|folgen sie uns|suivez-nous|suivez l'actualité|téléchargez l'app|síguenos|síganos|sigue toda la|descarga la app|descarga nuestra|seguici|siga-nos|volg ons|følg os|följ oss|obserwuj nas|bizi takip|تابعونا",
    },
    Kind {
        why: "a copyright line",
        place: Where::Start,
        longest: 60,
        phrases: "copyright ©|copyright (c)|© |(c) copyright|©|copyright 1|copyright 2|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|riproduzione riservata|© riproduzione riservata|todos os direitos reservados|alle rechten voorbehouden|все права защищены|wszelkie prawa zastrzeżone|tüm hakları|جميع الحقوق محفوظة",
    },
    Kind {
        why: "a copyright line",
        place: Where::Anywhere,
        longest: 40,
        phrases: "all rights reserved|this material may not be published|may not be published, broadcast|alle rechte vorbehalten|tous droits réservés|tutti i diritti riservati|riproduzione riservata|todos los derechos reservados|無断転載|무단전재|무단 전재",
    },
    Kind {
        why: "the comments section",
        place: Where::Whole,
        longest: 6,
        phrases: "comments|comment|leave a comment|post a comment|view comments|show comments|join the conversation|comments are closed|no comments|be the first to comment|kommentare|kommentar schreiben|commentaires|commenter|réagir|comentarios|commenti|comentários|reacties|kommentarer|komentarze|комментарии|yorumlar|التعليقات",
    },
    Kind {
        why: "part of the page, not of the article",
        place: Where::Whole,
        longest: 8,
        phrases: "skip to content|skip to main content|skip to navigation|back to top|home|menu|search|next|previous|tags|topics|topics in this story|about the author|contact us|privacy policy|terms of use|cookie policy|newsletter|newsletters|in this story|loading|loading...|show more|see more|view more|view all|load more|click here|themen|startseite|thèmes|temas|más información|argomenti",
    },
    Kind {
        why: RELATED,
        place: Where::Whole,
        longest: 8,
        phrases: "next article|previous article|related articles|related coverage|more about|more on this story|related stories|related topics|related content|related news|related|related posts|recommended|recommended for you|recommended stories|most read|most popular|most viewed|trending|trending now|trending stories|latest news|top stories|more stories|more news|more from this section|editor's picks|editors' picks|you may also like|you might also like|read more|read next|see also|keep reading|mehr zum thema|meistgelesen|das könnte sie auch interessieren|auch interessant|à lire aussi|les plus lus|sur le même sujet|más leído|más leídas|lo más leído|lo más visto|leggi anche|mais lidas|lees ook|meest gelezen|mest læste|mest lästa|læs mere|najczęściej czytane|читайте также|en çok okunanlar|الأكثر قراءة|関連記事|おすすめ記事|관련기사",
    },
    Kind {
        why: "how to reach the outlet",
        place: Where::Start,
        longest: 40,
        phrases: "do you have a story|got a story|have a story|have a tip|got a tip|send us a tip|send your letters|contact us at|contact the reporter|email us|to contact the reporter|reach the reporter|haben sie einen hinweis|(reporting by|(editing by|(writing by|(additional reporting by|our standards: the thomson reuters|our standards:",
    },
];

/// Words for "minutes of reading" after a number.
const READING_TIME: &[&str] = &[
    "min read",
    "mins read",
    "minute read",
    "minutes read",
    "minutes to read",
    "min. read",
    "minute reading time",
    "min lesezeit",
    "min. lesezeit",
    "minuten lesezeit",
    "min de lecture",
    "min. de lecture",
    "minutes de lecture",
    "min de lectura",
    "minutos de lectura",
    "min lettura",
    "min di lettura",
    "minuti di lettura",
    "min de leitura",
    "minutos de leitura",
    "min leestijd",
    "minuten leestijd",
    "min czytania",
    "мин чтения",
    "минуты чтения",
    "dk okuma",
    "دقيقة قراءة",
    "min læsetid",
    "min lesetid",
    "minuters läsning",
];

/// Words that may stand before the number of a reading time.
const READING_TIME_LABELS: &[&str] = &[
    "reading time",
    "read time",
    "estimated reading time",
    "lesezeit",
    "temps de lecture",
    "tiempo de lectura",
    "tempo di lettura",
    "tempo de leitura",
    "leestijd",
    "czas czytania",
    "время чтения",
    "okuma süresi",
];

/// Why a line is boilerplate, judged by its words alone; `None` for all others.
pub(super) fn reason(text: &str) -> Option<&'static str> {
    // Folding a long paragraph costs time and no kind of line is that long.
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let folded = fold(text);
    let count = folded.split_whitespace().count();
    if count <= 9 && is_reading_time(&folded) {
        return Some("the time that reading takes");
    }
    if count == 1 && is_placeholder(text) {
        return Some("a placeholder of the page");
    }
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    KINDS
        .iter()
        .filter(|kind| count <= kind.longest)
        .find(|kind| kind.phrases.split('|').any(|phrase| matches(kind, phrase, &folded, bare)))
        .map(|kind| kind.why)
}

/// "$$AD$$", "{{ad}}": where the page's scripts put something.
fn is_placeholder(text: &str) -> bool {
    [("$$", "$$"), ("{{", "}}"), ("%%", "%%"), ("##", "##"), ("[[", "]]")].iter().any(
        |(open, close)| {
            text.strip_prefix(open)
                .and_then(|rest| rest.strip_suffix(close))
                .is_some_and(|n| !n.is_empty())
        },
    )
}

/// Invitations that a paragraph may hold anywhere, in the outlet's own voice.
const INVITING: &[&str] = &[
    "sign up for our",
    "sign up to our",
    "subscribe to our",
    "bookmark our",
    "follow us on",
    "download our app",
    "abonnieren sie unseren",
    "inscrivez-vous à notre",
    "suscríbete a nuestro",
];

/// How an invitation begins that is a link; without one these may be words of the article.
const LINKED: &[&str] = &[
    "subscribe to",
    "subscribe for",
    "sign up for",
    "sign up to",
    "become a member",
    "become a subscriber",
    "support us",
    "support our",
];

/// Words of the longest invitation that is a link.
const LINKED_WORDS: usize = 20;

/// Words of the longest paragraph with a link that invites somewhere in it.
const INVITING_WORDS: usize = 50;

/// Why a paragraph that begins with a link is boilerplate; `None` for all others.
pub(super) fn linked_reason(text: &str) -> Option<&'static str> {
    if text.len() > LONGEST_BYTES || text.split_whitespace().count() > INVITING_WORDS {
        return None;
    }
    let folded = fold(text);
    let begins = |phrase: &str| {
        folded.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let short = text.split_whitespace().count() <= LINKED_WORDS;
    // What somebody is quoted with is the article's.
    let voiced = folded.contains(['"', '“', '«']);
    let invites = (short && LINKED.iter().any(|phrase| begins(phrase)))
        || (!voiced && INVITING.iter().any(|phrase| folded.contains(phrase)));
    invites.then_some("an invitation to subscribe or sign up")
}

/// Longest line that any kind can have, in bytes.
const LONGEST_BYTES: usize = 1200;

fn matches(kind: &Kind, phrase: &str, folded: &str, bare: &str) -> bool {
    match kind.place {
        Where::Whole => bare == phrase || folded == phrase,
        Where::Start => {
            let rest = bare
                .strip_prefix(phrase.trim_end())
                .or_else(|| folded.strip_prefix(phrase.trim_end()));
            rest.is_some_and(|rest| {
                let open = !phrase.ends_with(' ') && !phrase.ends_with(':');
                let word_ends = !rest.starts_with(char::is_alphanumeric)
                    || phrase.ends_with(|c: char| c.is_ascii_digit());
                // "Watch |": a phrase that is also a common word needs a mark after it.
                word_ends
                    && (open
                        || rest.trim_start().starts_with(['|', ':', '>', '-', '»', '/'])
                        || phrase.ends_with(':'))
            })
        }
        Where::Anywhere => folded.contains(phrase),
    }
}

fn is_reading_time(folded: &str) -> bool {
    let plain = folded.replace('-', " ");
    let digits = plain.chars().any(|c| c.is_ascii_digit());
    digits
        && (READING_TIME.iter().any(|words| {
            plain.split_once(words).is_some_and(|(head, tail)| {
                head.trim_end().ends_with(|c: char| c.is_ascii_digit())
                    && !tail.starts_with(char::is_alphabetic)
            })
        }) || READING_TIME_LABELS.iter().any(|label| plain.starts_with(label)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_around_articles_are_told_by_their_words() {
        for text in [
            "3 min read",
            "Reading time: 4 minutes",
            "Advertisement",
            "Share this article",
            "READ MORE: Harbour closed after storm",
            "Sign up for our morning newsletter",
            "Follow us on Facebook and X for the latest",
            "© 2024 Harbour Gazette. All rights reserved.",
            "Copyright 2024 Harbour Gazette",
            "Lesen Sie auch: Hafen nach Sturm gesperrt",
            "Lire aussi : le port fermé",
            "Related stories",
            "WATCH | Ferry leaves the harbour",
        ] {
            assert!(reason(text).is_some(), "{text}");
        }
    }

    #[test]
    fn text_of_an_article_is_never_taken() {
        for text in [
            "Share prices fell on Monday after the bank closed its doors.",
            "Read more than ten books a year and you are an exception, the study says.",
            "Watch the harbour at night and you will see them, said the captain.",
            "Related charges were dropped in March.",
            "Homes were flooded.",
            "The copyright dispute went on for three years.",
            "Listen to the people, he said.",
            "He spent 40 minutes reading the letter.",
            "Printing stopped at noon.",
            "Recommended by the panel, the bridge was never built.",
        ] {
            assert_eq!(reason(text), None, "{text}");
        }
    }
}
