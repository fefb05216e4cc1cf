//! The words by which lines of page furniture are known, in English and the languages that are read most:
//! lists parted by bars. Which line is furniture is judged in `furniture` and `html_asides`.

use super::HiddenReason;

/// Beginnings of lines that are furniture wherever the article has ended, in lower case.
pub(super) const BEGINNINGS: [(HiddenReason, &str); 3] = [
    (
        HiddenReason::CallToAction,
        "help us improve|subscribe|sign up|sign in|log in|register|follow us|follow |like us|\
         join us|join our|download our|download the app|get our|get the app|donate|support our|\
         support us|become a member|was this|did you find|did you like|rate this|send us|\
         let us know|tell us|have your say|leave a comment|write to us|contact us|click here|\
         tap here|try it free|start your free|listen to|watch the video|watch:|newsletter|\
         our newsletter|give feedback|feedback|abonnieren sie|newsletter abonnieren|\
         jetzt abonnieren|folgen sie uns|folge uns|melden sie sich|jetzt anmelden|suscríbete|\
         suscribirse|suscríbase|síguenos|síganos|regístrate|hazte miembro|abonnez-vous|suivez-nous|\
         inscrivez-vous|iscriviti|abbonati|seguici|assine|inscreva-se|siga-nos|abonneer|\
         schrijf je in|volg ons|zapisz się",
    ),
    (
        HiddenReason::RelatedStories,
        "read more|read also|also read|see also|related|more from|more on this|more stories|\
         more news|recommended|most read|most popular|trending|you may also like|up next|\
         next article|previous article|don't miss|editor's picks|editors' picks|keep reading|\
         continue reading|in pictures|latest news|lesen sie auch|lies auch|auch interessant|\
         mehr zum thema|das könnte sie auch interessieren|das könnte dich auch interessieren|\
         weitere artikel|lea también|lee también|lea además|le puede interesar|te puede interesar|\
         también te puede interesar|noticias relacionadas|más noticias|más información|à lire aussi|\
         lire aussi|lire également|sur le même sujet|leggi anche|potrebbe interessarti|leia também|\
         veja também|saiba mais|lees ook|lees meer|czytaj także|czytaj też|zobacz też",
    ),
    (
        HiddenReason::PageFurniture,
        "©|(c) |copyright|all rights reserved|advertisement|advertising|sponsored|advertorial|\
         anzeige|share|tweet|print this|email this|back to top|top of page|terms of|privacy|cookie|\
         tags:|topics:|filed under|posted in|comments|skip to|menu|home|photo:|credit:|\
         alle rechte vorbehalten|todos los derechos|tous droits réservés|tutti i diritti|\
         todos os direitos|foto:|fotos:|bild:|crédito:|crédits",
    ),
];

/// Whole lines over stories of the same outlet and over calls, folded: letters in lower case, one blank
/// between words, apostrophes as blanks; parted by bars.
pub(super) const LABELS: [(HiddenReason, &str); 2] = [
    (
        HiddenReason::RelatedStories,
        "related|related articles|related article|related stories|related story|related posts|\
         related post|related content|related news|related reading|related links|related topics|\
         related resources|related coverage|related reads|read this next|read next|read more|read also|\
         also read|what to read next|up next|next up|more from us|more like this|more on this story|\
         more on this topic|more on this|more stories|more news|more articles|more posts|more to read|\
         more to explore|more reading|more resources|more for you|also in the news|in other news|\
         see also|you may also like|you might also like|you may also be interested in|\
         you might also be interested in|you may be interested in|you might be interested in|\
         you ll also like|you may like|you might like|recommended|recommended for you|\
         recommended reading|recommended articles|recommended stories|people also read|others also read|\
         readers also liked|popular posts|popular articles|popular stories|most popular|most read|\
         trending|trending now|trending stories|latest posts|latest articles|latest stories|latest news|\
         recent posts|recent articles|recent stories|other articles|other posts|other stories|\
         similar articles|similar posts|similar stories|top stories|top picks|editor s picks|\
         editors picks|explore more|discover more|keep reading|continue reading|continue exploring|\
         from our partners|from around the web|around the web|don t miss|in case you missed it|\
         featured articles|featured posts|featured stories|suggested articles|suggested reading|\
         das könnte sie auch interessieren|das könnte dich auch interessieren|lesen sie auch|\
         auch interessant|mehr zum thema|neueste artikel|ähnliche artikel|ähnliche beiträge|\
         weitere artikel|weitere beiträge|verwandte artikel|verwandte themen|meistgelesen|\
         beliebte artikel|aktuelle artikel|te puede interesar|le puede interesar|\
         también te puede interesar|te podría interesar|lea también|más noticias|\
         noticias relacionadas|artículos relacionados|lo más leído|últimas noticias|à lire aussi|\
         lire aussi|articles similaires|articles liés|sur le même sujet|à ne pas manquer|\
         vous aimerez aussi|les plus lus|leggi anche|articoli correlati|potrebbe interessarti|\
         ti potrebbe interessare|i più letti|leia também|veja também|artigos relacionados|\
         notícias relacionadas|mais lidas|lees ook|meer nieuws|gerelateerde artikelen|czytaj także|\
         zobacz też|podobne artykuły",
    ),
    (
        HiddenReason::CallToAction,
        "leave a reply|leave a comment|\
         post a comment|join the conversation|join the discussion|subscribe to our newsletter|\
         sign up for our newsletter|get our newsletter|stay in touch|stay connected|stay up to date|\
         follow us|connect with us|get in touch|contact us|download our app|get the app|support our work|\
         support our journalism|kommentar schreiben|schreibe einen kommentar|\
         folgen sie uns|newsletter abonnieren|deja un comentario|dejar un comentario|\
         laisser un commentaire|lascia un commento|\
         deixe um comentário",
    ),
];
