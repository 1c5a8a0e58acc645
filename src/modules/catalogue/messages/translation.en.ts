import type { translationUk } from './translation.uk.ts';

export const translationEn: typeof translationUk = {
  official:
    'This translation helps you to understand the card. The official text of the card is in Ukrainian.',
  toUkrainian: 'The card in Ukrainian',
  partly: 'What is not translated yet is shown in Ukrainian.',
  outdated: 'Some parts have changed: they are shown in Ukrainian until their translation is updated.',
  title: 'Translation into English',
  lead: 'On the left the text of the card, on the right its English. The translation belongs to the version of the card and takes effect together with it.',
  done: (n, all) => `${n} of ${all} translated`,
  missing: (n) => `Not translated: ${n}`,
  stale: (n) => `The Ukrainian text has changed: ${n}`,
  complete: 'The whole card is translated.',
  begins: (version) =>
    `Version ${version} is no draft any more. Saving the translation begins a draft of a new version with the same Ukrainian text: submit it for approval.`,
  underApproval: 'The card is on approval. To change the translation, withdraw it first.',
  noCard: 'There is no card yet: write it in Ukrainian first.',
  show: 'What to show',
  all: 'All texts',
  work: 'Only those not translated or changed',
  nothingLeft: 'Nothing here: everything is translated.',
  english: (label) => `In English: ${label}`,
  was: 'It was',
  wasEnglish: 'It was in English',
  fits: 'This translation fits the new text as well',
  states: { done: 'translated', missing: 'not translated', stale: 'the text has changed' },
  decidedBy: 'Who decides',
  act: 'Act on who decides',
  save: 'Save the translation',
  cancel: 'To the card',
  saved: (n) => `The translation is saved: ${n} ${n === 1 ? 'text' : 'texts'}.`,
  tooLong: 'The translation is too long: no more than 2000 characters',
  overtaken: 'Somebody saved a translation while you worked',
  overtakenText:
    'What you typed is below. Look through it and save again: your translation replaces the saved one.',
  readOnly: 'The translation is changed by whoever keeps the card.',
};
