// Who writes for another reason than to buy: told only by plain words of their own, never in doubt.
import { expect, test } from 'vitest';
import { notABuyer } from '../../../src/leads/values/not-a-buyer.ts';

test.each([
  ['student', "I am writing my master's thesis on route planning and would need some figures."],
  ['student', 'Hello, I am a second-year business student in Leeds. Could I interview somebody?'],
  ['student', 'Für meine Bachelorarbeit suche ich Zahlen zur Tourenplanung.'],
  ['student', 'Je suis étudiante et je rédige un travail sur les ERP.'],
  ['student', 'Soy estudiante de logística y me interesa su producto para un trabajo.'],
  ['job_seeker', 'Please find attached my CV for the sales position in Berlin.'],
  ['job_seeker', 'I am looking for an internship this summer.'],
  ['job_seeker', 'Hiermit sende ich Ihnen meine Bewerbung als Entwickler.'],
  ['job_seeker', 'Veuillez trouver ma candidature ci-jointe.'],
  ['job_seeker', 'Busco trabajo en su departamento de ventas.'],
  ['vendor', 'We offer SEO services that get you on page one of every search.'],
  ['vendor', 'Would you accept a guest post with two backlinks?'],
  ['unsubscribe', 'unsubscribe'],
  ['unsubscribe', 'STOP'],
  ['unsubscribe', 'Take me off your mailing list.'],
  ['unsubscribe', 'Bitte schicken Sie mir keine weiteren E-Mails mehr.'],
  ['unsubscribe', 'Je ne souhaite plus recevoir vos messages.'],
  ['unsubscribe', 'Quiero darme de baja de su boletín.'],
  [
    null,
    'My daughter is writing her thesis on you. I am after something that stops eleven vans from meeting.',
  ],
  [
    null,
    'I teach logistics and my students have used three planners. From September we need 30 seats.',
  ],
  [null, 'We have advertised for two dispatchers, without one application. Please apply.'],
  [null, 'How can our customers unsubscribe from a list in your product?'],
  [null, 'I wrote my thesis about this years ago. Now our company needs a planner for 80 drivers.'],
  [null, 'We are an SEO company of 40 people and want a CRM. What does it cost?'],
  [null, 'Unsubscribe me from the newsletter, but send a quote for 80 seats.'],
  [null, 'Does it stop sending reminders once a customer has paid?'],
  [null, 'We process 500 job applications a month and look for software.'],
  [null, 'Wir suchen eine Lösung, mit der Studenten ihre Bewerbung einreichen.'],
] as const)('%s: %s', (kind, message) => {
  expect(notABuyer(message, undefined)).toBe(kind);
});

test('a title says it too, if it is nothing else', () => {
  expect(notABuyer(undefined, 'Student')).toBe('student');
  expect(notABuyer(undefined, 'Head of Student Services')).toBe(null);
  expect(notABuyer('We need 30 seats.', 'Student')).toBe(null);
});
