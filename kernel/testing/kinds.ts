import { defineRegister, type Kind } from '../register/define.ts'

/** A study record as small as one can be: what scenarios need of a register beside the built-in occasion. */
export const study = defineRegister({
  id: 'study', version: 1, label: { zh: '学习', en: 'Study' }, prefix: '学习', headline: ['title'],
  fields: {
    title: { type: 'text', label: { zh: '题', en: 'Title' }, required: true },
    occasion: { type: 'record', of: 'occasion', label: { zh: '场次', en: 'Event' }, required: true },
    day: { type: 'day', label: { zh: '日', en: 'Day' }, required: true },
    hours: { type: 'number', label: { zh: '学时', en: 'Hours' }, fraction: true },
  },
  place: row => ({ held: row.day, occasion: row.occasion }),
  facts: row => [{ kind: 'study', code: 'warning', day: row.day, ...(row.hours === undefined ? {} : { num: row.hours }) }],
})

/** Something that one person does on a day, with a number where one is counted. */
export const signing = defineRegister({
  id: 'signing', version: 1, label: { zh: '签署', en: 'Signing' }, prefix: '签署', headline: ['person'],
  fields: {
    person: { type: 'person', label: { zh: '人', en: 'Person' }, required: true },
    day: { type: 'day', label: { zh: '日', en: 'Day' }, required: true },
    unit: { type: 'unit', label: { zh: '单位', en: 'Unit' } },
    hours: { type: 'number', label: { zh: '学时', en: 'Hours' }, fraction: true },
    paper: { type: 'flag', label: { zh: '纸质', en: 'On paper' } },
  },
  states: { recorded: ['checked'], checked: ['filed'], filed: [] },
  stateLabels: { recorded: { zh: '已登记', en: 'recorded' }, checked: { zh: '已核对', en: 'checked' }, filed: { zh: '已归档', en: 'filed' } },
  place: row => ({ held: row.day }),
  facts: row => [{ kind: 'signed', person: row.person, day: row.day, ...(row.unit === undefined ? {} : { unit: row.unit }),
    ...(row.hours === undefined ? {} : { num: row.hours }), ...(row.paper ? { code: 'paper' } : {}) }],
})

/** The next release of signings, which states one fact more. */
export const signingTwo: Kind = { ...signing, version: 2,
  facts: (row, ctx) => [...signing.facts(row, ctx), { kind: 'signed.filed', day: signing.place(row).held }] }

/** A unit's meeting, and a round that the organisation opens for everybody. */
export const meeting = defineRegister({
  id: 'meeting', version: 1, label: { zh: '会议', en: 'Meeting' }, prefix: '会议', headline: ['unit'],
  fields: {
    unit: { type: 'unit', label: { zh: '单位', en: 'Unit' }, required: true },
    day: { type: 'day', label: { zh: '日', en: 'Day' }, required: true },
    kind: { type: 'choice', label: { zh: '类别', en: 'Kind' }, required: true, options: [
      { code: 'committee', label: { zh: '支委会', en: 'Committee' } }, { code: 'theme', label: { zh: '专题会', en: 'On one theme' } },
      { code: 'round', label: { zh: '一轮', en: 'Round' } },
    ] },
  },
  place: row => ({ held: row.day, unit: row.unit }),
  facts: row => [{ kind: row.kind === 'round' ? 'round' : 'met', code: row.kind, unit: row.unit, day: row.day }],
})

/** The registers of scenarios that need no real one. */
export const fixtureKinds: readonly Kind[] = [study, signing, meeting]
