// Samples and their results, as officials keep them on the pages.
import { day } from './officials.mjs';
import { redirected } from './sanctions.mjs';

export const SAMPLE = { label: 'NT1-ABC', medium: 'wastewater', point: 'Cống xả số 1', at: day(-3),
  at_time: '08:30', takers: 'Trần ABC', witness: '', method: '', amount: '2 chai 1 lít',
  preserved: '', seal: 'NP-001', flow: '70', flow_of: 'day' };

// A sample taken in the case; its path.
export async function sampled(client, code, more = {}) {
  const to = `/staff/cases/${code}/samples`;
  return redirected(await client.submit(to, { ...SAMPLE, ...more }, { action: to }), 'sample');
}

export const result = (client, at, fields) => client.submit(`${at}/result`,
  { do: 'save', number: 'PT-01/ABC', laboratory: 'Phòng thử nghiệm ABC',
    accreditation: 'VILAS ABC', reported: day(-1), received: day(), ...fields },
  { action: `${at}/result` });
