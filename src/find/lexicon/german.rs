//! German: verbs of speech and the small words round a speaker. Its nouns have capitals, so that names are
//! told by titles and given names.

use super::{Class, Lexicon};

/// Verbs of speech in the forms that reports use.
const VERBS: &str = "\
    sagte sagten sagt sagen gesagt sage erklärte erklärten erklärt erklären erkläre betonte betonten \
    betont betonen warnte warnten warnt warnen gewarnt meinte meinten meint meinen gemeint schrieb \
    schrieben schreibt schreiben geschrieben kritisierte kritisierten kritisiert kritisieren forderte \
    forderten fordert fordern gefordert antwortete antworteten antwortet geantwortet teilte teilten \
    mitgeteilt mitteilte kündigte kündigten angekündigt ankündigte äußerte äußerten äußert geäußert \
    bezeichnete bezeichneten bezeichnet bezeichnen nannte nannten nennt nennen genannt berichtete \
    berichteten berichtet berichten behauptete behaupteten behauptet behaupten kommentierte \
    kommentierten kommentiert fügte hinzufügte ergänzte ergänzten ergänzt begründete begründeten \
    begründet sprach sprachen spricht gesprochen rief riefen gerufen fragte fragten fragt gefragt \
    verlangte verlangten verlangt zitierte zitierten zitiert bestätigte bestätigten bestätigt \
    bekräftigte bekräftigten bekräftigt unterstrich unterstrichen hob stellte lobte lobten gelobt \
    verurteilte verurteilten verurteilt versicherte versicherten versichert erläuterte erläuterten \
    erläutert erwiderte erwiderten erwidert entgegnete entgegneten entgegnet bemerkte bemerkten bemerkt \
    beteuerte beteuerten mahnte mahnten gemahnt appellierte appellierten beschrieb beschrieben \
    beschreibt urteilte urteilten beklagte beklagten beklagt verteidigte verteidigten resümierte \
    bilanzierte versprach versprachen drohte drohten schimpfte lautete lautet heißt hieß wies verwies \
    räumte gab zugegeben konstatierte prophezeite vermutete prognostizierte charakterisierte titulierte \
    argumentierte argumentierten argumentiert sieht sah sehen bewertete wertete werteten würdigte \
    würdigten plädierte beschuldigte warf";

/// Verbs of thought.
const MIND: &str = "\
    glaubt glaubte glauben hofft hoffte hoffen denkt dachte findet fand hält hielt fürchtet fürchtete \
    befürchtet befürchtete erwartet erwartete will wollte wollen möchte";

/// Auxiliary verbs.
const AUXILIARIES: &str = "\
    hat hatte haben hatten habe hätte ist war sind waren sei wird wurde werden wurden worden kann könne \
    können konnte soll solle sollte muss müsse musste darf dürfe";

/// Adverbs and the like between verb and subject.
const ADVERBS: &str = "\
    auch so weiter ursprünglich persönlich neuerdings derzeit anschließend daher deshalb demnach danach hierbei einst bereits später dann weiter wieder noch nur bereits schon zudem außerdem ebenfalls jedoch gestern heute \
    gegenüber dazu daraufhin sich hingegen dagegen allerdings damals zuvor weiterhin wörtlich hierzu \
    unterdessen inzwischen selbst aber denn ferner abschließend dabei darüber";

/// Articles and numerals.
const ARTICLES: &str = "\
    der die das den dem des ein eine einer eines einem einen dieser diese dieses jeder jede mehrere \
    einige viele zwei drei vier beide beiden kein keine";

/// Words for the owner of a thing.
const OWNERS: &str = "\
    sein seine seiner seines seinem seinen ihr ihre ihrer ihres ihrem ihren unser unsere";

/// Prepositions.
const PREPOSITIONS: &str = "\
    von vom für aus bei beim mit in im an am auf zu zum zur über um durch während nach vor gegen unter \
    zwischen ohne seit bis wegen trotz als statt";

/// Words that begin a clause or join two.
const JOINS: &str = "\
    dass daß und aber oder wenn weil obwohl wie wo der die das welche welcher welches sondern sowie \
    nachdem bevor damit sodass ob da indem";

