// Pages around the public list: facility, act, map, printed list and texts for the press.
import { Client } from './client.mjs';
import { official } from './officials.mjs';
import { assert, test } from './runner.mjs';
import { shared, until } from './stack.mjs';

const ID = 790_001;
const PLACE = '06673';
const ACT = '45/2022:Đ18.2.c';

// A publication of a facility with a commitment, as released; { facility, address of its page }.
async function planted(stack) {
  await stack.sql(`SET foreign_key_checks = 0;
    INSERT INTO facility (unit_id, kind, name, sector, made_us) SELECT id, 'organization', 'Xưởng Gốm ABC',
      'other', 1 FROM unit WHERE code = '${PLACE}' AND valid_to IS NULL LIMIT 1;
    SET @f = LAST_INSERT_ID(); UPDATE facility SET root_id = @f WHERE id = @f;
    INSERT INTO facility_duty (facility_id, kind, source, what, basis, due_on, made_us) VALUES
      (@f, 'commitment', 'permit', 'Lắp bể lắng ABC', 'Giấy phép ABC', '2020-01-01', 1),
      (@f, 'commitment', 'permit', 'Việc nội bộ ABC', 'Giấy phép ABC', NULL, 1);
    INSERT INTO publication_act VALUES (${ID}, '${ACT}');
    INSERT INTO publication (id, case_id, decision_id, slug, state, unit_id, name, address, act, sanction,
      remedy, number, signed_on, unit_name, basis, fine_total, made_by, made_us, released_by, released_us,
      place_code, facility_id, appeal, execution, expires_us) VALUES (${ID}, 1, ${ID}, 'gomabc', 'released', 1,
      'Xưởng Gốm ABC', 'Số 1 phố Lò ABC', 'Xả khói vượt quy chuẩn ABC', 'Phạt tiền 40.000.000 đồng',
      'Buộc lắp bộ lọc', '77/QĐ-XPHC', '2026-05-05', 'UBND phường Bãi Cháy', 'Luật ABC', 40000000, 1, 1, 2,
      1, '${PLACE}', @f, 'complaint', 'late', 4000000000000000)`);
  await until(async () => Number((await stack.sql(`SELECT COUNT(*) FROM publication_change
    WHERE indexed_us IS NULL`))[0][0]) === 0, 15_000, 'the list follows');
  const [[facility, slug]] = await stack.sql(`SELECT f.id, s.slug FROM publication p
    JOIN facility f ON f.id = p.facility_id JOIN facility_public s ON s.facility_id = f.id WHERE p.id = ${ID}`);
  return { facility, slug };
}

async function gone(stack, facility) {
  await stack.sql(`SET foreign_key_checks = 0; DELETE FROM publication_act WHERE publication_id = ${ID};
    DELETE FROM publication_change WHERE publication_id = ${ID}; DELETE FROM publication WHERE id = ${ID};
    DELETE FROM facility_duty WHERE facility_id = ${facility}; DELETE FROM facility_public
    WHERE facility_id = ${facility}; DELETE FROM facility WHERE id = ${facility}`);
}

const main = (text) => /<main[\s\S]*<\/main>/.exec(text)[0].replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('facility, act, place, printed list and press tell what is published, and end with it', async () => {
  const stack = await shared();
  const citizen = new Client(stack.public);
  const { facility, slug } = await planted(stack);
  const get = async (at) => {
    const answer = await citizen.get(at);
    assert.equal(answer.status, 200, at);
    return main(answer.text);
  };
  try {
    const page = await citizen.get('/violators/gomabc');
    const link = /href="(\/acts\/[^"]+)"/.exec(page.text)[1];
    assert.match(page.text, new RegExp(`href="/facilities/${slug}"`));
    assert.match(page.text, /href="\/press\/gomabc"/);
    const own = await get(`/facilities/${slug}`);
    assert.match(own, /Xưởng Gốm ABC.*1 quyết định đang được công bố.*1 quá hạn thi hành.*Buộc lắp bộ lọc/);
    assert.doesNotMatch(own, /bể lắng|nội bộ/, 'nobody chose to tell them');
    const act = await get(link);
    assert.match(act, /1 quyết định/);
    assert.match(act, /điều 18/i);
    assert.match(await get('/violators/map'), /Bãi Cháy\s*: \d+ quyết định/);
    assert.match(await get(`/violators/board?place=${PLACE}&year=2026`), /Bãi Cháy · 2026.*Xưởng Gốm ABC/);
    const press = await get('/press/gomabc');
    assert.match(press, /Quyết định số 77\/QĐ-XPHC.*địa chỉ: Số 1 phố Lò ABC/);
    assert.match(press, /ngày 05 tháng 5 năm 2026.*Bốn mươi triệu đồng/, 'to be spoken');
    assert.equal(press.match(/đang bị khiếu nại/g).length, 3, 'no text without it');
    const head = await official(stack, 'baichay.truong');
    const [[duty]] = await stack.sql(`SELECT id FROM facility_duty WHERE facility_id = ${facility}
      AND what LIKE 'Lắp%'`);
    const at = `/staff/facilities/${facility}/duties/${duty}`;
    const tell = (what) => head.submit(at, { do: what }, { action: at });
    assert.equal((await tell('tell')).status, 303);
    const told = await get(`/facilities/${slug}`);
    assert.match(told, /Lắp bể lắng ABC/);
    assert.doesNotMatch(told, /nội bộ/);
    assert.equal((await tell('hide')).status, 303);
    assert.doesNotMatch(await get(`/facilities/${slug}?again`), /bể lắng/);
    const [[events]] = await stack.sql(`SELECT COUNT(*) FROM act_event WHERE subject = 'facility:${facility}'
      AND type IN ('facility_duty_tell', 'facility_duty_hide')`);
    assert.equal(Number(events), 2);
    await stack.sql(`UPDATE publication SET state = 'withdrawn', gone_how = 'wrong' WHERE id = ${ID}`);
    await until(async () => (await citizen.get(`/facilities/${slug}`)).status === 410, 10_000, 'gone');
    const past = await citizen.get('/press/gomabc');
    assert.equal(past.status, 410);
    assert.match(main(past.text), /Nội dung công bố này không còn nữa.*Danh sách công bố/, 'says why, and where to go on');
    assert.doesNotMatch(past.text, /Gốm ABC/);
    assert.match(past.text, /href="\/press\/gomabc\?lang=en"/, 'in the other language too');
    const lost = await head.get(`/staff/facilities/999999999`);
    assert.equal(lost.status, 404);
    assert.match(lost.text, /Đăng xuất[\s\S]*Không có trang này[\s\S]*href="\/staff"/, 'officials stay among their pages');
    for (const list of ['/violators', '/violators/board', `/violators?place=${PLACE}`])
      assert.doesNotMatch((await citizen.get(list)).text, /Gốm ABC/, list);
  } finally {
    await gone(stack, facility);
  }
  for (const at of ['/facilities/0000000000', '/press/0000000000', '/acts/0', '/acts/..'])
    assert.equal((await citizen.get(at)).status, 404, at);
});
