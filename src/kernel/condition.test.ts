import { describe, expect, test } from 'vitest'

import { type Condition, all, any, fieldsOf, holds, not, refs } from './condition.ts'
import { optional } from './field.ts'
import { choice, choices } from './kinds/choice.ts'
import { date } from './kinds/day.ts'
import { whole } from './kinds/number.ts'

const answer = refs({
  sex: choice(['female', 'male']),
  age: optional(whole()),
  modules: choices(['M1', 'M2']),
  born: date(),
  left: date(),
})
const answers = { sex: 'female', age: 18, modules: ['M1'], born: '1998-04-02', left: '2026-11-23' }

describe('a rule', () => {
  test('compares an answer with a code or a number', () => {
    expect(holds(answer.sex.is('female'), answers)).toBe(true)
    expect(holds(answer.sex.isOneOf('male'), answers)).toBe(false)
    expect(holds(answer.sex.isOneOf('male', 'female'), answers)).toBe(true)
    expect(holds(answer.age.is(18), answers)).toBe(true)
    expect(holds(all(answer.age.atLeast(18), answer.age.atMost(18)), answers)).toBe(true)
    expect(holds(any(answer.age.atLeast(19), answer.age.atMost(17)), answers)).toBe(false)
  })

  test('looks into a list', () => {
    expect(holds(answer.modules.has('M1'), answers)).toBe(true)
    expect(holds(answer.modules.hasAll('M1', 'M2'), answers)).toBe(false)
    expect(holds(answer.modules.countAtLeast(1), answers)).toBe(true)
    expect(holds(answer.modules.countAtLeast(2), answers)).toBe(false)
  })

  test('compares days', () => {
    expect(holds(answer.born.notBefore('1998-04-02'), answers)).toBe(true)
    expect(holds(answer.born.notBefore('1998-04-03'), answers)).toBe(false)
    expect(holds(answer.left.notBeforeField('born'), answers)).toBe(true)
    expect(holds(answer.born.notBeforeField('left'), answers)).toBe(false)
  })

  test('is false of an open question, but two days are compared only once both are known', () => {
    const rules = [
      answer.sex.is('female'),
      answer.age.is(0),
      answer.age.atLeast(-1),
      answer.age.atMost(200),
      answer.modules.has('M1'),
      answer.modules.countAtLeast(1),
      answer.born.notBefore('1900-01-01'),
      answer.sex.isKnown(),
    ]
    expect(rules.map((rule) => holds(rule, {}))).toEqual(rules.map(() => false))
    expect(holds(answer.left.notBeforeField('born'), { left: '1900-01-01' })).toBe(true)
    expect(holds(not(answer.sex.isKnown()), {})).toBe(true)
  })

  test('is joined with others: all of none hold, any of none does not', () => {
    expect([holds(all(), {}), holds(any(), {})]).toEqual([true, false])
  })

  test('is plain data, so it is the same after a journey', () => {
    const rule = all(
      any(answer.sex.is('male'), not(answer.age.isKnown())),
      answer.modules.hasAll('M1', 'M2'),
      answer.left.notBeforeField('born'),
    )
    expect(JSON.parse(JSON.stringify(rule)) as Condition).toEqual(rule)
  })

  test('says which questions it speaks of', () => {
    const rule = all(
      any(answer.sex.is('male'), not(answer.age.isKnown())),
      answer.modules.has('M1'),
      answer.left.notBeforeField('born'),
    )
    expect(fieldsOf(rule)).toEqual(['sex', 'age', 'modules', 'left', 'born'])
  })
})
