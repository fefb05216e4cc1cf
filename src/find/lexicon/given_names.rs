//! Given names that say whether a woman or a man is meant; names that both bear are left out.

/// Names of women, in lower case.
pub(super) const FEMALE: &str = "\
    hillary mary patricia linda barbara elizabeth jennifer maria susan margaret dorothy lisa nancy karen \
    betty helen sandra donna carol ruth sharon michelle laura sarah kimberly deborah jessica shirley \
    cynthia angela melissa brenda amy anna rebecca virginia kathleen pamela martha debra amanda \
    stephanie carolyn christine marie janet catherine frances ann anne joyce diane alice julie heather \
    teresa doris gloria evelyn jean cheryl mildred katherine joan ashley judith rose janice nicole judy \
    christina kathy theresa beverly denise tammy irene jane lori rachel marilyn andrea kathryn louise \
    sara wanda bonnie julia ruby lois tina phyllis norma paula diana annie lillian emily peggy crystal \
    gladys rita dawn connie florence tracy edna tiffany carmen rosa cindy grace wendy victoria sherry \
    sylvia josephine thelma shannon sheila ethel ellen elaine marjorie carrie charlotte monica esther \
    pauline emma juanita anita rhonda hazel amber eva debbie april clara lucille joanne eleanor valerie \
    danielle megan alicia suzanne michele gail bertha veronica erin geraldine kamala giorgia ursula \
    madeleine loretta katrina chelsea samantha christiane maggie alexandra natalie olivia sophia abby \
    gretchen greta dana claire kirsten dianne jeanne jill sally kate katie hope sonia maya leah molly \
    lucy ada astrid ingrid sigrid annalena kaja viola nora freya elena elisabeth franziska gabriele \
    hannelore heidi helga ilse johanna karin katja katrin kerstin manuela marion martina monika petra \
    renate sabine silke simone stefanie susanne tanja ute ulrike camille celine chloe delphine elodie \
    emmanuelle francoise françoise isabelle jacqueline laurence marine martine nathalie segolene \
    ségolène sylvie valérie véronique alessandra antonella chiara daniela federica francesca giulia \
    ilaria lucia marta paola roberta silvia valentina ana beatriz cristina dolores inés isabel lucía \
    mercedes pilar soledad yolanda huma megyn carly tulsi condoleezza";

/// Names of men, in lower case.
pub(super) const MALE: &str = "\
    donald james john robert michael william david richard charles joseph thomas christopher daniel paul \
    mark george kenneth steven edward brian ronald anthony kevin jason matthew gary timothy jose larry \
    jeffrey frank scott eric stephen andrew raymond gregory joshua jerry dennis walter patrick peter \
    harold douglas henry carl arthur ryan roger joe juan jack albert jonathan justin terry gerald keith \
    samuel willie ralph lawrence nicholas roy benjamin bruce brandon adam harry fred wayne billy steve \
    louis jeremy aaron randy howard eugene carlos russell bobby victor martin ernest phillip todd jesse \
    craig alan shawn clarence sean philip chris johnny earl jimmy antonio danny bryan tony luis mike \
    stanley leonard nathan dale manuel rodney curtis norman allen marvin vincent glenn jeffery travis \
    jeff chad jacob melvin alfred kyle francis bradley herbert frederick ray joel edwin don eddie ricky \
    troy randall barry alexander bernard mario leroy francisco marcus theodore clifford miguel oscar jay \
    jim tom calvin alex jon ronnie bill lloyd tommy leon derek warren darrell jerome floyd leo alvin tim \
    wesley gordon dean greg jorge dustin pedro derrick dan lewis zachary corey herman maurice vernon \
    roberto clyde glen hector shane ricardo sam rick lester brent ramon charlie tyler gilbert gene \
    barack bernie ted marco jeb ben rand mitt mitch newt rudy reince vladimir jake anderson wolf rob ron \
    boris emmanuel xi narendra recep bashar dick bob rush sheldon chuck elijah trey nick matt josh ken \
    jared alec elon dmitri sergei volodymyr viktor olaf friedrich gerhard helmut horst hans heinz \
    wolfgang günter günther jürgen klaus dieter manfred uwe rainer ralf stefan thorsten torsten ulrich \
    werner wilhelm bernd bernhard christian dirk edmund frank-walter franz fritz guido heiko holger ingo \
    jens joachim johannes jörg josef karl karl-theodor kurt lars lothar markus matthias norbert oskar \
    otto philipp rolf rudolf sebastian siegfried thilo tobias volker winfried alain bertrand bruno \
    claude didier dominique edouard etienne fabrice françois gilles guillaume henri jacques jean-claude \
    jean-luc jean-marc jean-marie jérôme laurent lionel luc marc mathieu nicolas olivier pascal philippe \
    pierre rené stéphane thierry xavier yves alberto alessandro angelo carlo claudio dario enrico fabio \
    federico gianni giorgio giovanni giuseppe luca luigi matteo massimo maurizio paolo romano sandro \
    sergio silvio stefano umberto vincenzo alejandro alfonso álvaro andrés ángel diego enrique felipe \
    fernando gabriel gonzalo guillermo gustavo hugo ignacio javier jesús josé julio mariano nicolás \
    pablo rafael ramón raúl rodrigo santiago salvador";
