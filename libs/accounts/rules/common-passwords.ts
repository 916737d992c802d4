/**
 * Words from which most guessed passwords are made, in French and English. Without accents, in lower case, at least three
 * letters.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `password passwort passwd passe motdepasse motdepass mot mdp code secret secrete admin administrateur administrator root user utilisateur
login connexion signin welcome bienvenue bonjour bonsoir salut coucou hello soleil sunshine moonlight princess princesse prince dragon
monkey singe football soccer rugby baseball basketball tennis master maitre shadow superman batman spiderman starwars pokemon naruto
minecraft fortnite trustno iloveyou loveyou jetaime jtaime amour love lovely forever toujours doudou chouchou cheri cherie bebe baby
mamour loulou titi toto tata tutu test tests testing demo default changeme changezmoi changer letmein laissemoi ouvretoi sesame ouvre
azerty azertyuiop qwerty qwertyuiop qwertz qsdfgh asdfgh asdfghjkl qsdfghjklm wxcvbn zxcvbn zxcvbnm abc abcd abcde abcdef abcdefgh aze
qwe asd qaz wsx edc one two three four five six seven eight nine ten un deux trois quatre cinq sept huit neuf dix first premier number
nicolas julien thomas alexandre camille marie sophie pierre jean paul jacques michel david daniel laura julie celine sandrine nathalie
isabelle caroline charlotte manon chloe emma lucas hugo louis arthur jules gabriel raphael leo adam antoine maxime romain sebastien
vincent olivier laurent philippe stephane christophe frederic patrick michael jennifer jessica ashley amanda charlie andrew jordan
george robert william richard joseph matthew anthony hunter thomas harley ranger buster tigger ginger pepper cookie chocolat chocolate
caramel vanille banane orange cerise fraise pomme apple summer winter spring autumn ete hiver printemps automne january janvier fevrier
mars avril mai juin juillet aout septembre octobre novembre decembre february march april june july august september october november
december monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche france paris lyon
marseille toulouse nantes nice bordeaux lille rennes strasbourg grenoble villeurbanne montpellier europe london berlin america canada
quebec belgique suisse maroc algerie tunisie portugal espagne italie liberte egalite fraternite freedom liberty peace paix bonheur
happy heureux sourire smile famille family maman papa mother father mama mimi kiki lili lulu nini fifi caca pipi chien chat chaton
chatte minou kitty puppy lapin souris cheval horse poney tiger tigre lion loup wolf ours bear panda dauphin dolphin aigle eagle fleur
flower rose jasmin violette orchidee etoile star lune moon terre world monde univers galaxy google facebook instagram twitter youtube
amazon netflix microsoft windows office linux ubuntu android iphone samsung computer ordinateur internet wifi server serveur system
systeme database oracle mysql postgres postgresql access acces public private prive compte account client member membre traboule
coworking bureau travail work working boulot job jobs company societe entreprise business money argent euro dollar banque bank credit
security securite secure privacy protect guest invite visitor temp temporary temporaire provisoire nouveau nouvelle newpass new old
mon moi mes ton toi tes son ses notre votre nos vos les des est suis que qui pour avec sans dans sur the and you your are this that
for with god jesus christ allah dieu ange angel angels demon devil diable satan killer kill death mort vie life live music musique
guitar guitare piano rock metal metallica nirvana beatles madonna eminem rihanna shakira manchester liverpool chelsea arsenal barcelona
barcelone realmadrid madrid juventus psg olympique zidane ronaldo messi neymar mbappe ferrari porsche mercedes peugeot renault citroen
mustang yamaha honda kawasaki ducati harry potter hermione frodo gandalf matrix joker hacker ninja samurai warrior guerrier king queen
roi reine lord lady girl girls boy boys fille garcon femme homme sexy sexe porn pussy fuck fucker fuckyou merde putain connard salope
bitch asshole shit cool super genial top best good great hello1 please sorry thanks merci stp svp yes no oui non okay correct horse
battery staple`
    .split(/\s+/)
    .filter((word) => word.length >= 3),
);
