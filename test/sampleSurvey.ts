import { makeSurvey } from '#modules/surveys/commands/surveys.ts';
import type { Services } from '#platform/http/services.ts';
import { systemActor } from '#platform/session/actor.ts';

/** The survey of the demo that runs, one of its public addresses, and a draft beside it. */
export async function addSampleSurvey({ database }: Pick<Services, 'database'>) {
  const open = await database.queries
    .selectFrom('survey')
    .innerJoin('survey_link', 'survey_link.survey_id', 'survey.id')
    .select(['survey.id', 'survey.municipality_id as municipalityId', 'survey_link.code'])
    .where('survey.state', '=', 'open')
    .where('survey_link.eoffice_id', 'is', null)
    .executeTakeFirst();
  if (!open) return undefined;
  const draftId = await database.transaction((tx) =>
    makeSurvey(tx, systemActor('test'), {
      title: 'Чернетка опитування',
      lead: '',
      opensOn: '2026-01-01',
      closesOn: '2036-01-01',
      municipalityId: open.municipalityId,
      workerId: null,
      questions: [
        {
          key: 'q1',
          kind: 'text',
          words: 'Чого бракує?',
          hint: '',
          required: false,
          choices: [],
          min: null,
          max: null,
        },
      ],
      copiedFrom: open.id,
    }),
  );
  return { surveyId: open.id, code: open.code, draftId };
}
