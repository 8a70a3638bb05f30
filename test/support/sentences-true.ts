// What a brief may show, in four languages, about the scenes of the answer corpora:
// scene | language | place | form | text | cited facts. Letters in braces are reps.

export const TRUE_SENTENCES = `
  harbor|en|talkingPoint|-|They asked how cross-docking would be handled: start there and have them describe one day at their busiest site.|message
  techflow|de|reason|-|{S} gewinnt 78 % in der Fertigung, {M} hat dort keine Bilanz.|record@sarah record@mike
  techflow|de|reason|-|{M} antwortet in der Regel nach 6 Minuten, {S} nach 12.|response@mike response@sarah
  techflow|de|reason|-|Mit 85 % der Quote ist {S} gut ausgelastet, {M} liegt bei 45 %.|pipeline@sarah pipeline@mike
  techflow|de|reason|-|{S} ist auf Fertigung spezialisiert, und genau danach fragen sie.|speciality@sarah message
  techflow|de|reason|-|Der Abstand von 1,1 Punkten ist klein, daher entscheidet die Branchenerfahrung.|score@sarah score@mike record@sarah
  techflow|de|reason|-|{M} ist 6 Minuten schneller als {S}.|response@mike response@sarah
  techflow|de|reason|-|Beide haben noch keine offenen Leads, die Kapazität spricht also nicht gegen {S}.|load@sarah load@mike
  techflow|de|summary|-|{S} passt am besten: Sie gewinnt 78 % in der Fertigung. TechFlow Industries hat eine Demo angefragt und braucht bis zum 15. Januar einen Plan für den Vorstand.|
  techflow|de|talkingPoint|ask|Fragen Sie, was die zwei Tage im Monat kosten, die mit dem Übertragen von SAP-Daten verloren gehen.|message
  techflow|de|talkingPoint|ask|Fragen Sie, wer außer dem Vorstand über das Budget entscheidet.|message
  techflow|de|talkingPoint|ask|Fragen Sie, welche Werkzeuge heute im Einsatz sind und wer sie betreut.|stack
  techflow|de|talkingPoint|tell|Sie haben die Preisseite dreimal besucht und den ROI-Rechner heruntergeladen.|engagement engagement#1
  techflow|de|talkingPoint|tell|Das Geschäftsjahr endet im März, und der Vorstand will bis zum 15. Januar einen Plan sehen.|message
  techflow|de|nextStep|do|Rufen Sie innerhalb von 5 Minuten an; der Erstkontakt ist bald fällig.|sla
  techflow|de|nextStep|do|Wenn niemand abnimmt, schreiben Sie eine kurze E-Mail und schlagen Sie zwei Termine vor.|source
  techflow|de|nextStep|do|Vermeiden Sie Zusagen zu Preisen oder Terminen.|source
  techflow|de|nextStep|do|Bieten Sie zwei Termine für ein Gespräch in dieser Woche an.|source
  techflow|de|nextStep|do|Notieren Sie den 15. Januar und das Ende des Geschäftsjahres im März im CRM.|message
  techflow|de|nextStep|do|Nennen Sie keinen Preis, bevor der Umfang klar ist.|source
  techflow|de|backup|-|Wenn {S} nicht rechtzeitig anrufen kann.|
  techflow|de|reason|-|Alle vier sprechen Englisch, die Sprache entscheidet also nicht.|language@sarah language@mike language@jennifer language@david
  techflow|de|reason|-|Der Lead ist heiß: Demo angefragt, drei Besuche auf der Preisseite, Score 82 von 100.|source engagement score
  techflow|de|reason|-|{J} hat mit 92 % der Quote kaum noch Luft.|pipeline@jennifer
  hospital|de|reason|-|{N} spricht Deutsch, und der Lead nennt Deutsch als Sprache.|language@nora language
  hospital|de|talkingPoint|ask|Fragen Sie, welche zwei der sechs Krankenhäuser noch HL7-Dateien über FTP austauschen.|message
  hospital|de|talkingPoint|tell|Der Datenschutzbeauftragte will FTP bis zum 31. März 2027 weg haben.|message
  hospital|de|nextStep|do|Holen Sie für das zweite Gespräch einen technischen Kollegen dazu.|message
  techflow|fr|reason|-|{S} gagne 78 % des affaires dans l’industrie manufacturière.|record@sarah
  techflow|fr|reason|-|{M} répond d’habitude en 6 minutes, {S} en 12.|response@mike response@sarah
  techflow|fr|reason|-|{S} est à 85 % de son quota, {M} à 45 %.|pipeline@sarah pipeline@mike
  techflow|fr|reason|-|{M} est plus rapide de 6 minutes, mais n’a pas de bilan dans la fabrication.|response@mike response@sarah record@mike
  techflow|fr|reason|-|Ils demandent quelqu’un qui connaît la fabrication, et c’est la spécialité de {S}.|message speciality@sarah
  techflow|fr|summary|-|{S} convient le mieux : spécialiste de la fabrication avec 78 % de réussite. TechFlow Industries a demandé une démo et doit présenter un plan au conseil avant le 15 janvier.|
  techflow|fr|talkingPoint|ask|Demandez qui décide du budget et dans quel délai.|message
  techflow|fr|talkingPoint|ask|Demandez ce que leur coûtent les deux jours perdus chaque mois.|message
  techflow|fr|talkingPoint|tell|Ils ont consulté la page des tarifs trois fois.|engagement
  techflow|fr|nextStep|do|Appelez dans les 5 minutes ; sinon écrivez et proposez deux créneaux.|sla
  techflow|fr|nextStep|do|Évitez de parler de remise avant de connaître le périmètre.|source
  techflow|fr|nextStep|do|Si personne ne décroche, envoyez un court message et proposez deux créneaux cette semaine.|source
  techflow|fr|backup|-|Si {S} ne peut pas appeler à temps.|
  techflow|fr|talkingPoint|ask|Demandez quels outils ils utilisent aujourd’hui et qui s’en occupe.|stack
  techflow|es|reason|-|{S} gana el 78 % en fabricación.|record@sarah
  techflow|es|reason|-|{M} suele responder en 6 minutos, {S} en 12.|response@mike response@sarah
  techflow|es|reason|-|{S} está al 85 % de su cuota; {M}, al 45 %.|pipeline@sarah pipeline@mike
  techflow|es|reason|-|{M} es 6 minutos más rápido que {S}, pero no tiene historial en fabricación.|response@mike response@sarah record@mike
  techflow|es|summary|-|{S} es la mejor opción: especialista en fabricación con un 78 % de éxito. TechFlow Industries pidió una demo y necesita un plan para el consejo antes del 15 de enero.|
  techflow|es|talkingPoint|ask|Pregunte quién decide sobre el presupuesto y en qué plazo.|message
  techflow|es|talkingPoint|ask|Pregunte qué herramientas usan hoy y quién las gestiona.|stack
  techflow|es|talkingPoint|tell|Han visitado la página de precios tres veces.|engagement
  techflow|es|nextStep|do|Llame en los próximos 5 minutos; si nadie contesta, escriba y proponga dos horarios.|sla
  techflow|es|nextStep|do|Evite hablar de descuentos antes de conocer el alcance.|source
  techflow|es|nextStep|do|Anote el 15 de enero y el cierre del año fiscal en marzo en el CRM.|message
  techflow|es|backup|-|Si {S} no puede llamar a tiempo.|
  techflow|en|talkingPoint|ask|Ask which data has to be in Salesforce before the board meets.|message stack
  techflow|en|talkingPoint|ask|Ask who moves the data today and what happens when that person is away.|message
  techflow|en|nextStep|do|Propose a 30-minute call tomorrow morning and invite whoever prepares the plan.|message
  techflow|en|nextStep|do|If they do not pick up, leave a short voicemail and try again in two hours.|sla
  techflow|en|reason|-|Neither {M} nor {D} specialises in manufacturing.|speciality@sarah
  techflow|en|reason|-|{S} takes twice as long as {M} to respond, 12 minutes against 6.|response@sarah response@mike
  techflow|en|reason|-|Only 1.1 points lie between {S} and {M}.|score@sarah score@mike
  techflow|en|talkingPoint|tell|They ask whether somebody who knows manufacturing could call.|message
  techflow|de|nextStep|do|Falls sie nicht abheben, hinterlassen Sie eine kurze Nachricht und versuchen Sie es in zwei Stunden noch einmal.|sla
  techflow|de|talkingPoint|ask|„Was müsste bis zum 15. Januar stehen, damit Ihr Vorstand zustimmt?“|message
  techflow|de|reason|-|{S} führt mit 60,3 Punkten, nur 1,1 vor {M}.|score@sarah score@mike
  techflow|fr|nextStep|do|Proposez un appel de 30 minutes demain matin.|source
  techflow|fr|reason|-|L’écart de 1,1 point est faible ; la spécialité fait pencher la balance.|score@sarah score@mike speciality@sarah
  techflow|es|nextStep|do|Proponga una llamada de 30 minutos mañana por la mañana.|source
  techflow|es|talkingPoint|ask|Pregunte qué pasaría si el plan no está listo antes del 15 de enero.|message
`;
