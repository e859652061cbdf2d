//! The closed classes of words that facts are made of, looked up once a word: number words, months,
//! weekdays, units, currencies.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TimeUnit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A night, counted as a day.
    Night,
    /// A weekend.
    Weekend,
    /// Seven days.
    Week,
    /// Fourteen days.
    Fortnight,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// What a word is for facts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Class {
    /// "seven", "thirty".
    Cardinal(u32),
    /// "hundred", "million": the number it multiplies by.
    Scale(f64),
    /// "dozens", "thousands": an order of size.
    Order(f64),
    /// "third", "twentieth".
    Ordinal(u32),
    /// "thirds", "fifths", "quarters": the denominator.
    Parts(u32),
    /// 1 to 12; abbreviations too.
    Month(u8),
    /// 0 (Monday) to 6.
    Weekday(u8),
    /// "day", "weeks".
    Time(TimeUnit),
    /// "spring": the two letters of TIMEX3.
    Season(&'static str),
    /// "morning": the two letters of TIMEX3.
    DayPart(&'static str),
    /// The name of a currency: its ISO 4217 code.
    Currency(&'static str),
    /// A hundredth of the unit of a currency: its code.
    Cent(&'static str),
    /// The symbol of a unit.
    Measure(&'static str),
    /// Articles, prepositions, pronouns, auxiliaries, conjunctions: no noun and no name.
    Function,
    /// Anything else.
    Other,
}

impl Class {
    /// The number of a number word.
    pub(super) fn cardinal(self) -> Option<u32> {
        if let Self::Cardinal(n) = self { Some(n) } else { None }
    }

    /// The number of an ordinal.
    pub(super) fn ordinal(self) -> Option<u32> {
        if let Self::Ordinal(n) = self { Some(n) } else { None }
    }

    /// What a scale multiplies by.
    pub(super) fn scale(self) -> Option<f64> {
        if let Self::Scale(by) = self { Some(by) } else { None }
    }
}

static WORDS: LazyLock<HashMap<&'static str, Class>> = LazyLock::new(build);

/// The class of a word in small letters.
pub(super) fn class(low: &str) -> Class {
    WORDS.get(low).copied().unwrap_or(Class::Other)
}

fn build() -> HashMap<&'static str, Class> {
    let mut words = HashMap::new();
    let function = FUNCTION.split_whitespace().map(|word| (word, Class::Function));
    words.extend(function);
    for (line, make) in [
        (MEASURES, Class::Measure as fn(&'static str) -> Class),
        (CURRENCIES, Class::Currency),
        (CENTS, Class::Cent),
    ] {
        for entry in line.split(';') {
            let Some((value, names)) = entry.trim().split_once(':') else { continue };
            words.extend(names.split_whitespace().map(|name| (name, make(value))));
        }
    }
    let numbered = [
        (CARDINALS, Class::Cardinal as fn(u32) -> Class),
        (ORDINALS, Class::Ordinal),
        (PARTS, Class::Parts),
    ];
    for (table, make) in numbered {
        words.extend(table.iter().map(|&(word, value)| (word, make(value))));
    }
    words.extend(SCALES.iter().map(|&(word, value)| (word, Class::Scale(value))));
    words.extend(ORDERS.iter().map(|&(word, value)| (word, Class::Order(value))));
    for (n, names) in (1..).zip(MONTHS) {
        words.extend(names.split(' ').map(|name| (name, Class::Month(n))));
    }
    for (n, names) in (0..).zip(WEEKDAYS) {
        words.extend(names.split(' ').map(|name| (name, Class::Weekday(n))));
    }
    words.extend(TIMES.iter().map(|&(word, unit)| (word, Class::Time(unit))));
    words.extend(SEASONS.iter().map(|&(word, code)| (word, Class::Season(code))));
    words.extend(DAY_PARTS.iter().map(|&(word, code)| (word, Class::DayPart(code))));
    words
}

const CARDINALS: &[(&str, u32)] = &[
    ("zero", 0),
    ("naught", 0),
    ("nought", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fourty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];
const SCALES: &[(&str, f64)] = &[
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("mln", 1e6),
    ("billion", 1e9),
    ("bn", 1e9),
    ("trillion", 1e12),
    ("quadrillion", 1e15),
    ("lakh", 1e5),
    ("crore", 1e7),
    ("dozen", 12.0),
    ("doz", 12.0),
    ("dz", 12.0),
    ("dzs", 12.0),
];
const ORDERS: &[(&str, f64)] = &[
    ("dozens", 12.0),
    ("scores", 20.0),
    ("hundreds", 1e2),
    ("thousands", 1e3),
    ("millions", 1e6),
    ("billions", 1e9),
    ("trillions", 1e12),
    ("lakhs", 1e5),
    ("crores", 1e7),
    ("tens", 10.0),
];
const ORDINALS: &[(&str, u32)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
    ("sixtieth", 60),
    ("seventieth", 70),
    ("eightieth", 80),
    ("ninetieth", 90),
    ("hundredth", 100),
    ("thousandth", 1000),
    ("millionth", 1_000_000),
];
const PARTS: &[(&str, u32)] = &[
    ("half", 2),
    ("halves", 2),
    ("thirds", 3),
    ("fourths", 4),
    ("fifths", 5),
    ("sixths", 6),
    ("sevenths", 7),
    ("eighths", 8),
    ("ninths", 9),
    ("tenths", 10),
    ("twelfths", 12),
    ("sixteenths", 16),
    ("twentieths", 20),
    ("thirtieths", 30),
    ("hundredths", 100),
    ("thousandths", 1000),
];
const MONTHS: [&str; 12] = [
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
];
const WEEKDAYS: [&str; 7] = [
    "monday mon mondays",
    "tuesday tue tues tuesdays",
    "wednesday wed weds wednesdays",
    "thursday thu thur thurs thursdays",
    "friday fri fridays",
    "saturday sat saturdays",
    "sunday sun sundays",
];
const TIMES: &[(&str, TimeUnit)] = &[
    ("seconds", TimeUnit::Second),
    ("sec", TimeUnit::Second),
    ("secs", TimeUnit::Second),
    ("minute", TimeUnit::Minute),
    ("minutes", TimeUnit::Minute),
    ("min", TimeUnit::Minute),
    ("mins", TimeUnit::Minute),
    ("hour", TimeUnit::Hour),
    ("hours", TimeUnit::Hour),
    ("hr", TimeUnit::Hour),
    ("hrs", TimeUnit::Hour),
    ("day", TimeUnit::Day),
    ("days", TimeUnit::Day),
    ("nights", TimeUnit::Night),
    ("weekend", TimeUnit::Weekend),
    ("weekends", TimeUnit::Weekend),
    ("week", TimeUnit::Week),
    ("weeks", TimeUnit::Week),
    ("wk", TimeUnit::Week),
    ("wks", TimeUnit::Week),
    ("fortnight", TimeUnit::Fortnight),
    ("fortnights", TimeUnit::Fortnight),
    ("month", TimeUnit::Month),
    ("months", TimeUnit::Month),
    ("quarter", TimeUnit::Quarter),
    ("quarters", TimeUnit::Quarter),
    ("year", TimeUnit::Year),
    ("years", TimeUnit::Year),
    ("yr", TimeUnit::Year),
    ("yrs", TimeUnit::Year),
    ("decade", TimeUnit::Decade),
    ("decades", TimeUnit::Decade),
    ("century", TimeUnit::Century),
    ("centuries", TimeUnit::Century),
];
const SEASONS: &[(&str, &str)] = &[
    ("spring", "SP"),
    ("summer", "SU"),
    ("autumn", "FA"),
    ("fall", "FA"),
    ("winter", "WI"),
    ("springtime", "SP"),
    ("summertime", "SU"),
    ("wintertime", "WI"),
];
const DAY_PARTS: &[(&str, &str)] = &[
    ("morning", "MO"),
    ("mornings", "MO"),
    ("afternoon", "AF"),
    ("afternoons", "AF"),
    ("evening", "EV"),
    ("evenings", "EV"),
    ("night", "NI"),
    ("overnight", "NI"),
    ("midday", "MI"),
    ("noon", "12:00"),
    ("midnight", "24:00"),
    ("daytime", "DT"),
    ("nighttime", "NI"),
    ("lunchtime", "MI"),
    ("dawn", "MO"),
    ("dusk", "EV"),
];
const CURRENCIES: &str = "USD: dollar dollars buck bucks usd; EUR: euro euros eur; GBP: pound pounds gbp \
    sterling quid; JPY: yen jpy; CNY: yuan renminbi rmb cny; CHF: franc francs chf; INR: rupee rupees inr; \
    RUB: rouble roubles ruble rubles rub; KRW: won krw; MXN: peso pesos mxn; BRL: reais brl; \
    SEK: krona kronor sek; DKK: dkk; NOK: krone kroner nok; PLN: zloty zlotys pln; CZK: koruna korunas czk; \
    HUF: forint forints huf; TRY: lira liras; ILS: shekel shekels ils; ZAR: rand zar; SAR: riyal riyals sar; \
    AED: dirham dirhams aed; IRR: rial rials irr; EGP: egp; IDR: rupiah idr; THB: baht thb; \
    MYR: ringgit myr; VND: dong vnd; PHP: php; UAH: hryvnia hryvnias uah; NGN: naira ngn; KES: kes; \
    PKR: pkr; BDT: taka bdt; IQD: dinar dinars iqd; CAD: cad; AUD: aud; NZD: nzd; HKD: hkd; SGD: sgd; \
    BTC: bitcoin bitcoins btc; ETB: birr; GHS: cedi cedis; DEM: marks deutschmark deutschmarks; \
    ITL: lire; ESP: peseta pesetas; TWD: twd; LAK: kip; FIM: markka; LKR: lkr; CNY: yuan renminbi rmb cny kuai; RON: leu lei; GEL: lari; KZT: tenge; \
    KES: shilling shillings; ATS: schilling schillings; NLG: guilder guilders; PTE: escudo escudos; BGN: lev leva; HRK: kuna kunas; \
    AZN: manat manats; MMK: kyat kyats; KHR: riel riels; MNT: tugrik tugriks; PYG: guarani guaranis; BOB: boliviano bolivianos; \
    VES: bolivar bolivars; HNL: lempira lempiras; GTQ: quetzal quetzals; NIO: cordoba cordobas; HTG: gourde gourdes; ZMW: kwacha; \
    MOP: pataca patacas; BRL: reals; MDL: mdl; RSD: rsd; XOF: xof; XAF: xaf; COP: cop; CLP: clp; ARS: ars; QAR: qar; KWD: kwd; RON: ron";
const CENTS: &str = "USD: cent cents; GBP: penny pence; RUB: kopeck kopecks; INR: paise paisa; CNY: fen; EUR: eurocent eurocents; RUB: kopek kopeks; MXN: centavo centavos";
const MEASURES: &str = "m: metre metres meter meters; km: kilometre kilometres kilometer kilometers km kms; \
    cm: centimetre centimetres centimeter centimeters cm; mm: millimetre millimetres millimeter millimeters mm; \
    dm: decimetre decimetres decimeter decimeters dm; pm: picometre picometres picometer picometers; \
    nm: nanometre nanometres nanometer nanometers; µm: micrometre micrometres micrometer micrometers; \
    mi: mile miles mi; yd: yard yards yd yds; ft: foot feet ft; in: inch inches; kn: knot knots; \
    ly: light-year light-years; fathom: fathom fathoms; \
    kg: kilogram kilograms kilogramme kilogrammes kilo kilos kg kgs; g: gram grams gramme grammes; \
    mg: milligram milligrams mg; µg: microgram micrograms microgramme microgrammes mcg; t: tonne tonnes; ton: ton tons; \
    lb: lb lbs; oz: ounce ounces oz; st: stone; dr: dram drams drachma drachmas; kt: kiloton kilotons; \
    Mt: megaton megatons; ct: carat carats; \
    l: litre litres liter liters; ml: millilitre millilitres milliliter milliliters ml; \
    cl: centilitre centilitres centiliter centiliters; gal: gallon gallons gal; pt: pint pints; qt: quart quarts; \
    bbl: barrel barrels bbl; cup: cups; tbsp: tablespoon tablespoons tbsp; tsp: teaspoon teaspoons tsp; \
    bushel: bushel bushels; ha: hectare hectares ha; ac: acre acres; \
    mph: mph; km/h: kmh kph; kt: kt kts; Hz: hertz hz; kHz: kilohertz khz; MHz: megahertz mhz; \
    GHz: gigahertz ghz; W: watt watts; kW: kilowatt kilowatts kw; MW: megawatt megawatts mw; \
    GW: gigawatt gigawatts gw; kWh: kwh; V: volt volts; hp: horsepower hp; \
    bit: bit bits; B: byte bytes; kB: kilobyte kilobytes kb; MB: megabyte megabytes; GB: gigabyte gigabytes gb; \
    TB: terabyte terabytes tb; Mbit: megabit megabits mbit; Gbit: gigabit gigabits gbit; kbit: kilobit kilobits; \
    °: degree degrees deg; °C: celsius centigrade celcius; °F: fahrenheit farenheit; K: kelvin kelvins; \
    rad: radian radians rad; turn: turns; arcmin: arcminute arcminutes; dB: decibel decibels db; cal: calorie calories; \
    kcal: kcal; J: joule joules; N: newton newtons; Pa: pascal pascals; mbar: millibar millibars; \
    A: ampere amperes amp amps; sq ft: sqft; µs: microsecond microseconds; ms: millisecond milliseconds; mSv: millisievert millisieverts";
const FUNCTION: &str = "the a an this that these those of in on at by to from for with without within into onto \
    over under between among against during before after since until till about around through across along \
    behind beyond near above below up down out off as than like per via despite toward towards upon amid \
    and or but nor so yet if because while when where who whom whose which what why how whether although \
    though unless once he she it they we you i him her them us me his hers its their theirs our ours your \
    yours my mine himself herself itself themselves ourselves yourself myself is are was were be been being am \
    has have had having do does did doing done will would shall should can could may might must not no \
    there here then now also just only even still already again ever never very too more most less least \
    much many few some any all both each every either neither other another such own same one's it's he's \
    she's they're we're i'm you're that's there's don't doesn't didn't isn't aren't wasn't weren't won't \
    wouldn't can't couldn't said says say told according meanwhile however yes oh well";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_class() {
        assert_eq!(class("thirty"), Class::Cardinal(30));
        assert_eq!(class("sept"), Class::Month(9));
        assert_eq!(class("weeks"), Class::Time(TimeUnit::Week));
        assert_eq!(class("euros"), Class::Currency("EUR"));
        assert_eq!(class("miles"), Class::Measure("mi"));
        assert_eq!(class("the"), Class::Function);
        assert_eq!(class("harbour"), Class::Other);
    }
}
