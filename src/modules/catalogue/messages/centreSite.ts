/** Words of what the site of a centre adds to its page. */
export const centreSiteWords = {
  uk: {
    news: 'Новини',
    allNews: 'Усі новини',
    allDocuments: 'Усі документи',
    exceptions: 'Найближчі зміни в графіку',
    closed: 'зачинено',
    wholeCentre: 'Увесь центр',
  },
  en: {
    news: 'News',
    allNews: 'All news',
    allDocuments: 'All documents',
    exceptions: 'Changes of hours ahead',
    closed: 'closed',
    wholeCentre: 'The whole centre',
  },
};
