// First names that people sign with, over the languages that leads write in: for masking names in free
// text and for noticing a person in an answer whom no fact knows. A name that is also a common word,
// a month or a place is left out; what stands around such a word decides instead (redact.ts).

const NAMES = `
aaron abdul abdullah abigail adam adele adrian adriana agnes agnieszka ahmad ahmed aidan aisha akira
alan alba albert alberto alejandra alejandro aleksander alessandra alessandro alessio alexander alexandra
alexandre alexei alexey alfonso alfred alfredo ali alice alicia alina alison allison alma alonso alvaro amal
amanda amber amelia amelie amin amina amir amit amy ana anastasia anders andre andrea andreas andreea andrei
andrej andres andrew andrzej andy angela angelica angelo anika anil anita anja anjali ankit anna annabel
anne annette annie annika anthony antoine anton antonia antonio anya arash arianna ariel arjun armand arnaud
arne arnold arthur arturo arun asha ashley ashok astrid aurelie aurora ayse barbara bart bartosz beata beatrice
beatriz ben benedikt benjamin bernard bernd bernhard bethany bianca birgit bjorn bob boris bradley brandon brenda
brendan brent brian bridget britta brooke bruce bruno bryan caitlin calvin cameron camila camille carina
carl carla carlo carlos carmen carol carolina caroline carolyn catarina caterina catherine cathy cecilia
cedric celia celine cesar chantal charles chelsea chiara chloe chris christa christelle christian christiane
christina christine christoph christophe christopher cindy claire clara claudia claudio clement clemens colin
colleen connor conrad constantin corinna corinne courtney craig cristian cristina curtis cynthia dagmar daisuke
damian damien daniel daniela daniele danielle danny daria dario darren dave david deborah debra deepak delphine
denis denise dennis derek diana diane didier diego dieter dietmar dimitri dirk dmitri dmitry dolores dominic
dominik dominika dominique donald donna dora doris dorothea dorothy douglas duncan dustin dylan edgar edith
eduardo edward edwin eileen elaine elena eleanor eleonora elias elif elisa elisabeth elise elizabeth ella ellen
elliot elsa emil emilia emilie emily emma emmanuel enrico enrique eric erica erik erika ernst esteban esther
ethan eugene eva evan evelyn ewa fabian fabien fabio fabrice fatima federica federico felicia felicity felipe
felix fernanda fernando fiona florian francesca francesco francisca francisco francois francoise frederic
frederik friedrich fritz gabriel gabriela gabriele gabriella gareth gary gavin geoffrey georg george georges
georgia gerald gerard gerardo gerd gerhard gianluca gilles gina giorgio giovanni gisela giulia giuseppe gloria
gonzalo gordon graham greg gregor gregory greta grzegorz guido guillaume guillermo gunter gustavo hannah hannes
hans harald harold harriet harry harvey hassan heather hector heidi heike heinrich heinz helen helena helene helga
helmut hendrik henri henrik henry herbert hermann hilary hiroshi holger horst howard hubert hugo hussein ian
ibrahim ignacio igor ilona ilse imran ines ingrid ioana irene irina iris irma isaac isabel isabella isabelle
ismail ivan ivana jacek jackie jaclyn jacob jacqueline jacques jaime jakob jakub james jamie jan jana jane janet
janice janina jarek jason javier jean jeanne jeff jeffrey jennifer jenny jens jeremy jerome jerry jesse jessica
jesus jill jim jimmy joachim joan joana joanna joanne joao jochen joel joelle joerg johan johanna johannes john
johnny jonas jonathan jorge jose josef joseph josephine josh joshua joyce juan juanita judith judy julia julian
juliana julie julien juliette julio jurgen justin justine justyna karen karin karina karl karsten kasia katarina
katarzyna kate katharina katherine kathleen kathrin kathryn kathy katie katja katrin kayla keith kelly ken kenji
kenneth kerstin kevin khalid kim kimberly kirsten klaus konrad konstantin kristen kristian kristin kristina krzysztof
kumar kurt kyle lakshmi lars laura lauren laurence laurent lea leah leandro leila lena leon leonard leonardo
leonie leslie leticia lidia liliana lilian linda lindsay lindsey lisa liz loic lorena lorenzo lorraine louis
louisa louise luc luca lucas lucia luciana lucie lucy ludovic ludwig luigi luis luisa lukas lukasz lutz lydia
lynn maciej magda magdalena mahesh maja malcolm malgorzata malik manfred manish manuel manuela mara marc marcel
marcela marcelo marcin marco marcos marcus marek margaret margarita margaux margot maria mariam marian mariana
marianne marie mariella marina mario marion marisa marius marjorie marko markus marlene marta martha martin martina
martine marvin mary maryam mateo mateusz mathias mathieu mathilde matias matilda matt matteo matthew matthias
matthieu maureen maurice mauricio maurizio maxim maxime maximilian megan mehdi mehmet mei melanie melinda melissa
mercedes meredith michael michaela michal michel michele michelle miguel mihai mike mikhail milan milena mina
mira miriam mirko mohamed mohammad mohammed moira molly monica monika monique moritz muhammad mustafa nadia nadine
nadja nancy naomi narendra natalia natalie natasha nathalie nathan nathaniel neha neil nicholas nick nicola nicolas
nicole nigel nikhil niklas nikola nikolai nikolaus nils nina nisha noah noemi nora norbert norman octavio olaf ole
oleg olga oliver olivia olivier omar orlando oscar otto pablo pamela paola paolo pascal patrice patricia patrick
patrik paul paula paulina pauline paulo pavel pedro penelope petr peter petra philip philipp philippa philippe
phillip phoebe pierre pilar piotr pooja pradeep prakash priya priyanka rachel radoslaw rafael raffaele rahul rainer
raj rajesh ralf ralph ramon ramona randy raphael raquel raul ravi raymond rebecca regina reinhard renata renate
rene ricarda ricardo richard rita robert roberta roberto robin rodrigo roger rohan rohit roland rolf romain roman
ronald ronan rosa rosemary roxana ruben rudolf rui russell ruth ryan sabine sabrina salim sally salvador salvatore
sam samantha samir samuel sandeep sandra sandrine sanjay santiago sara sarah sasha saskia satoshi sebastian
sebastien sean serge sergei sergio shane shannon sharon shaun sheila shirley sigrid silke silvia simon simona simone
sofia sofie solange sonia sonja sophia sophie soren stacey stanislav stefan stefania stefanie steffen stella stephan
stephane stephanie stephen steve steven stewart stuart sunil suresh susan susana susanna susanne suzanne sven svenja
svetlana sylvia sylvie takashi tamara tania tanja tanya tara tatiana teresa terence teresa theodor theresa thibault
thierry thomas thorsten tiago tim timo timothy tina tobias todd tomas tomasz toni tony torsten tracy travis trevor
ulf ulrich ulrike urs ursula uwe valentin valentina valerie vanessa vera veronica veronika vicente viktor vijay
vikram vincent vincenzo virginie vivian vivien vladimir volker walter waltraud wanda wendy werner wilhelm willem
william winfried wojciech wolfgang xavier yan yasmin yolanda yoshi youssef yuki yuri yusuf yves yvette yvonne zachary
zofia zoe zuzana
`;

