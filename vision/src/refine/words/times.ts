import { phraseList } from './word-list.ts'

/** Times of the day, as light. */
export const TIMES = phraseList(
  `night, nighttime, midnight, dusk, dawn, twilight, sunset, sunrise, noon, midday, morning, early morning, afternoon, late afternoon, evening, golden hour,
   blue hour, daytime, daylight, day`,
)

/** How each is said: "at night", "in the morning", "during golden hour". */
export function atTime(time: string): string {
  if (/^(?:early morning|morning|afternoon|late afternoon|evening)$/.test(time))
    return `in the ${time}`
  if (/^(?:golden hour|blue hour|daytime|day)$/.test(time))
    return `during ${time === 'day' ? 'the day' : time}`
  return time === 'daylight' ? 'in daylight' : `at ${time === 'nighttime' ? 'night' : time}`
}
