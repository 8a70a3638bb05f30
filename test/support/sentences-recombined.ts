// The lead's own words, put together to what they did not write, and put together rightly; written as those
// beside this file are.

export const RECOMBINED = `
  techflow|en|talkingPoint|tell|Their board wants SAP moved into Salesforce by 15 January.|message
  techflow|en|talkingPoint|tell|Their board loses two days a month moving SAP data.|message
  techflow|en|talkingPoint|tell|They have a plan for the board by 15 January.|message
  techflow|en|talkingPoint|tell|Their fiscal year ended in March.|message
  techflow|en|talkingPoint|tell|All of their data is moved by hand.|message
  techflow|en|talkingPoint|tell|Only the board wants a plan.|message
  techflow|en|talkingPoint|tell|They never move data by hand.|message
  techflow|en|talkingPoint|tell|They already have a plan for the board.|message
  techflow|en|talkingPoint|tell|Salesforce data is moved into SAP by hand.|message stack
  hospital|en|talkingPoint|tell|All six hospitals exchange HL7 files over FTP.|message attribute
  hospital|en|talkingPoint|tell|The data protection officer approved the budget of 250,000 euros.|message
  hospital|en|talkingPoint|tell|They want Epic gone by 31 March 2027.|message
  hospital|en|talkingPoint|tell|The budget for FTP is approved.|message
  hospital|en|talkingPoint|tell|They want a budget of 250,000 euros.|message
  hospital|de|talkingPoint|tell|Der Datenschutzbeauftragte hat das Budget genehmigt.|message
  hospital|fr|talkingPoint|tell|Le délégué à la protection des données a approuvé le budget.|message
  harbor|en|talkingPoint|tell|Their CFO referred them to us.|message
  harbor|en|talkingPoint|tell|They have decided before the holidays.|message
  harbor|en|talkingPoint|tell|Their SAP contract ends on January 31.|message
  harbor|en|talkingPoint|tell|Each of the six centers had two outages.|message
  harbor|en|talkingPoint|tell|Their CFO will run 6 distribution centers.|message
  harbor|es|talkingPoint|tell|Su contrato de SAP termina el 31 de enero.|message
  techflow|en|talkingPoint|tell|Good data is scarce there.|message
  techflow|en|talkingPoint|tell|The data is outdated.|message
  hospital|en|talkingPoint|tell|The budget is tight.|message
  techflow|en|reason|-|{S} has more room than {M}.|pipeline@sarah pipeline@mike
  techflow|en|reason|-|{D} wins less than {M}.|record@david record@mike
  techflow|en|reason|-|{M} has the fullest pipeline.|pipeline@mike
  techflow|en|reason|-|{J} is the only one who covers the US Northeast.|territory@david
  techflow|en|reason|-|Only {M} has no open leads.|load@mike
  hospital|en|reason|-|{O} is the only one who speaks German.|language@omar
  hospital|de|reason|-|Nur {N} spricht Deutsch.|language@nora
  harbor|fr|talkingPoint|tell|Leur directeur financier a pris une décision avant les fêtes.|message
`;

export const RETOLD = `
  techflow|en|reason|-|{M} has more room than {S}.|pipeline@sarah pipeline@mike
  techflow|en|reason|-|{D} wins more than {M}, but less than {S}.|record@david record@mike record@sarah
  techflow|en|reason|-|{D} is the only one who covers the US Northeast.|territory@david
  techflow|en|talkingPoint|tell|The board expects a plan by 15 January, and the fiscal year ends in March.|message
  techflow|en|talkingPoint|tell|Moving SAP data into Salesforce by hand costs them two days every month.|message
  techflow|en|talkingPoint|tell|They have been on the pricing page three times and downloaded the ROI calculator.|engagement engagement#1
  hospital|en|talkingPoint|tell|Two of the six hospitals still exchange HL7 files over FTP.|message attribute
  hospital|en|talkingPoint|tell|The data protection officer wants FTP gone by 31 March 2027.|message
  hospital|de|talkingPoint|tell|Der Datenschutzbeauftragte will FTP bis zum 31. März 2027 weg haben.|message
  harbor|en|talkingPoint|tell|Their slotting tool contract runs out on January 31.|message
  harbor|en|talkingPoint|tell|They have had two outages this quarter, and the CFO wants a decision before the holidays.|message
  harbor|en|talkingPoint|ask|They ask who can show how cross-docking would be handled.|message
  harbor|en|talkingPoint|tell|They want to know what a rollout over six sites looks like.|message
`;