/// Titles and offices that stand before a name.
const TITLES: &str = "\
    herr frau dr prof professor präsident präsidentin bundespräsident bundeskanzler bundeskanzlerin \
    kanzler kanzlerin minister ministerin premier premierminister premierministerin ministerpräsident \
    ministerpräsidentin außenminister außenministerin innenminister innenministerin finanzminister \
    finanzministerin verteidigungsminister verteidigungsministerin wirtschaftsminister justizminister \
    bundesinnenminister bundesaußenminister bundesfinanzminister senator senatorin bürgermeister \
    bürgermeisterin oberbürgermeister general oberst hauptmann bischof papst könig königin prinz \
    prinzessin sprecher sprecherin regierungssprecher regierungssprecherin pressesprecher \
    pressesprecherin polizeisprecher polizeisprecherin vorsitzender vorsitzende vorsitzenden parteichef \
    parteichefin chef chefin generalsekretär generalsekretärin direktor direktorin geschäftsführer \
    geschäftsführerin trainer abgeordneter abgeordnete staatssekretär staatsanwalt oberstaatsanwalt \
    richter richterin anwalt rechtsanwalt botschafter us-präsident us-außenminister us-außenministerin \
    us-verteidigungsminister";

/// Common nouns for who, or what, speaks.
const ROLES: &str = "\
    sprecher sprecherin polizei regierung ministerium partei fraktion bericht studie erklärung \
    mitteilung pressemitteilung zeitung magazin agentur nachrichtenagentur präsident kanzler kanzlerin \
    minister ministerin experte experten kritiker vertreter mitglied mitglieder forscher wissenschaftler \
    beamter beamte anwalt anwälte richter gericht staatsanwaltschaft verband gewerkschaft unternehmen \
    firma organisation behörde behörden vorsitzender vorsitzende chef chefin leiter leiterin mann frau \
    student augenzeuge augenzeugen zeuge zeugen autor autoren trainer spieler opposition kommission \
    angaben angabe aussage aussagen meldung meldungen medien demonstranten gegner anhänger";

/// Words in the names of bodies and places.
const BODIES: &str = "\
    partei spd cdu csu fdp grüne grünen linke bundestag bundesrat bundesregierung ministerium \
    universität institut verband agentur bundesamt gericht gerichtshof bundesgerichtshof \
    bundesverfassungsgericht polizei zeitung spiegel stern focus welt dpa afp ap reuters bild ard zdf eu \
    uno nato union bank ag gmbh";

/// Words that are no names at the start of a sentence.
const NO_NAMES: &str = "\
    der die das den dem des ein eine einer es er sie wir ich und aber oder wenn weil wie wo in im am an \
    auf aus bei mit nach von vor zu zum zur über unter für durch gegen während seit bis als auch noch \
    nur so dann da dort hier dies diese dieser dieses heute gestern nun jetzt laut sein seine ihr ihre \
    alle beide viele einige mehrere zwei drei nicht kein keine damit dabei dazu darauf außerdem zudem \
    jedoch allerdings zuvor später";

pub(super) fn fill(lexicon: &mut Lexicon) {
    for (class, list) in [
        (Class::VERB | Class::SECOND, VERBS),
        (Class::MIND | Class::SECOND, MIND),
        (Class::AUXILIARY, AUXILIARIES),
        (Class::ADVERB, ADVERBS),
        (Class::ARTICLE, ARTICLES),
        (Class::OWNER, OWNERS),
        (Class::PREPOSITION, PREPOSITIONS),
        (Class::JOINS, JOINS),
        (Class::PRONOUN, "er sie wir ich man wer"),
        (Class::TITLE, TITLES),
        (Class::ROLE, ROLES),
        (Class::BODY, BODIES),
        (
            Class::TIME,
            "montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend januar februar märz april \
             mai juni juli august september oktober november dezember montagabend dienstagabend mittwochabend",
        ),
        (Class::NO_NAME, NO_NAMES),
        (
            Class::FEMALE,
            "sie ihr ihre frau präsidentin kanzlerin bundeskanzlerin ministerin sprecherin chefin königin",
        ),
        (
            Class::MALE,
            "er sein seine herr präsident kanzler bundeskanzler minister sprecher chef könig papst",
        ),
        (Class::SOURCE, "laut gemäß nach so"),
        (Class::PARTICLE, "von van de zu"),
    ] {
        lexicon.add(class, list);
    }
}
