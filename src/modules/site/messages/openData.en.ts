import type { OpenDataTexts } from './openData.uk.ts';

/** English words of the page of open data. */
export const openDataEn: OpenDataTexts = {
  title: 'Open data',
  lead: 'Lists of services and information cards of all centres in a form that programs read. Free, without registration.',
  description: 'Services of centres and information cards as CSV and JSON, licence, meaning of the fields',
  licence: 'Licence',
  licenceText:
    'Creative Commons Attribution 4.0 (CC BY 4.0): you may copy, change and share, also for money, if you name the source.',
  licenceName: 'Terms of CC BY 4.0',
  updated: 'Updated',
  updatedText: (when) =>
    `The last change of a card was on ${when}. Files are made anew each time, so they always agree with the site.`,
  noneYet: 'There are no cards yet.',
  sets: 'Data sets',
  set: 'Set',
  what: 'What it holds',
  files: 'Files',
  services: 'Services',
  servicesText:
    'All active services of all centres: number in the list, names, provider, term, result, whether free.',
  documents: 'Documents for services',
  documentsText:
    'Each document of each card in force: on which ground it is demanded, in what form, when it is needed.',
  centres: 'Centres',
  centresText: 'Addresses, telephones and e-mail of centres.',
  card: 'Card of one service',
  cardText: 'The whole information card by the stable identifier of the service, in Ukrainian and English.',
  stable: 'Stability',
  stableText:
    'The column id does not change while the service exists; its number in the list may change with a new decision of the council. New columns are added at the end. Answers have an ETag: a program that sends If-None-Match does not load the same twice.',
  pages:
    'JSON comes in parts of up to 500 records; the field next shows the following part. CSV is one file in UTF-8 with commas; a cell that looks like a formula is guarded by an apostrophe.',
  api: 'Meaning of all fields (OpenAPI)',
};