export const FIRST_NAMES: ReadonlySet<string> = new Set(NAMES.trim().split(/\s+/));

const ROLES_AND_COURTESIES = `
account ceo cfo chief cio cmo coo cto customer dear director engineer engineering executive finance founder general
hallo head hello hi hola it lead manager managing marketing officer operations ops owner partner president procurement
product project purchasing regards revenue revops sales senior team thanks the vice vp we i our my a an at and in of
for from to with best kind looking happy interested very sure not still also currently writing reaching based
mr mrs ms miss mx dr prof herr frau herrn mme monsieur madame sir madam
`;

/** Capitalised words that may follow "I am" without being anybody's name. */
export const NOT_NAMES: ReadonlySet<string> = new Set(ROLES_AND_COURTESIES.trim().split(/\s+/));

const BOTH = `
angel april art august austin baker bank banks best bill bishop black bond brown camp carter case cash chad chance
charity charlotte chase chip church cook cross dale dallas dawn day dean diamond drew duke earl england faith field
fields fisher florence flores ford forest fox france frank frost gold good grace grant gray green grey guy hall hill
holly hope houston hunter israel ivy jack jackson jade jersey jewel jordan joy june king lake lance lane law lee
lincoln lily little london long love madison major mark marsh mason max may melody mercy miles mills moon morgan noble
page paris park parks pat pearl penny pierce pope porter power powers price prince ray reed reese rich rivers
rob rock root rose ruby rush sales savannah scott sharp short silver singer skip snow sterling stone street strong
sue summer sun swift sydney taylor terry tyler venus victor victoria violet virginia wade ward washington white will
winter wise wood woods york young
`;

/** Names that are also common words or places: on their own they are taken for the word. */
export const ALSO_WORDS: ReadonlySet<string> = new Set(BOTH.trim().split(/\s+/));

/** Anything else than letters, figures and marks that folding leaves as they are. */
const FOLDS = /[^ -~–—−“”‘’]/;

/** Lower case, without accents: "Zoë" → "zoe". */
export function folded(word: string): string {
  if (!FOLDS.test(word)) return word.toLowerCase();
  return word.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').toLowerCase();
}
