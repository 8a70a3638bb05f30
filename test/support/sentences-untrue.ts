// What stands in no fact, or is promised, claimed or taken for granted, in four languages, about the scenes of the answer corpora:
// scene | language | place | form | text | cited facts. Letters in braces are reps.

export const UNTRUE_SENTENCES = `
  techflow|en|talkingPoint|tell|Their board has already approved the budget.|message
  techflow|en|talkingPoint|tell|There is no setup fee.|message
  techflow|en|reason|-|They make $120M in profit.|revenue
  techflow|en|talkingPoint|tell|You asked whether it connects, and we connect with it natively.|message
  techflow|en|nextStep|do|Guarantee the plan by 15 January.|message
  techflow|en|nextStep|do|Tell them that we can start next week.|message
  techflow|en|nextStep|do|Confirm that it works with SAP and Salesforce.|stack
  techflow|en|nextStep|do|Offer a 20% discount.|message
  techflow|en|nextStep|do|Offer them a free trial for their three plants.|message
  techflow|en|nextStep|do|Send them the SOC 2 certificate.|message
  techflow|en|nextStep|do|Mention the customer in their industry who had the same problem.|industry
  techflow|en|nextStep|do|Remind them of the price they were quoted.|message
  techflow|en|talkingPoint|ask|When did your CFO sign off?|message
  techflow|en|talkingPoint|ask|Ask why they decided against Oracle.|message
  techflow|en|talkingPoint|ask|Ask how the merger with Globex affects the plan.|message
  techflow|en|talkingPoint|ask|Ask what went wrong with their last implementation.|message
  techflow|en|talkingPoint|ask|Ask which vendor they have already chosen.|message
  techflow|en|talkingPoint|ask|Ask how the approved budget will be spent.|message
  techflow|en|talkingPoint|ask|Ask whether Siemens told them about us.|message
  techflow|en|talkingPoint|ask|Ask when the new plant in Ohio opens.|message
  techflow|en|reason|-|{M} has a strong record in manufacturing.|record@mike industry
  techflow|en|reason|-|{M} specialises in manufacturing.|speciality@sarah industry
  techflow|en|reason|-|{J} speaks German.|language@jennifer
  techflow|en|reason|-|{S} has worked with them before.|record@sarah
  techflow|en|reason|-|{S} knows their CEO personally.|record@sarah
  techflow|en|reason|-|{D} answers in 6 minutes.|response@mike
  techflow|en|reason|-|{S} is the fastest of the four.|response@sarah response@mike
  techflow|en|reason|-|{M} wins 85% of deals.|pipeline@sarah record@mike
  techflow|en|reason|-|{S} has never lost a manufacturing deal.|record@sarah
  techflow|en|reason|-|{M} covers the US Northeast.|territory@david
  techflow|en|reason|-|{M} is on holiday.|response@mike
  techflow|en|reason|-|{J} is unpopular with customers.|record@jennifer
  techflow|en|reason|-|{M} usually misses the first contact.|response@mike
  techflow|en|reason|-|{D} has no record.|record@david
  techflow|en|reason|-|They are ready to sign.|message
  techflow|en|reason|-|They want to replace SAP.|message stack
  techflow|en|reason|-|They do not use Salesforce.|stack
  techflow|en|reason|-|They have already bought from us.|source
  techflow|en|reason|-|All four specialise in manufacturing.|speciality@sarah
  techflow|en|reason|-|Both {S} and {M} win 78% in manufacturing.|record@sarah record@mike
  techflow|en|talkingPoint|tell|You are unhappy with Salesforce.|stack
  techflow|en|talkingPoint|tell|It works with SAP out of the box.|stack
  techflow|en|talkingPoint|tell|Our platform moves SAP data into Salesforce.|message
  techflow|en|talkingPoint|tell|They need a plan by 15 March.|message
  techflow|en|talkingPoint|tell|They lose three days a month.|message
  techflow|en|talkingPoint|tell|The plan does not have to be ready by 15 January.|message
  techflow|en|talkingPoint|tell|They want a call from somebody who knows retail.|message
  techflow|en|talkingPoint|tell|They wrote that money is no object.|message
  techflow|en|talkingPoint|tell|Their fiscal year ends in January.|message
  techflow|en|nextStep|do|Promise a plan by 15 January.|message
  techflow|en|nextStep|do|Call Michelle at the head office.|message
  techflow|en|nextStep|do|Tell them the data stays in the EU.|message
  techflow|en|nextStep|do|Point out that support is included.|message
  techflow|en|nextStep|do|Explain how we saved another manufacturer two days a month.|message
  techflow|en|nextStep|do|Call now: their decision has been made.|message
  techflow|en|nextStep|do|Include the board member who blocked the project last year.|message
  techflow|de|talkingPoint|tell|Siemens hatte dasselbe Problem und hat es mit uns gelöst.|message
  techflow|de|talkingPoint|tell|Wir garantieren den 15. Januar.|message
  techflow|de|talkingPoint|tell|Der Vorstand hat das Budget bereits freigegeben.|message
  techflow|de|talkingPoint|tell|Es gibt keine Einrichtungsgebühr.|message
  techflow|de|nextStep|do|Bieten Sie 20 % Rabatt an.|message
  techflow|de|nextStep|do|Sagen Sie zu, dass wir SAP anbinden.|stack
  techflow|de|reason|-|{M} ist auf Fertigung spezialisiert.|speciality@sarah
  techflow|de|reason|-|{J} spricht Deutsch.|language@jennifer
  techflow|de|reason|-|{M} gewinnt 78 % in der Fertigung.|record@sarah record@mike
  techflow|de|reason|-|{S} antwortet am schnellsten.|response@sarah response@mike
  techflow|de|reason|-|{D} braucht 6 Minuten.|response@mike
  techflow|de|reason|-|Sie sind mit Salesforce unzufrieden.|stack
  techflow|de|reason|-|Sie nutzen kein SAP.|stack
  techflow|de|talkingPoint|ask|Fragen Sie, wann der CFO unterschrieben hat.|message
  techflow|de|talkingPoint|ask|Fragen Sie, warum sie Oracle gekündigt haben.|message
  techflow|de|talkingPoint|ask|Fragen Sie, wie die Fusion mit Globex läuft.|message
  techflow|de|talkingPoint|tell|Unsere Plattform verbindet SAP und Salesforce.|stack
  techflow|de|talkingPoint|tell|They lose two days a month.|message
  techflow|fr|talkingPoint|tell|Nous garantissons le 15 janvier.|message
  techflow|fr|talkingPoint|tell|Leur conseil a déjà approuvé le budget.|message
  techflow|fr|talkingPoint|tell|L’installation est gratuite.|message
  techflow|fr|nextStep|do|Offrez une remise de 20 %.|message
  techflow|fr|reason|-|{J} parle allemand.|language@jennifer
  techflow|fr|reason|-|{M} gagne 78 % dans la fabrication.|record@sarah record@mike
  techflow|fr|reason|-|{M} est spécialiste de la fabrication.|speciality@sarah
  techflow|fr|reason|-|{S} est la plus rapide.|response@sarah response@mike
  techflow|fr|talkingPoint|ask|Demandez pourquoi ils ont quitté Oracle.|message
  techflow|fr|talkingPoint|ask|Demandez quand le directeur financier a signé.|message
  techflow|fr|talkingPoint|tell|Notre plateforme se connecte à SAP.|stack
  techflow|fr|reason|-|Ils n’utilisent pas SAP.|stack
  techflow|es|talkingPoint|tell|Garantizamos el 15 de enero.|message
  techflow|es|talkingPoint|tell|El consejo ya ha aprobado el presupuesto.|message
  techflow|es|talkingPoint|tell|La instalación es gratis.|message
  techflow|es|nextStep|do|Ofrezca un descuento del 20 %.|message
  techflow|es|reason|-|{J} habla alemán.|language@jennifer
  techflow|es|reason|-|{M} gana el 78 % en fabricación.|record@sarah record@mike
  techflow|es|reason|-|{M} es especialista en fabricación.|speciality@sarah
  techflow|es|reason|-|{S} es la más rápida.|response@sarah response@mike
  techflow|es|talkingPoint|ask|Pregunte por qué dejaron Oracle.|message
  techflow|es|talkingPoint|ask|Pregunte cuándo firmó el director financiero.|message
  techflow|es|talkingPoint|tell|Nuestra plataforma conecta SAP y Salesforce.|stack
  techflow|es|reason|-|No usan SAP.|stack
  techflow|es|talkingPoint|tell|Ils perdent deux jours par mois.|message
  techflow|en|reason|-|{J} is the only one with a manufacturing record.|record@jennifer
  techflow|en|talkingPoint|tell|The board wants to buy this year.|message
  techflow|en|talkingPoint|tell|They are serious about a change this quarter.|message
  techflow|en|nextStep|do|Send the case study of another manufacturer.|industry
  techflow|en|nextStep|do|Let them know that other customers saw results in two weeks.|message
  techflow|de|talkingPoint|tell|Die Entscheidung ist schon gefallen.|message
  techflow|de|nextStep|do|Schicken Sie das Zertifikat mit.|message
  techflow|fr|talkingPoint|tell|Leur décision est déjà prise.|message
  techflow|fr|nextStep|do|Envoyez-leur notre certificat.|message
  techflow|es|talkingPoint|tell|La decisión ya está tomada.|message
  techflow|es|nextStep|do|Dígales que el precio es bajo.|message
`;
