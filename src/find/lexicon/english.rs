//! English: verbs of speech, titles, nouns for speakers, and the small words between them.

use super::{Class, Lexicon};

/// Regular verbs of speech, in the infinitive.
const VERBS: &str = "\
    accuse acknowledge add advise affirm agree allege announce answer argue ask assert assure bemoan \
    blast boast brag call caution chant charge cheer claim clarify comment complain concede conclude \
    condemn confess confide confirm contend continue counter criticize criticise declare decry demand \
    denounce deny deride describe disclose dismiss elaborate emphasize emphasise estimate exclaim \
    explain fume gush hail implore inform insist inquire joke label lament maintain mention mock muse \
    note observe opine plead pledge praise predict proclaim profess promise protest question quip quote \
    reassure recall recommend recount reiterate remark remind repeat reply report respond retort reveal \
    ridicule scoff scold scream shout sigh slam sneer snap speculate state stress suggest summarize \
    summarise testify thunder tout tweet retweet urge vow warn whisper wonder yell post refer \
    characterize characterise brand dub portray concur gripe grumble chide rail taunt tease \
    bellow mutter declaim interject interrupt lecture preach theorize";

/// Forms of the irregular ones.
const IRREGULAR: &str = "\
    say says said saying tell tells told telling write writes wrote writing written swear swears swore \
    swearing";

/// Regular verbs that lead to words only when they are near.
const WEAK: &str = "\
    signal talk joke lobby insinuate rebuke boast vent use offer express reject defend challenge open close point echo cite invoke compare liken refuse \
    threaten attack knock ponder bash lash pitch promote endorse raise issue release sign publish \
    deliver show prefer love wish intend plan aim try support oppose list include indicate define \
    highlight hint imply identify discuss apologize apologise invite encourage credit thank address coin \
    embrace blame favor favour object propose propound conclude pronounce contain start end finish blog \
    headline detail outline underscore underline trumpet shoot nickname name title style target pen \
    argue vent press greet applaud champion contest dispute trash savage skewer lambaste decline need \
    reference feature pose phrase term";

/// Forms of the irregular ones.
const WEAK_IRREGULAR: &str = "\
    go goes went going put puts putting read reads reading begin begins began seek seeks sought give \
    gives gave giving make makes made making speak speaks spoke speaking run ran keep keeps kept send \
    sent sends sending shoots shot find finds found finding get gets got take takes took taking begs \
    begged begging";

/// Verbs whose third person is a noun in the plural as well ("cheers").
const PLURALS: &str = "cheer charge claim counter demand estimate joke label note boast protest question quote reply \
    report shout sigh signal stress taunt tweet post whisper answer brand vow promise remark comment quip rail target \
    offer point attack defend title name end start close feature detail need support reference";

/// Verbs of thought, in the infinitive.
const MIND: &str = "\
    deem believe hope fear consider regard view expect worry doubt imagine assume suspect want";

/// Forms of the irregular ones.
const MIND_IRREGULAR: &str = "\
    think thinks thought thinking feel feels felt feeling know knows knew see sees saw seeing hold holds \
    held";

/// Nouns for words that somebody says.
const WORDS: &str = "\
    statement comment comments claim claims remark remarks suggestion assertion assertions warning \
    warnings argument announcement view views belief opinion promise promises vow pledge call calls \
    demand demands plea question answer response description criticism accusation accusations allegation \
    allegations complaint charge charges contention conclusion prediction declaration proposal \
    insistence words word phrase term slogan motto mantra message speech tweet tweets post letter memo \
    email e-mail article column op-ed interview reference references characterization characterisation \
    attack attacks line quote quip joke observation admission refrain concern concerns fear fears \
    language rhetoric commitment threat threats idea theory note definition";

/// Auxiliary verbs.
const AUXILIARIES: &str = "\
    has have had having is was are were be been being do does did will would can could shall should may \
    might must isn't wasn't aren't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't \
    can't couldn't shouldn't cannot not 'd 'll 've 're";

/// Adverbs that no ending tells.
const ADVERBS: &str = "\
    also later then first initially reportedly recently once again often even just simply still never \
    always only twice further now today yesterday tonight sometimes ever soon earlier instead thus \
    therefore meanwhile himself herself themselves itself both all each nonetheless nevertheless however \
    indeed perhaps maybe long too so already back either rather quite very else famously";

/// Articles and numerals.
const ARTICLES: &str = "\
    the a an this that these those some any many several two three four five six seven eight nine ten \
    one another other no each every most both few half such";

/// Words for the owner of a thing.
const OWNERS: &str = "\
    his her their its our my your whose";

/// Prepositions.
const PREPOSITIONS: &str = "\
    of for down up off out away from at with in on by to about during after before against over into as under near than \
    through amid among between without within toward towards upon via despite like across around behind \
    beyond including following down up off out away since until inside outside because per versus regarding concerning";

