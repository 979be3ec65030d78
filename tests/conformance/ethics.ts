import type { Field } from '../../kernel/register/fields.ts'
import { everyField } from './fields.ts'
import type { Check } from './load.ts'

/**
 * DESIGN §9, as far as names and labels of fields can show it: what no register holds, in the words by which a field
 * would ask for it. Help texts are not looked at, because they say what must not be written.
 */
export const never: readonly (readonly [what: string, label: RegExp, name: RegExp])[] = [
  ['names of people outside', /当事人|来访人|群众|居民|村民|律师姓名|委托人|举报人|投诉人|信访人|证人|家属|外部人员/, /citizen|resident|complainant|petitioner|informer|witness|lawyer/i],
  ['the content of personal matters', /申报内容|报告内容|收入|房产|存款|投资额|婚姻|证件号|身份证|护照|子女|配偶|住址|电话|手机/, /income|property|marriage|passport|spouse|child|phone|address/i],
  ['what was said', /谈话内容|谈话要点|谈话记录|批评|表态|思想动态|心得|检讨/, /transcript|criticism|confession|sentiment|content/i],
  ['scores and ranks', /得分|评分|分数|积分|扣分|加分|排名|名次|星级|红黑榜/, /score|rank|points|stars/i],
  ['where somebody is', /定位|经纬度|坐标|轨迹|打卡|签到/, /location|latitude|longitude|gps|checkin|track/i],
  ['faces', /人脸|面部|指纹|声纹|照片/, /face|fingerprint|photo/i],
  ['what a cohort may not be made of', /民族|宗教|信仰|健康|病|家庭|血型|籍贯/, /ethnic|religio|health|illness|family/i],
  ['online time and receipts of reading', /在线时长|已读|阅读量|点击/, /online|readreceipt|clicks/i],
]

const holds: Check = { name: 'ethics', of: ({ register }) => register.kinds.flatMap(kind => everyField(kind.fields).flatMap(({ path, name, field }) =>
  never.filter(([, label, named]) => label.test(field.label.zh) || named.test(name)).map(([what]) => `${kind.id}.${path} (${field.label.zh}) asks for ${what}`))) }

const ofRoster: readonly Field['type'][] = ['person', 'persons', 'number', 'flag', 'list', 'group', 'unit', 'record']
const person = /(?:人|人员|姓名|名单|对象|领导|书记|主任|组长|委员|成员|干部|干警)$/

/** Who somebody is comes from the roster: a field labelled as a person takes no text. */
const roster: Check = { name: 'people', of: ({ register }) => register.kinds.flatMap(kind => everyField(kind.fields)
  .filter(({ field }) => person.test(field.label.zh) && !ofRoster.includes(field.type) && field.type !== 'choice' && field.type !== 'choices')
  .map(({ path, field }) => `${kind.id}.${path} (${field.label.zh}) takes a name that is not on the roster`)) }

/** What a register must not hold. */
export const ethicsChecks: readonly Check[] = [holds, roster]
