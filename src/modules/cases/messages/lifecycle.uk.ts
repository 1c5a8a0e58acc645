import { formatRelativeDays } from '#platform/i18n/dates.ts';
import { defineMessages } from '#platform/i18n/messages.ts';
import { counted, pluralUk } from '#platform/i18n/plural.ts';

const days = (n: number) => `${n} ${pluralUk(n, counted.day.uk)}`;

/** States, actions, reasons and terms of a case, in words. */
export const lifecycleUk = defineMessages({
  'state.draft': 'Чернетка',
  'state.registered': 'Зареєстровано',
  'state.sentToBackOffice': 'Передано до бек-офісу',
  'state.inProgress': 'Розглядається',
  'state.paused': 'Строк зупинено',
  'state.granted': 'Послугу надано',
  'state.refused': 'У послузі відмовлено',
  'state.passedOn': 'Передано іншому органу',
  'state.documentReady': 'Документ готовий',
  'state.atFrontOffice': 'Можна отримати у Центрі',
  'state.handedOut': 'Видано',
  'state.archived': 'В архіві',
  'state.withdrawn': 'Відкликано заявником',
  'state.abandoned': 'Не подано',

  'action.checkPacket': 'Перевірити пакет документів',
  'action.recordConsent': 'Записати згоду на обробку даних',
  'action.tellDeficiencies': 'Повідомити про недоліки',
  'action.register': 'Зареєструвати справу',
  'action.abandon': 'Припинити оформлення',
  'action.issueInventory': 'Видати опис документів',
  'action.sendToBackOffice': 'Передати до бек-офісу',
  'action.passOn': 'Передати органу, що вирішує',
  'action.accept': 'Прийняти до роботи',
  'action.reassign': 'Змінити виконавця',
  'action.pause': 'Зупинити строк',
  'action.resume': 'Поновити строк',
  'action.restartTerm': 'Почати строк заново',
  'action.extend': 'Продовжити строк',
  'action.decideGrant': 'Надати послугу',
  'action.decideRefuse': 'Відмовити',
  'action.prepareDocument': 'Підготувати документ',
  'action.sendToFrontOffice': 'Передати до фронт-офісу',
  'action.handOut': 'Видати заявнику',
  'action.withdraw': 'Відкликати за заявою',
  'action.archive': 'Передати до архіву',

  'reason.notInThisState': 'На цьому етапі справи така дія не передбачена',
  'reason.noRight': 'Ця дія не належить до ваших обов’язків',
  'reason.notTheExecutor': 'Справу веде інший виконавець',
  'reason.packetNotChecked': 'Спершу позначте кожен документ з інформаційної картки',
  'reason.gapsNotTold': 'Спершу повідомте заявника, яких документів бракує і як це виправити',
  'reason.nothingMissing': 'Усі потрібні документи подано',
  'reason.noConsent': 'Спершу запишіть згоду заявника на обробку персональних даних',
  'reason.noConsentOfOthers': 'Спершу додайте згоду осіб, дані яких потрібні для послуги',
  'reason.consentGiven': 'Згоду вже записано',
  'reason.inventoryFirst': 'Спершу видайте заявнику опис документів',
  'reason.decidedElsewhere': 'Рішення в цій справі ухвалює інший орган: передайте її туди',
  'reason.decidedHere': 'Рішення в цій справі ухвалює ваш орган: передайте її до бек-офісу',

  'refusal.norms': 'Назвіть норми закону, на яких ґрунтується відмова: акт і статтю чи пункт',
  'refusal.reasons': 'Поясніть, чому в послузі відмовлено',
  'refusal.appeal': 'Напишіть, як і де можна оскаржити відмову',

  'packet.notOnCard': 'Інформаційна картка не передбачає цього документа: вимагати його не можна',
  'packet.alwaysNeeded': 'Цей документ потрібен завжди: позначте, подано його чи ні',
  'packet.officeCannotObtain': 'Цей документ подає заявник: картка не дає способу отримати його самостійно',
  'packet.markedTwice': 'Цей документ уже позначено в іншому рядку',

  'deadline.paused': 'Строк зупинено',
  'deadline.onTime': (n: number) => `Залишилося ${days(n)}`,
  'deadline.soon': (n: number) => `Строк спливає ${formatRelativeDays('uk', n)}`,
  'deadline.today': 'Останній день строку — сьогодні',
  'deadline.overdue': (n: number) => `Прострочено на ${days(n)}`,
});