/// Words that begin a clause or join two.
const JOINS: &str = "\
    that but and or when while because if although though as where which who whom whose before after \
    since until than so whether unless nor yet how why what once whereas amid despite";

/// Titles and offices that stand before a name.
const TITLES: &str = "\
    mr mrs ms miss dr sen sens senator senators rep reps representative congressman congresswoman gov \
    govs governor president vice prime minister secretary chancellor premier judge justice gen general \
    col colonel lt lieutenant capt captain maj major adm admiral sgt sergeant marshal commander chairman \
    chairwoman chairperson chair mayor speaker king queen prince princess emperor sultan sir lord lady \
    dame baroness baron pope cardinal archbishop bishop rabbi imam rev reverend pastor father sister \
    ambassador envoy commissioner director professor prof attorney leader spokesman spokeswoman \
    spokesperson candidate nominee sheriff officer detective chief executive ceo strategist pollster \
    adviser advisor analyst economist historian author host anchor commentator columnist reporter editor \
    coach deputy undersecretary councilman councilwoman councillor alderman treasurer comptroller \
    delegate assemblyman assemblywoman lawmaker manager founder co-founder head doctor engineer \
    scientist researcher lawyer journalist activist actor actress singer filmmaker billionaire \
    businessman businesswoman mogul operative aide consultant blogger pundit co-host correspondent \
    inspector superintendent constable cadet private corporal rear brigadier taoiseach sheikh ayatollah";

/// Words inside a title, before its last one.
const QUALIFIERS: &str = "\
    former ex then current acting interim senior junior deputy assistant associate foreign defense \
    defence finance interior energy trade health education labor labour justice agriculture climate \
    treasury home state majority minority house senate democratic republican presidential libertarian \
    conservative liberal gop campaign party national federal general chief vice managing executive \
    political security policy communications press longtime veteran rival fellow late";

/// Common nouns for who, or what, speaks.
const ROLES: &str = "\
    most none spokesman spokeswoman spokesperson spokesmen spokespeople official officials source sources aide \
    aides campaign campaigns statement report reports poll polls survey surveys critic critics supporter \
    supporters analyst analysts expert experts lawyer lawyers attorney attorneys adviser advisers \
    advisor advisors strategist strategists leader leaders police authorities ad ads article post email \
    emails e-mail e-mails letter memo tweet tweets man woman men women voter voters protester protesters \
    crowd administration department committee office agency group groups government ministry embassy \
    minister ministers president senator senators governor candidate candidates nominee congressman \
    congresswoman judge judges author authors host hosts reporter reporters journalist journalists \
    mother father wife husband son daughter brother sister people person persons others another some \
    many both pundits observers observer document documents filing lawsuit complaint book caption \
    headline sign signs student students professor professors researchers researcher study studies \
    organization organizations organisation network newspaper newspapers paper company companies \
    chairman chairwoman chair director secretary executive executives officer officers delegate \
    delegates republicans democrats conservatives liberals pollster operative operatives insiders \
    insider billionaire businessman mogul doctor doctors bank economist economists scientist scientists \
    resident residents witness witnesses neighbor neighbour friend friends family player players coach \
    boss owner owners guest guests caller member members lawmaker lawmakers activist activists colleague \
    colleagues veteran rival rivals opponent opponents campaigner campaigners mayor chief head general \
    commander soldier soldiers teacher teachers worker workers union unions outlet magazine site website \
    blog editorial editors editor columnist correspondent historian biographer hacker speaker speakers \
    banner banners placard placards poster posters petition bill law order ruling opinion plan platform \
    page account video transcript release notice manager consultant consultants donor donors ambassador \
    diplomat diplomats prosecutor prosecutors investigators investigator team side star celebrity actor \
    actress singer comedian everyone everybody somebody someone nobody anyone commentator commentators \
    guy lady girl boy kid fan fans publisher producer director-general";

/// Words in the names of bodies and places.
const BODIES: &str = "\
    party university college school house senate congress committee department times post news journal \
    journalism street company corp inc court council association institute center centre foundation bank \
    group union agency army navy force forces states kingdom nations america campaign pac national \
    american republican democratic republicans democrats white supreme fox cnn msnbc nbc abc cbs ap \
    reuters politico twitter facebook islamic state county city new ministry parliament commission \
    office administration board network press tribune herald globe daily magazine review today \
    international federation league club museum hospital church north south east west united project \
    society authority bureau service police act square park avenue road bridge hall island islands river \
    lake mountain beach valley airport theater theatre hotel tower building stadium treaty accord \
    agreement war day week election conference convention";

/// Days and months.
const TIMES: &str = "\
    monday tuesday wednesday thursday friday saturday sunday january february march april june july \
    august september october november december jan feb aug sept oct nov dec";

