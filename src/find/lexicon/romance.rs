//! French, Spanish and Italian in one table: their verbs of speech hardly meet.

use super::{Class, Lexicon};

/// Verbs of speech in the forms that reports use.
const VERBS: &str = "\
    déclaré déclare déclarait déclarer affirmé affirme expliqué explique ajouté ajoute indiqué indique \
    souligné souligne dit disait assuré assure estimé estime précisé précise rappelé rappelle répondu \
    répond lancé lance martelé martèle regretté regrette dénoncé dénonce confié confie raconté raconte \
    écrit insisté insiste reconnu reconnaît averti avertit annoncé annonce jugé juge commenté commente \
    conclu conclut résumé résume qualifié qualifie poursuivi poursuit promis promet salué salue critiqué \
    critique demandé demande répété répète dijo dice dijeron dicen dicho afirmó afirma declaró declara \
    explicó explica añadió añade aseguró asegura señaló señala advirtió advierte indicó indica sostuvo \
    sostiene manifestó manifiesta subrayó subraya comentó comenta respondió responde preguntó pregunta \
    escribió escribe insistió reconoció reconoce destacó destaca denunció denuncia calificó califica \
    agregó agrega recordó recuerda anunció anuncia criticó critica lamentó lamenta concluyó concluye \
    apuntó apunta precisó pidió detto ha-detto disse dicono dichiarato dichiara affermato afferma \
    spiegato spiega aggiunto aggiunge sottolineato sottolinea avvertito avverte ricordato ricorda \
    scritto scrive commentato commenta ribadito ribadisce risposto risponde chiesto chiede annunciato \
    annuncia assicurato assicura osservato osserva precisato precisa concluso conclude criticato \
    definito definisce sostenuto raccontato racconta";

/// Titles and offices that stand before a name.
const TITLES: &str = "\
    m mme mlle président présidente ministre premier première sénateur sénatrice député députée maire \
    général colonel roi reine prince princesse pape chancelier chancelière directeur directrice \
    secrétaire porte-parole señor señora presidente presidenta ministro ministra primer primera senador \
    senadora diputado diputada alcalde alcaldesa general coronel rey reina príncipe princesa papa \
    canciller director directora secretario secretaria portavoz signor signora senatore senatrice \
    deputato sindaco sindaca generale colonnello re regina principe principessa cancelliere cancelliera \
    direttore direttrice segretario segretaria portavoce professor dottor dr prof don doña";

/// Common nouns for who, or what, speaks.
const ROLES: &str = "\
    porte-parole gouvernement police ministère communiqué rapport étude source sources avocat avocate \
    expert experts chef responsable portavoz gobierno policía ministerio comunicado informe estudio \
    fuente fuentes abogado abogada experto expertos jefe jefa portavoce governo polizia ministero \
    comunicato rapporto studio fonte fonti avvocato esperto esperti capo responsabile";

/// Words that are no names at the start of a sentence.
const NO_NAMES: &str = "\
    le la les un une des il elle ils elles on nous vous je ce cette ces et mais ou où si quand dans en \
    au aux à pour avec sur par de du selon après avant pendant depuis lors ainsi alors el los las una \
    unos unas él ella ellos nosotros yo este esta estos y pero o cuando con por para según después antes \
    durante desde así entonces también lo al del no sin gli uno lui lei loro noi io questo questa e ma \
    quando per secondo dopo prima da così allora anche nel nella sul sulla non senza a di che";

pub(super) fn fill(lexicon: &mut Lexicon) {
    for (class, list) in [
        (Class::VERB, VERBS),
        (
            Class::AUXILIARY,
            "a ont avait est était sera ha han había es era sarà hanno aveva è fu",
        ),
        (
            Class::ADVERB,
            "aussi ensuite encore hier aujourd'hui lundi también luego ayer hoy además poi anche ieri oggi inoltre",
        ),
        (
            Class::ARTICLE,
            "le la les l' un une des el los las una unos il lo gli i uno",
        ),
        (Class::OWNER, "son sa ses leur leurs su sus suo sua suoi loro"),
        (
            Class::PREPOSITION,
            "de du des d' à au aux en dans sur pour par avec chez del al a con por para desde di da dal della nel \
             nella su per tra entre contre contra contro",
        ),
        (
            Class::JOINS,
            "que qui quand lorsque car mais ou où quien cuando porque pero sino che chi quando perché ma et y e",
        ),
        (
            Class::PRONOUN,
            "il elle ils elles on nous je él ella ellos nosotros yo lui lei loro noi io qui quien",
        ),
        (Class::TITLE, TITLES),
        (Class::ROLE, ROLES),
        (
            Class::TIME,
            "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado \
             domingo lunedì martedì mercoledì giovedì venerdì sabato domenica",
        ),
        (Class::NO_NAME, NO_NAMES),
        (
            Class::FEMALE,
            "elle elles mme mlle présidente ella señora presidenta doña lei signora regina reine reina",
        ),
        (Class::MALE, "m él señor don lui signor roi rey re"),
        (Class::SOURCE, "selon según secondo"),
        (Class::PARTICLE, "de du des la le del della di da von van"),
    ] {
        lexicon.add(class, list);
    }
}
