import type { Words } from '#platform/i18n/words.ts';
import type { planUk } from './plan.uk.ts';

/** English words of the plan of the network. */
export const planEn: Words<typeof planUk> = {
  plan: {
    title: 'Plan of districts',
    caption:
      'A schematic, not to scale: each tile is a district, the number in a circle is that of an e-office. The exact address is in the list below.',
    unplaced: 'The order of the tiles says nothing about the city.',
    label: 'Plan of districts with e-offices; the list below says the same in words',
    office: (number, organisation) => `E-office No ${number}, ${organisation}`,
    elsewhere: (n) =>
      `${n} ${n === 1 ? 'e-office is' : 'e-offices are'} not on the plan, since the district is not entered: only the list has ${n === 1 ? 'it' : 'them'}.`,
    district: (name) => `${name} district`,
    open: 'Open on the map of the phone',
    fields: { district: 'District', latitude: 'Latitude', longitude: 'Longitude' },
    districtHint: 'For example: Київський. Empty: the district that the organisation names',
    coordinatesHint: 'In degrees, only from a checked source. Empty: not shown',
    coordinatesWrong: 'Write a number of degrees within Ukraine.',
    coordinatesBoth: 'Write both latitude and longitude, or neither.',
    edit: 'Plan of districts',
    editTitle: 'Plan of districts of the network',
    editLead:
      'Put the tile of each district about where it lies in the city: column from the left, row from the top. It is a schematic, not a map.',
    column: 'Column',
    row: 'Row',
    none: 'No districts yet',
    noneHint: 'Enter the district of an e-office, and its tile appears here.',
    save: 'Save the plan',
    saved: 'The plan is saved.',
    cellTaken: (name) => `${name} district is here already. Choose another place.`,
    cellWrong: (most) => `Write a number from 1 to ${most}.`,
    cancel: 'Cancel',
    preview: 'As visitors see it',
  },
};