/// Words that are no names at the start of a sentence.
const NO_NAMES: &str = "\
    the a an his her their its our my your but and or if when while as in on at for from with after \
    before during since because although though however meanwhile this that these those there here he \
    she they i we you it who what why how where not no yes so then now also even just still according by \
    to of about over under into asked yet nor until once both all some many most more one two three four \
    five six seven eight nine ten first second last next despite instead later earlier finally indeed \
    perhaps maybe well look listen oh ok okay let do does did is are was were will would could should \
    might may must can him them us me like among between another others other each every few several \
    such without within through today tomorrow yesterday too only never always whether whose which whom \
    than amid given thanks thank please";

/// Titles, nouns and pronouns that say that a woman is meant.
const FEMALE: &str = "she her hers herself mrs ms miss lady dame queen princess baroness congresswoman chairwoman \
    spokeswoman actress mother wife daughter sister woman businesswoman assemblywoman councilwoman girl";

/// Titles, nouns and pronouns that say that a man is meant.
const MALE: &str = "he him his himself mr sir lord king prince baron pope congressman chairman spokesman actor \
    father husband son brother man businessman assemblyman councilman guy boy";

pub(super) fn fill(lexicon: &mut Lexicon) {
    for (class, verbs) in [(Class::VERB, VERBS), (Class::WEAK, WEAK), (Class::MIND, MIND)] {
        for verb in verbs.split_whitespace() {
            for form in forms(verb) {
                lexicon.put(class, form);
            }
            lexicon.put(Class::BASIC, verb.to_owned());
            if PLURALS.split_whitespace().any(|plural| plural == verb) {
                let [_, third_person, ..] = forms(verb);
                lexicon.put(Class::WORDS, third_person);
            }
        }
    }
    for (class, list) in [
        (Class::VERB, IRREGULAR),
        (Class::WEAK, WEAK_IRREGULAR),
        (Class::MIND, MIND_IRREGULAR),
        (Class::WORDS, WORDS),
        (Class::AUXILIARY, AUXILIARIES),
        (Class::ADVERB, ADVERBS),
        (Class::ARTICLE, ARTICLES),
        (Class::OWNER, OWNERS),
        (Class::PREPOSITION, PREPOSITIONS),
        (Class::JOINS, JOINS),
        (Class::PRONOUN, "he she they i we you who it one"),
        (Class::TITLE, TITLES),
        (Class::QUALIFIER, QUALIFIERS),
        (Class::ROLE, ROLES),
        (Class::BODY, BODIES),
        (Class::TIME, TIMES),
        (Class::NO_NAME, NO_NAMES),
        (Class::FEMALE, FEMALE),
        (Class::MALE, MALE),
        (
            Class::BASIC,
            "say tell write swear go begin seek give make speak run keep send find get take beg think \
             feel know see hold",
        ),
        (Class::SOURCE, "according"),
        (
            Class::PARTICLE,
            "de van von der den di da al bin la le du dos ten del el ibn y e",
        ),
    ] {
        lexicon.add(class, list);
    }
}

/// The four forms of a regular verb: "deny, denies, denied, denying".
fn forms(verb: &str) -> [String; 4] {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let mut letters = verb.chars().rev();
    let (last, before, third) = (letters.next(), letters.next(), letters.next());
    let (third_person, stem) = match (last, before) {
        (Some('e'), _) => (format!("{verb}s"), verb.trim_end_matches('e').to_owned()),
        (Some('y'), Some(before)) if !vowel(before) => {
            let stem = verb.trim_end_matches('y');
            return [
                verb.to_owned(),
                format!("{stem}ies"),
                format!("{stem}ied"),
                format!("{verb}ing"),
            ];
        }
        (Some('s' | 'h' | 'x'), _) => (format!("{verb}es"), verb.to_owned()),
        // A short verb doubles its last letter: "slam, slammed".
        (Some(last @ ('g' | 'm' | 'n' | 'p' | 't' | 'b')), Some(before))
            if verb.len() <= 4 && vowel(before) && !third.is_some_and(vowel) =>
        {
            (format!("{verb}s"), format!("{verb}{last}"))
        }
        _ => (format!("{verb}s"), verb.to_owned()),
    };
    [
        verb.to_owned(),
        third_person,
        format!("{stem}ed"),
        format!("{stem}ing"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs_take_their_endings() {
        for (verb, expected) in [
            ("deny", "deny denies denied denying"),
            ("argue", "argue argues argued arguing"),
            ("slam", "slam slams slammed slamming"),
            ("boast", "boast boasts boasted boasting"),
            ("bash", "bash bashes bashed bashing"),
            ("claim", "claim claims claimed claiming"),
        ] {
            assert_eq!(forms(verb).join(" "), expected);
        }
    }
}
